"""A run that is stopped leaves no file under the final name, and an earlier file as it was."""

import os
import signal
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, INTERRUPTED, SCENARIOS, start, terrace

EARLIER = b"the earlier file"
LONG = ["run", SCENARIOS / "baseline.toml", SCENARIOS / "bohu-courtyard.toml", "--replicates", "300", "--progress", "none"]
PATIENCE = 60  # seconds; stopping takes as long as one county of one scenario


class Interrupted(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.out = self.folder / "study.h5"

    def stopped(self, stop, *options, after=1.0):
        """Starts a long run, stops it after some seconds; returns its status and what it said."""
        process = start(*LONG, "--out", self.out, *options)
        time.sleep(after)
        self.assertIsNone(process.poll(), "the run ended before it could be stopped")
        process.send_signal(stop)
        output, errors = process.communicate(timeout=PATIENCE)
        return process.returncode, output, errors

    def sizes_of_unfinished_files(self):
        for file in self.folder.glob("*.tmp"):
            try:
                yield file.stat().st_size
            except FileNotFoundError:  # it was finished in between
                pass

    def test_ctrl_c_ends_with_its_status_and_leaves_nothing(self):
        for stop in (signal.SIGINT, signal.SIGTERM):
            status, output, errors = self.stopped(stop)
            self.assertEqual((status, output), (INTERRUPTED, ""))
            self.assertIn("interrupted", errors)
            self.assertEqual(list(self.folder.iterdir()), [])

    def test_ctrl_c_at_the_very_start_leaves_nothing(self):
        for after in (0.02, 0.1, 0.2):
            status, _, _ = self.stopped(signal.SIGINT, after=after)
            self.assertIn(status, (INTERRUPTED, -signal.SIGINT))  # before the program listens the system ends it
            self.assertEqual(list(self.folder.iterdir()), [])

    def test_ctrl_c_in_chinese(self):
        self.assertIn("已中断", self.stopped(signal.SIGINT, "--lang", "zh")[2])

    def test_ctrl_c_keeps_an_earlier_file(self):
        self.out.write_bytes(EARLIER)
        self.assertEqual(self.stopped(signal.SIGINT, "--force")[0], INTERRUPTED)
        self.assertEqual(self.out.read_bytes(), EARLIER)
        self.assertEqual(list(self.folder.iterdir()), [self.out])

    def test_a_second_ctrl_c_ends_at_once(self):
        process = start(*LONG, "--out", self.out)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        time.sleep(0.001)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, INTERRUPTED)
        self.assertFalse(self.out.exists())

    def test_a_killed_run_leaves_no_file_under_the_final_name(self):
        self.assertEqual(self.stopped(signal.SIGKILL)[0], -signal.SIGKILL)
        self.assertFalse(self.out.exists())

    def test_whenever_a_run_is_killed_the_file_is_the_earlier_or_the_whole_new_one(self):
        short = ["run", SCENARIOS / "baseline.toml", "--months", "6", "--progress", "none", "--out", self.out, "--force"]
        began = time.monotonic()
        self.assertEqual(terrace(*short).returncode, DONE)
        whole_run = time.monotonic() - began
        outcomes = set()
        for step in range(16):
            self.out.write_bytes(EARLIER)
            process = start(*short)
            time.sleep(whole_run * (0.3 + 0.06 * step))
            process.kill()
            process.communicate(timeout=PATIENCE)
            earlier = self.out.read_bytes() == EARLIER
            if not earlier:
                self.assertEqual(terrace("verify", self.out).returncode, DONE, "a file under the final name is not whole")
            outcomes.add(earlier)
            for left in self.folder.glob("*.tmp"):
                left.unlink()
        self.assertIn(True, outcomes)

    def test_ctrl_c_while_the_file_is_written_leaves_the_earlier_or_the_whole_new_one(self):
        short = ["run", SCENARIOS / "baseline.toml", "--progress", "none", "--out", self.out, "--force"]
        for step in range(40):
            self.out.write_bytes(EARLIER)
            process = start(*short)
            while process.poll() is None and not any(size > 4096 * step for size in self.sizes_of_unfinished_files()):
                time.sleep(0.0005)
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
            process.communicate(timeout=PATIENCE)
            self.assertIn(process.returncode, (DONE, INTERRUPTED))
            self.assertEqual(self.out.read_bytes() == EARLIER, process.returncode == INTERRUPTED)
            self.assertEqual(list(self.folder.iterdir()), [self.out])
            if process.returncode == DONE and step > 5:
                break


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main(verbosity=2)
