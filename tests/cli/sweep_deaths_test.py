"""A point at which its worker crashes again and again ends as a failed point, every other point has its result, and kills from outside blame nobody."""

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

    def end_whoever_holds(self, point, sweep, times, blow):
        """Ends the worker that holds the point, as a crash there would (SIGSEGV) or as somebody from outside (SIGKILL), until it has happened so often or
        the sweep has ended."""
        ended = set()
        while sweep.poll() is None and len(ended) < times:
            time.sleep(0.002)
            worker = self.holder(point)
            if worker in (None, sweep.pid) or worker in ended:
                continue
            try:
                os.kill(worker, signal.SIGSTOP)   # so that it cannot finish the point between a look and the blow
                time.sleep(0.01)
                if self.holder(point) == worker and not self.is_done(point):
                    os.kill(worker, blow)
                    ended.add(worker)
                os.kill(worker, signal.SIGCONT)
            except ProcessLookupError:
                pass
        return len(ended)

    def run_with(self, blow, times, workers):
        process = start("sweep", self.sweep, "--out", self.out, "--workers", workers, "--progress", "none", "--format", "json")
        ended = self.end_whoever_holds(DEADLY, process, times, blow)
        output, errors = process.communicate(timeout=300)
        self.assertEqual(process.returncode, DONE, errors)
        return ended, json.loads(output), errors

    def test_a_point_at_which_workers_crash_twice_is_recorded_as_failed(self):
        for workers in (1, 2):
            ended, result, errors = self.run_with(signal.SIGSEGV, 10, workers)
            self.assertGreaterEqual(ended, 2, errors)
            self.assertLess(ended, 10, errors)
            self.assertEqual((result["done"], result["failed"], result["missing"]), (POINTS, 1, 0))
            self.assertEqual(result["failures"][0]["point"], DEADLY)
            self.assertIn("crashed twice (signals 11 and 11)", result["failures"][0]["reason"]["en"])
            self.assertIn("信号 11 和 11", result["failures"][0]["reason"]["zh"])
            self.out.unlink()

    def test_one_crash_is_forgiven(self):
        ended, result, errors = self.run_with(signal.SIGSEGV, 1, 2)
        self.assertEqual(ended, 1, errors)
        self.assertIn("was ended by signal 11", errors)
        self.assertEqual((result["digest"], result["states"]), digest(self.sweep, self.folder / "right.h5"))

    def test_no_point_is_blamed_for_kills_from_outside(self):
        for workers in (1, 2):
            ended, result, errors = self.run_with(signal.SIGKILL, 5, workers)
            self.assertEqual(ended, 5, errors)
            self.assertEqual((result["failed"], result["missing"]), (0, 0))
            self.assertEqual((result["digest"], result["states"]), digest(self.sweep, self.folder / f"right-{workers}.h5"))
            self.out.unlink()


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main(verbosity=2)
