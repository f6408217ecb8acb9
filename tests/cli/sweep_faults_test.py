"""Whatever operation on a file fails during a sweep, there is a clean error or the right result, and the same command then ends with the right one."""

import shutil
import signal
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from failing_disk import INPUT_OUTPUT, MOST_OPERATIONS, NO_SPACE, built_shim
from sweep_program import digest, write_sweep
from terrace_program import DONE, FAILED, answer, terrace


class Faults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.home = Path(cls.temporary.name).resolve()
        cls.shim = built_shim(cls.home)
        cls.sweep = write_sweep(cls.home, points=3, months=1)
        cls.right = digest(cls.sweep, cls.home / "right.h5")
        prepared = terrace("sweep", "slurm", cls.sweep, "--out", cls.home / "prepared.h5", "--quiet")
        assert prepared.returncode == DONE, prepared.stderr
        cls.prepared = cls.home / "prepared.h5.parts"

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def run_with_fault(self, folder, out, **fault):
        mark = self.home / "failed"
        mark.unlink(missing_ok=True)
        settings = {name.upper(): value for name, value in fault.items()}
        settings.setdefault("FAILING_ERROR", INPUT_OUTPUT)
        finished = terrace("sweep", self.sweep, "--out", out, "--threads", "1", "--progress", "none", "--format", "json", LD_PRELOAD=self.shim,
                           FAILING_MARK=mark, FAILING_FOLDER=folder, PLENTIFUL_DISK="yes", ASAN_OPTIONS="verify_asan_link_order=0:detect_leaks=0", **settings)
        return finished, mark.exists()

    def check(self, finished, out, told, killed=False):
        """What the faulty call left, and that the same command without faults then gives the right result."""
        if killed:
            self.assertEqual(finished.returncode, -signal.SIGKILL, f"{told}: {finished.stderr}")
        else:
            self.assertIn(finished.returncode, (DONE, FAILED), f"{told}: {finished.stderr}")
            self.assertEqual(finished.returncode == FAILED, "error: " in finished.stderr, f"{told}: {finished.stderr}")
            self.assertNotIn("fault of the program", finished.stderr, told)
        again = answer("sweep", self.sweep, "--out", out, "--threads", "1", "--progress", "none", "--quiet")
        self.assertEqual((again["digest"], again["states"]), self.right, f"{told}: the result is wrong")
        self.assertEqual(again["failed"], 0, f"{told}: a fault of the disk was kept as a failure of a point")

    def fail_each(self, operation, mode="once", step=1, must_fail=True, prepared=True, **fault):
        failures = 0
        for number in range(1, MOST_OPERATIONS, step):
            folder = self.home / "work"
            folder.mkdir()
            if prepared:
                shutil.copytree(self.prepared, folder / "out.h5.parts")
            finished, happened = self.run_with_fault(folder, folder / "out.h5", failing_operation=operation, failing_number=number, failing_mode=mode, **fault)
            told = f"{operation} {number} ({mode})"
            self.check(finished, folder / "out.h5", told, killed=mode == "kill" and happened)
            shutil.rmtree(folder)
            if not happened:
                print(f"{operation} ({mode}): {failures} failed, one at a time", file=sys.stderr)
                return failures
            failures += 1
            if must_fail:
                self.assertNotEqual(finished.returncode, DONE, f"{told}: the fault was not reported")
        raise AssertionError("the operations do not end")

    def test_every_write_that_fails(self):
        self.assertGreaterEqual(self.fail_each("write"), 10)

    def test_a_disk_that_is_full_from_some_write_on(self):
        self.assertGreaterEqual(self.fail_each("write", "always", step=3, failing_error=NO_SPACE), 5)

    def test_writes_that_store_half_and_fail(self):
        self.assertGreaterEqual(self.fail_each("write", "torn", step=3, failing_error=NO_SPACE), 5)

    def test_every_sync_that_fails(self):
        self.assertGreaterEqual(self.fail_each("sync"), 5)

    def test_every_renaming_that_fails(self):
        self.assertGreaterEqual(self.fail_each("rename"), 4)

    def test_every_close_that_fails(self):
        # Of files that were only read a failing close does no harm.
        self.assertGreaterEqual(self.fail_each("close", step=4, must_fail=False), 10)

    def test_openings_that_fail(self):
        # The HDF5 library tries a file once before it opens it in earnest: a failure of that trial does no harm.
        self.assertGreaterEqual(self.fail_each("open", step=4, must_fail=False), 10)

    def test_a_sweep_whose_beginning_fails_begins_anew(self):
        for operation, mode in (("write", "once"), ("sync", "once"), ("rename", "once"), ("open", "once"), ("write", "kill"), ("rename", "kill")):
            self.assertGreaterEqual(self.fail_each(operation, mode, step=23, must_fail=False, prepared=False), 2)

    def test_a_sweep_killed_at_any_write_goes_on(self):
        self.assertGreaterEqual(self.fail_each("write", "kill", step=3, must_fail=False), 5)


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main(verbosity=2)
