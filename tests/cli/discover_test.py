"""`terrace discover` from outside: a finished sweep in, boxes in words, tables, CSV and JSON out, and what it says to faulty words."""

import csv
import io
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from sweep_program import write_sweep
from terrace_program import DONE, WRONG_INPUT, answer, terrace

FACTORS = ('[[factor]]\nkey = "parameters.transfer.pension"\n[[factor]]\nkey = "parameters.credit.rate"\n'
           '[[factor]]\nkey = "luck"\nlow = 1\nhigh = 100\n[[factor]]\nkey = "decision_rule"\nchoices = ["logit", "consumat"]\n')
METRICS = ('[[metric]]\nname = "income"\nseries = "income_per_head"\n'
           '[[metric]]\nname = "transfers"\nseries = "income_per_head_by_source"\npart = "transfer"\n')
PENSION = "parameters.transfer.pension"


class Discover(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.TemporaryDirectory()
        sweep = write_sweep(cls.home.name, points=60, months=6, factors=FACTORS, metrics=METRICS)
        cls.file = str(Path(cls.home.name) / "sweep.h5")
        result = answer("sweep", sweep, "--out", cls.file, "--progress", "none", "--quiet")
        [figure] = [metric for metric in result["metrics"] if metric["name"] == "transfers"]
        cls.digest = result["digest"]
        cls.high = (figure["mean"] + figure["high"]) / 2  # exceeded where the pension is high

    @classmethod
    def tearDownClass(cls):
        cls.home.cleanup()

    def where(self):
        return f"transfers > {self.high}"

    def discover(self, *words):
        return terrace("discover", self.file, *words)

    def test_finds_the_factor_that_brings_it_about(self):
        result = answer("discover", self.file, "--where", self.where())
        self.assertEqual(result["sweep"]["digest"], self.digest)
        self.assertEqual([factor["key"] for factor in result["factors"]], [PENSION, "parameters.credit.rate", "decision_rule"])
        [box] = result["boxes"]
        self.assertTrue(box["found"])
        self.assertEqual([limit["factor"] for limit in box["chosen"]["limits"]], [PENSION])
        self.assertIsNotNone(box["chosen"]["limits"][0]["low"])
        self.assertGreater(box["chosen"]["density"], 0.8)
        self.assertGreater(box["chosen"]["coverage"], 0.8)
        self.assertLessEqual(box["matched"], 0.05)

    def test_says_it_in_both_languages(self):
        english, chinese = self.discover("--where", self.where(), "--lang", "en"), self.discover("--where", self.where(), "--lang", "zh")
        self.assertEqual((english.returncode, chinese.returncode), (DONE, DONE), english.stderr + chinese.stderr)
        self.assertIn("Box 1: futures with", english.stdout)
        self.assertRegex(english.stdout, r"above [\d,.]+ yuan")
        self.assertRegex(chinese.stdout, r"高于[\d.]+元")
        self.assertIn("覆盖率", chinese.stdout)

    def test_csv_has_every_box_of_the_trajectory(self):
        lines = list(csv.DictReader(io.StringIO(self.discover("--where", self.where(), "--format", "csv").stdout)))
        steps = answer("discover", self.file, "--where", self.where())["boxes"][0]["trajectory"]
        self.assertEqual({int(line["number"]) for line in lines}, set(range(len(steps))))
        for line in lines:
            self.assertEqual(int(line["points"]), steps[int(line["number"])]["points"])
        self.assertEqual(lines[0]["factor"], "")

    def test_another_box_can_be_picked_and_none_beyond_the_last(self):
        result = answer("discover", self.file, "--where", self.where(), "--box", 1)
        self.assertEqual(result["boxes"][0]["chosen"]["number"], 1)
        beyond = self.discover("--where", self.where(), "--box", 9999)
        self.assertEqual(beyond.returncode, WRONG_INPUT)
        self.assertIn("--box", beyond.stderr)

    def test_the_same_words_give_the_same_text(self):
        self.assertEqual(self.discover("--where", self.where(), "--boxes", "3").stdout, self.discover("--where", self.where(), "--boxes", "3").stdout)

    def test_nothing_of_interest_is_no_fault(self):
        finished = self.discover("--where", "income < 0", "--box", "3")
        self.assertEqual(finished.returncode, DONE, finished.stderr)
        self.assertIn("None is of interest", finished.stdout)

    def test_faulty_words_are_named_with_what_is_allowed(self):
        for words, named in ((["--where", "incom < 0"], "income"), ([], "--where"), (["--where", "income"], "--where"),
                             (["--where", self.where(), "--peel", "0.9"], "--peel"), (["--where", self.where(), "--boxes", "0"], "--boxes"),
                             (["--where", self.where(), "--mass", "much"], "--mass")):
            finished = self.discover(*words)
            with self.subTest(words=words):
                self.assertEqual(finished.returncode, WRONG_INPUT)
                self.assertIn(named, finished.stderr)
                self.assertEqual(finished.stdout, "")

    def test_a_file_that_is_no_sweep_is_refused(self):
        other = Path(self.home.name) / "other.h5"
        other.write_bytes(b"nothing")
        finished = terrace("discover", other, "--where", "income < 0")
        self.assertNotEqual(finished.returncode, DONE)
        self.assertIn("other.h5", finished.stderr)


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main()
