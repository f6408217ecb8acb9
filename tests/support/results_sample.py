"""How the tests of results files get one: the unit tests write it, on request, under a name given to them."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(os.environ.get("TERRACE_ROOT", Path(__file__).resolve().parents[2]))
BUILD = Path(os.environ.get("TERRACE_BUILD", ROOT / "build" / "test"))
PROGRAM = BUILD / "tests" / "unit_tests"
SAMPLE = "ResultsFile.the_sample_for_other_programs_is_written_over_an_earlier_file"
LARGE = "ResultsFile.a_large_variable_is_written_in_chunks_and_comes_back"


def require_program():
    """Leaves with the status of a skipped test when the unit tests are not built."""
    if not PROGRAM.exists():
        print(f"skipped: {PROGRAM} is not built")
        sys.exit(77)


def run_writer(path, test=SAMPLE, extra_environment=None):
    """Runs the program that writes the file; returns the finished process."""
    variable = "TERRACE_SAMPLE_FILE" if test == SAMPLE else "TERRACE_LARGE_FILE"
    environment = dict(os.environ, **{variable: str(path)}, **(extra_environment or {}))
    return subprocess.run([str(PROGRAM), f"--gtest_filter={test}"], env=environment, timeout=120, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")


def written(path, test=SAMPLE):
    """Writes the file and returns its path; fails loudly otherwise."""
    finished = run_writer(path, test)
    if finished.returncode != 0:
        raise AssertionError(f"the sample could not be written:\n{finished.stdout}")
    return path
