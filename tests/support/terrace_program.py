"""Runs the program as a user does: `TERRACE` is the program, `TERRACE_ROOT` the source folder (both set by ctest)."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(os.environ.get("TERRACE_ROOT", Path(__file__).resolve().parents[2]))
PROGRAM = Path(os.environ.get("TERRACE", ROOT / "build" / "release" / "bin" / "terrace"))
SCENARIOS = ROOT / "scenarios"
REGION = SCENARIOS / "regions" / "bayingolin.toml"
DONE, FAILED, WRONG_INPUT, INTERRUPTED = 0, 1, 2, 130


def require_program():
    """Leaves with the status of a skipped test when the program is not built."""
    if not PROGRAM.exists():
        print(f"skipped: {PROGRAM} is not built")
        sys.exit(77)


def module(name):
    """A Python module, or None when it is not installed: what needs it is left out, and the test says so."""
    try:
        return __import__(name)
    except ImportError:
        print(f"skipped in part: the Python module {name} is not installed", file=sys.stderr)
        return None


def environment(**changes):
    """An environment in English without the settings of the machine; None takes a variable out."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "TERRACE"))}
    variables.update(LANG="C.UTF-8", NO_COLOR="1")
    variables.update({name: str(value) for name, value in changes.items() if value is not None})
    for name, value in changes.items():
        if value is None:
            variables.pop(name, None)
    return variables


def terrace(*words, folder=None, timeout=600, **variables):
    """Runs the program to its end; the answer has returncode, stdout and stderr (UTF-8)."""
    return subprocess.run([str(PROGRAM), *map(str, words)], cwd=folder, env=environment(**variables), stdin=subprocess.DEVNULL,
                          capture_output=True, encoding="utf-8", errors="replace", timeout=timeout)


def start(*words, folder=None, **variables):
    """Starts the program and leaves it running."""
    return subprocess.Popen([str(PROGRAM), *map(str, words)], cwd=folder, env=environment(**variables), stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", errors="replace")


def answer(*words, **settings):
    """The JSON object that a command prints; fails loudly when the command fails."""
    finished = terrace(*words, "--format", "json", **settings)
    if finished.returncode != DONE:
        raise AssertionError(f"{words} ended with {finished.returncode}:\n{finished.stderr}")
    return json.loads(finished.stdout)
