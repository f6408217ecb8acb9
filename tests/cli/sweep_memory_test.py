"""Memory does not grow with the points of a sweep. Shards of all but a few points are made here, as workers would have left them, so that thousands
of points cost no simulation: the program lists, checks, reads and writes them and simulates the rest."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from sweep_program import make_shards
from terrace_program import DONE, PROGRAM, SCENARIOS, environment, terrace

FEW, MANY, LEFT = 2_000, 16_000, 20
ALLOWED = 3 * 2**20  # bytes that the many may take more than the few (buffers, what HDF5 keeps, the allocator); the table of results would be 5 MiB and more
FACTORS = ("parameters.price.cotton_ordinary", "parameters.crop.cotton_yield", "parameters.price.lamb", "luck")


def sweep_text(points, kind):
    keys = "".join(f'[[factor]]\nkey = "{key}"\n' + ("low = 1\nhigh = 1000\n" if key == "luck" else "") for key in FACTORS)
    size = points // (len(FACTORS) + 2) if kind == "saltelli" else points
    return (f'title = "Memory"\nscenarios = ["{SCENARIOS}/regions/example/scenario.toml"]\nmonths = 1\n[design]\nkind = "{kind}"\nsize = {size}\n{keys}'
            '[[metric]]\nname = "income"\nseries = "income_per_head"\n[[metric]]\nname = "gini"\nseries = "gini"\n')


def peak(*words):
    """Bytes that a command had at most."""
    process = subprocess.Popen([str(PROGRAM), *map(str, words)], env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    process.stderr.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != DONE:
        raise AssertionError(f"{words} ended with {process.returncode}:\n{errors.decode()}")
    return usage.ru_maxrss * 1024


class Memory(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def peaks(self, points, kind, continued):
        """Peaks of the commands of one sweep, by name."""
        sweep, out = self.folder / f"{kind}-{points}.toml", self.folder / f"{kind}-{points}.h5"
        parts, merged = Path(f"{out}.parts"), self.folder / f"merged-{kind}-{points}.h5"
        sweep.write_text(sweep_text(points, kind), encoding="utf-8")
        prepared = terrace("sweep", "slurm", sweep, "--out", out, "--quiet")
        self.assertEqual(prepared.returncode, DONE, prepared.stderr)
        make_shards(parts, failing=50, left=LEFT)
        found = {"status": peak("sweep", "status", out)}
        if continued:
            found["sweep"] = peak("sweep", sweep, "--out", out, "--resume", "--progress", "none", "--threads", "1")
        else:
            found["worker"] = peak("sweep", "worker", parts, "--progress", "none", "--threads", "1")
            found["merge"] = peak("sweep", "merge", parts, "--out", merged)
            found["status of a file"] = peak("sweep", "status", merged)
        return found

    def compare(self, kind, continued):
        few, many = self.peaks(FEW, kind, continued), self.peaks(MANY, kind, continued)
        for name, bytes_of_many in many.items():
            print(f"{kind}, {name}: {few[name] / 2**20:.1f} MiB with {FEW} points, {bytes_of_many / 2**20:.1f} with {MANY}", file=sys.stderr)
        for name, bytes_of_many in many.items():
            self.assertLess(bytes_of_many - few[name], ALLOWED, name)

    def test_of_workers_merge_and_status_does_not_grow_with_the_points(self):
        self.compare("saltelli", False)

    def test_of_a_sweep_that_is_continued_does_not_grow_with_the_points(self):
        self.compare("latin_hypercube", True)


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main(verbosity=2)
