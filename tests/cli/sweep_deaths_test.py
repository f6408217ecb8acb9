"""A point at which its worker is killed again and again ends as a failed point, and every other point has its result."""

import json
import os
import signal
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from sweep_program import digest, write_sweep
from terrace_program import DONE, start

POINTS, DEADLY = 8, 5


class Deaths(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.out = self.folder / "out.h5"
        self.parts = self.folder / "out.h5.parts"
        self.sweep = write_sweep(self.folder, points=POINTS, months=24, replicates=8)   # a point takes long enough to be caught at it

    def holder(self, point):
        try:
            return int((self.parts / "leases" / str(point)).read_text().split()[1])
        except (FileNotFoundError, IndexError, ValueError):
            return None

    def is_done(self, point):
        return any((self.parts / "points").rglob(f"{point:07}.*"))

    def kill_whoever_holds(self, point, sweep, times):
        """Kills the worker that holds the point, as a crash there would, until it has happened so often or the sweep has ended."""
        killed = set()
        while sweep.poll() is None and len(killed) < times:
            time.sleep(0.002)
            worker = self.holder(point)
            if worker in (None, sweep.pid) or worker in killed:
                continue
            try:
                os.kill(worker, signal.SIGSTOP)   # so that it cannot finish the point between a look and the blow
                time.sleep(0.01)
                held = self.holder(point) == worker and not self.is_done(point)
                os.kill(worker, signal.SIGKILL if held else signal.SIGCONT)
                if held:
                    killed.add(worker)
            except ProcessLookupError:
                pass
        return len(killed)

    def run_with_kills(self, times, workers):
        process = start("sweep", self.sweep, "--out", self.out, "--workers", workers, "--progress", "none", "--format", "json")
        killed = self.kill_whoever_holds(DEADLY, process, times)
        output, errors = process.communicate(timeout=300)
        self.assertEqual(process.returncode, DONE, errors)
        return killed, json.loads(output), errors

    def test_a_point_that_kills_two_workers_is_recorded_as_failed(self):
        for workers in (1, 2):
            # With two workers the other one may take the point over before the parent has seen who held it: that death is not counted.
            killed, result, errors = self.run_with_kills(10, workers)
            self.assertGreaterEqual(killed, 2, errors)
            self.assertLess(killed, 10, errors)
            self.assertEqual((result["done"], result["failed"], result["missing"]), (POINTS, 1, 0))
            self.assertEqual(result["failures"][0]["point"], DEADLY)
            self.assertIn("killed twice (signals 9 and 9)", result["failures"][0]["reason"]["en"])
            self.assertIn("信号 9 和 9", result["failures"][0]["reason"]["zh"])
            self.out.unlink()

    def test_one_death_is_forgiven(self):
        killed, result, errors = self.run_with_kills(1, 2)
        self.assertEqual(killed, 1, errors)
        self.assertIn("was ended by signal 9", errors)
        self.assertEqual((result["digest"], result["states"]), digest(self.sweep, self.folder / "right.h5"))


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main(verbosity=2)
