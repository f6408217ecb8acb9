"""Sweeps whose points go on until an interval is narrow: --precision and the keys precision and max_replicates."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from sweep_program import digest, write_sweep
from terrace_program import WRONG_INPUT, answer, module, terrace

h5py = module("h5py")
QUIET = ("--progress", "none", "--quiet")
FACTOR = '[[factor]]\nkey = "parameters.price.cotton_ordinary"\n'


class Precision(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.sweep = write_sweep(self.folder, points=3, factors=FACTOR)

    def refused(self, *words):
        """What the program says when it rejects a command."""
        finished = terrace("sweep", *words, "--lang", "en")
        self.assertEqual(finished.returncode, WRONG_INPUT, finished.stderr)
        return finished.stderr

    def replicates(self, file):
        """Replicates that each point made."""
        with h5py.File(file) as sweep:
            income = sweep["income"][:]
        return [(row == row).sum() for row in income], income

    def test_points_go_on_until_the_interval_is_narrow(self):
        out = self.folder / "narrow.h5"
        terrace("sweep", self.sweep, "--out", out, "--precision", "income:1.5%", "--max-replicates", "400", *QUIET)
        made, income = self.replicates(out)
        self.assertEqual(income.shape, (3, 400))
        for number, row in zip(made, income):
            self.assertGreaterEqual(number, 20)
            self.assertLess(number, 400)
            values = row[:number]
            self.assertLess(1.9 * values.std(ddof=1) / number ** 0.5, 0.015 * values.mean())

    def test_the_first_replicates_are_those_of_a_sweep_without_precision(self):
        plain, precise = self.folder / "plain.h5", self.folder / "precise.h5"
        terrace("sweep", write_sweep(self.folder, "plain.toml", points=3, replicates=20, factors=FACTOR), "--out", plain, *QUIET)
        terrace("sweep", self.sweep, "--out", precise, "--precision", "income:1%", "--max-replicates", "30", *QUIET)
        self.assertTrue((self.replicates(plain)[1] == self.replicates(precise)[1][:, :20]).all())

    def test_threads_workers_and_keys_of_the_file_make_no_difference(self):
        options = ("--precision", "income:1.5%", "--max-replicates", "60")
        expected = digest(self.sweep, self.folder / "1.h5", "--threads", "1", *options)
        self.assertEqual(digest(self.sweep, self.folder / "2.h5", "--threads", "2", *options), expected)
        self.assertEqual(digest(self.sweep, self.folder / "w.h5", "--workers", "2", *options), expected)
        stated = self.folder / "stated.toml"
        stated.write_text('precision = "income:1.5%"\nmax_replicates = 60\n' + self.sweep.read_text(encoding="utf-8"), encoding="utf-8")
        self.assertEqual(digest(stated, self.folder / "s.h5"), expected)

    def test_an_unreached_precision_is_told(self):
        finished = terrace("sweep", self.sweep, "--out", self.folder / "wide.h5", "--precision", "income:0.001%", "--max-replicates", "21", "--progress", "none", "--lang", "en")
        self.assertIn("3 points did not reach the precision asked for with 21 replicates", finished.stderr)
        self.assertEqual(self.replicates(self.folder / "wide.h5")[0], [21, 21, 21])

    def test_another_precision_is_another_sweep(self):
        out = self.folder / "one.h5"
        terrace("sweep", self.sweep, "--out", out, "--precision", "income:5%", "--max-replicates", "25", *QUIET)
        self.assertIn("precision: income:4%", self.refused(self.sweep, "--out", out, "--precision", "income:4%", "--max-replicates", "25", *QUIET))

    def test_bad_input(self):
        for goal, told in (("incme:1%", "income"), ("income", "METRIC:WIDTH"), ("income:-1", "METRIC:WIDTH"), ("income:x%", "METRIC:WIDTH"), (":1%", "a metric of the sweep")):
            with self.subTest(goal):
                self.assertIn(told, self.refused(self.sweep, "--out", self.folder / "bad.h5", "--precision", goal, *QUIET))
        self.assertIn("--precision", self.refused(self.sweep, "--out", self.folder / "bad.h5", "--max-replicates", "50", *QUIET))
        wrong = write_sweep(self.folder, "wrong.toml", points=3, factors=FACTOR)
        wrong.write_text("max_replicates = 30\n" + wrong.read_text(encoding="utf-8"), encoding="utf-8")
        self.assertIn("max_replicates", self.refused(wrong, "--out", self.folder / "bad.h5", *QUIET))
        self.assertIn("--precision", self.refused("status", self.folder, "--precision", "income:1%"))
        self.assertFalse((self.folder / "bad.h5").exists())


if __name__ == "__main__":
    unittest.main()
