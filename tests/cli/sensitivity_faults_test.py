"""Whatever operation on a file fails while `terrace sensitivity --save` writes, and whenever it is killed, the sweep file is the old one or the new one, whole."""

import shutil
import signal
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from failing_disk import MOST_OPERATIONS, built_shim
from sweep_program import make_shards, write_sweep
from terrace_program import DONE, FAILED, answer, terrace


class Saving(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.home = Path(cls.temporary.name).resolve()
        cls.shim = built_shim(cls.home)
        cls.sweep = cls.home / "sweep.h5"
        prepared = terrace("sweep", "slurm", write_sweep(cls.home, points=40, months=1), "--out", cls.sweep, "--quiet")
        assert prepared.returncode == DONE, prepared.stderr
        make_shards(Path(f"{cls.sweep}.parts"), failing=9, left=0)
        merged = terrace("sweep", "merge", f"{cls.sweep}.parts", "--out", cls.sweep, "--quiet")
        assert merged.returncode == DONE, merged.stderr
        cls.old = cls.sweep.read_bytes()
        saved = cls.home / "saved.h5"
        shutil.copy(cls.sweep, saved)
        assert cls.save(saved).returncode == DONE
        cls.new = saved.read_bytes()

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @staticmethod
    def save(file, **environment):
        return terrace("sensitivity", file, "--save", "--quiet", "--bootstrap", "0", **environment)

    def fail_each(self, operation, mode, step=1):
        """Lets every operation of the kind fail, one at a time; returns how many there were."""
        for number in range(1, MOST_OPERATIONS, step):
            folder, mark = self.home / "work", self.home / "failed"
            folder.mkdir()
            mark.unlink(missing_ok=True)
            file = folder / "sweep.h5"
            shutil.copy(self.sweep, file)
            finished = self.save(file, LD_PRELOAD=self.shim, FAILING_MARK=mark, FAILING_FOLDER=folder, PLENTIFUL_DISK="yes", FAILING_OPERATION=operation,
                                 FAILING_NUMBER=number, FAILING_MODE=mode, ASAN_OPTIONS="verify_asan_link_order=0:detect_leaks=0")
            told = f"{operation} {number} ({mode}): {finished.stderr}"
            self.assertIn(file.read_bytes(), (self.old, self.new), told)
            if not mark.exists():
                self.assertEqual((finished.returncode, file.read_bytes()), (DONE, self.new), told)
            elif mode == "kill":
                self.assertEqual(finished.returncode, -signal.SIGKILL, told)
            elif finished.returncode == FAILED:
                self.assertEqual([path.name for path in folder.iterdir()], ["sweep.h5"], told)
            shutil.rmtree(folder)
            if not mark.exists():
                print(f"{operation} ({mode}): up to {number}", file=sys.stderr)
                return number - 1
        raise AssertionError("the operations do not end")

    def test_killed_at_any_write_sync_or_rename(self):
        self.assertGreaterEqual(self.fail_each("write", "kill", step=4), 10)
        self.assertGreaterEqual(self.fail_each("sync", "kill"), 2)
        self.assertEqual(self.fail_each("rename", "kill"), 1)

    def test_writes_syncs_and_the_rename_fail(self):
        self.assertGreaterEqual(self.fail_each("write", "once", step=4), 10)
        self.assertGreaterEqual(self.fail_each("sync", "once"), 2)
        self.assertEqual(self.fail_each("rename", "once"), 1)

    def test_the_saved_file_is_still_the_sweep(self):
        self.assertNotEqual(self.new, self.old)
        self.assertEqual(answer("sweep", "status", self.home / "saved.h5")["digest"], answer("sweep", "status", self.sweep)["digest"])


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main(verbosity=2)
