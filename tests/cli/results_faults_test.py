"""Whatever fails while a results file is written, the file is right, or there is a clean error and the earlier file is untouched."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import results_sample
from failing_disk import INPUT_OUTPUT, MOST_OPERATIONS, NO_SPACE, built_shim

EARLIER = b"the earlier file"
WORKED, FAILED = 0, 1


class Writing(unittest.TestCase):
    """Writes the sample over and over, each time with another fault."""

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.home = Path(cls.temporary.name).resolve()
        cls.shim = built_shim(cls.home)
        cls.right = results_sample.written(cls.home / "right.h5").read_bytes()

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def setUp(self):
        self.folder = self.home / "results"
        self.folder.mkdir()
        self.path = self.folder / "study.h5"
        self.mark = self.home / "failed"

    def tearDown(self):
        shutil.rmtree(self.folder)

    def run_with_fault(self, **fault):
        """Runs the writer with the preloaded library; returns the process and whether the fault happened."""
        self.mark.unlink(missing_ok=True)
        environment = {name.upper(): str(value) for name, value in fault.items()}
        environment.update(LD_PRELOAD=str(self.shim), TMPDIR=str(self.home), FAILING_MARK=str(self.mark),
                           ASAN_OPTIONS="verify_asan_link_order=0:detect_leaks=0")
        environment.setdefault("FAILING_FOLDER", str(self.folder))
        finished = results_sample.run_writer(self.path, extra_environment=environment)
        return finished, self.mark.exists()

    def check_outcome(self, finished, earlier, told):
        """Either the right file, or an error that leaves the earlier file (or none) and nothing else."""
        self.assertIn(finished.returncode, (WORKED, FAILED), f"{told}: it crashed\n{finished.stdout}")
        there = self.path.read_bytes() if self.path.exists() else None
        if finished.returncode == WORKED:
            self.assertEqual(there, self.right, f"{told}: it reported success with a wrong file")
        else:
            self.assertIn(f"{self.path}: cannot ", finished.stdout, f"{told}: the error does not name the file")
            # Only the last sync of the folder comes after the renaming; the new file is complete then.
            unchanged = there == earlier or ("name of the finished file to the disk" in finished.stdout and there == self.right)
            self.assertTrue(unchanged, f"{told}: the earlier file changed\n{finished.stdout}")
        self.assertEqual([file.name for file in self.folder.iterdir() if file != self.path], [], f"{told}: something was left behind")


class Faults(Writing):
    def fail_each(self, operation, mode="once", error=INPUT_OUTPUT, must_fail=True):
        """Fails the first, second, ... operation until there are no more; returns how many there were."""
        for number in range(1, MOST_OPERATIONS):
            for earlier in (None, EARLIER):
                self.path.unlink(missing_ok=True)
                if earlier is not None:
                    self.path.write_bytes(earlier)
                finished, happened = self.run_with_fault(failing_operation=operation, failing_number=number, failing_mode=mode, failing_error=error)
                told = f"{operation} {number} ({mode}, errno {error}, {'a new file' if earlier is None else 'over an earlier file'})"
                self.check_outcome(finished, earlier, told)
                if happened and must_fail:
                    self.assertEqual(finished.returncode, FAILED, f"{told}: the fault was not reported")
            if not happened:
                print(f"{operation} ({mode}, errno {error}): {number - 1} operations, each failed once", file=sys.stderr)
                return number - 1
        raise AssertionError("the operations do not end")

    def test_every_opening_that_fails(self):
        # The library tries the file once before it opens it in earnest: a failure of that trial does no harm.
        self.assertGreaterEqual(self.fail_each("open", must_fail=False), 3)

    def test_every_write_that_fails(self):
        self.assertGreaterEqual(self.fail_each("write"), 10)

    def test_a_disk_that_is_full_from_some_write_on(self):
        self.assertGreaterEqual(self.fail_each("write", "always", NO_SPACE), 10)

    def test_every_write_that_stores_half_and_fails(self):
        self.assertGreaterEqual(self.fail_each("write", "torn", NO_SPACE), 10)

    def test_every_write_that_stores_half_and_says_so_is_completed(self):
        self.assertGreaterEqual(self.fail_each("write", "partial", must_fail=False), 10)

    def test_every_truncation_that_fails(self):
        self.assertGreaterEqual(self.fail_each("truncate"), 1)

    def test_every_sync_that_fails(self):
        self.assertGreaterEqual(self.fail_each("sync"), 2)

    def test_every_renaming_that_fails(self):
        self.assertGreaterEqual(self.fail_each("rename"), 1)

    def test_every_close_that_fails(self):
        self.assertGreaterEqual(self.fail_each("close"), 3)

    def test_a_killed_writer_leaves_the_earlier_file(self):
        self.path.write_bytes(EARLIER)
        for number in range(1, 60, 4):
            finished, happened = self.run_with_fault(failing_operation="write", failing_number=number, failing_mode="kill")
            if happened:
                self.assertEqual(finished.returncode, -signal.SIGKILL)
                self.assertEqual(self.path.read_bytes(), EARLIER)
            for left in self.folder.glob("*.tmp"):
                left.unlink()
            self.path.write_bytes(EARLIER)


@unittest.skipUnless(os.geteuid() == 0, "mounting a small disk needs root")
class FullDisk(Writing):
    """A real disk, too small: once found by the check of free space, once (the check deceived) by the writes themselves."""

    def setUp(self):
        super().setUp()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(self.folder)], capture_output=True, text=True)
        if mounted.returncode != 0:
            shutil.rmtree(self.folder)
            print("skipped in part: no small disk can be mounted here", file=sys.stderr)
            self.skipTest(f"no small disk can be mounted here: {mounted.stderr.strip()}")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.addCleanup(subprocess.run, ["umount", str(self.folder)], check=True)

    def tearDown(self):
        pass

    def fill(self, free):
        """Leaves about `free` bytes on the disk."""
        state = os.statvfs(self.folder)
        with open(self.folder / "filler", "wb") as filler:
            filler.write(bytes(max(0, state.f_bavail * state.f_frsize - free)))

    def outcome(self, **settings):
        finished, _ = self.run_with_fault(**settings)
        (self.folder / "filler").unlink()
        self.check_outcome(finished, EARLIER, str(settings))
        return finished

    def test_a_full_disk_is_a_clean_error(self):
        for free in range(0, 44 * 1024, 4096):
            self.path.write_bytes(EARLIER)
            self.fill(free)
            self.outcome(plentiful_disk="yes")
            self.path.unlink()

    def test_no_room_at_all_is_named(self):
        self.path.write_bytes(EARLIER)
        self.fill(0)
        finished = self.outcome(plentiful_disk="yes")
        self.assertEqual(finished.returncode, FAILED)
        self.assertIn("No space left on device", finished.stdout)

    def test_too_little_room_is_found_by_the_check(self):
        self.path.write_bytes(EARLIER)
        self.fill(0)
        finished = self.outcome()
        self.assertEqual(finished.returncode, FAILED)


if __name__ == "__main__":
    results_sample.require_program()
    unittest.main(verbosity=2)
