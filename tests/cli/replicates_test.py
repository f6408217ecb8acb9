"""--precision, --max-replicates and --rank: replicates where they are needed, what was reached, and what is wrong with what was asked."""

import csv
import io
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, SCENARIOS, WRONG_INPUT, answer, terrace

BASELINE, POULTRY, COURTYARD = (SCENARIOS / f"{name}.toml" for name in ("baseline", "hejing-poultry", "bohu-courtyard"))
SHORT = ("--months", "6", "--progress", "none")


def without_effort(comparison):
    return {key: value for key, value in comparison.items() if key not in ("precision", "ranking")}


class Precision(unittest.TestCase):
    def test_a_lone_run_goes_on_until_its_level_is_narrow_enough(self):
        run = answer("run", BASELINE, *SHORT, "--precision", "income_per_head:5%")
        [reached] = run["precision"]
        self.assertFalse(reached["paired"])
        self.assertTrue(reached["met"])
        self.assertGreaterEqual(run["replicates"], 20)
        self.assertEqual(reached["n"], run["replicates"])
        self.assertAlmostEqual(reached["asked"], 0.05 * reached["level"], places=6)
        self.assertLessEqual(reached["reached"], reached["asked"])

    def test_the_study_is_the_one_of_as_many_replicates_and_can_be_verified(self):
        with tempfile.TemporaryDirectory() as folder:
            study, wide = Path(folder) / "study.h5", ("--precision", "income_per_head:0.0001", "--max-replicates", "24")
            compared = answer("compare", BASELINE, POULTRY, *SHORT, *wide, "--out", study)
            whole = answer("compare", BASELINE, POULTRY, *SHORT, "--replicates", "24")
            self.assertEqual(compared["replicates"], 24)
            self.assertEqual(without_effort(compared), without_effort(whole))
            self.assertEqual(without_effort(answer("compare", study)), without_effort(whole))
            repeated = answer("verify", study)
            self.assertTrue(repeated["equal"])
            self.assertEqual(len(repeated["runs"]), 48)

    def test_what_cannot_be_reached_is_told_and_the_exit_status_is_0(self):
        words = ("compare", BASELINE, POULTRY, *SHORT, "--precision", "income_per_head:0.001", "--precision", "gini:50%", "--max-replicates", "21")
        for language, missed, warned in (("en", "NOT met", "--max-replicates allows more"), ("zh", "未达到", "可用 --max-replicates 增加上限")):
            finished = terrace(*words, "--lang", language)
            self.assertEqual(finished.returncode, DONE, finished.stderr)
            self.assertIn(missed, finished.stdout)
            self.assertIn(warned, finished.stderr)
        lines = list(csv.DictReader(io.StringIO(terrace(*words, "--format", "csv").stdout)))
        rows = {line["key"]: line for line in lines if line["table"] == "precision"}
        self.assertEqual(float(rows["income_per_head:0.001:asked"]["value"]), 0.001)
        self.assertGreater(float(rows["income_per_head:0.001:reached"]["value"]), 0.001)
        self.assertEqual(rows["gini:50%"]["n"], "21")

    def test_help_says_when_it_ends(self):
        for command in ("run", "compare"):
            text = terrace(command, "--help").stdout
            self.assertIn("--max-replicates", text)
            self.assertIn("exit status is 0", text)
            self.assertIn("退出状态", terrace(command, "--help", "--lang", "zh").stdout)


class Ranking(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.TemporaryDirectory()
        cls.study = Path(cls.home.name) / "study.h5"
        cls.ranked = answer("compare", BASELINE, POULTRY, COURTYARD, *SHORT, "--rank", "income_per_head", "--max-replicates", "40", "--out", cls.study)

    @classmethod
    def tearDownClass(cls):
        cls.home.cleanup()

    def test_the_table_states_the_probability_that_the_first_is_the_best(self):
        ranking = self.ranked["ranking"]
        self.assertEqual({one["scenario"] for one in ranking["scenarios"]}, {"baseline", "hejing-poultry", "bohu-courtyard"})
        self.assertAlmostEqual(sum(one["probability_best"] for one in ranking["scenarios"]), 1, places=9)
        first, last = ranking["scenarios"][0], ranking["scenarios"][-1]
        self.assertIsNone(first["to_first"])
        self.assertGreaterEqual(first["probability_best"], last["probability_best"])
        self.assertLessEqual(last["to_first"]["value"], 0)
        self.assertLessEqual({one["replicates"] for one in ranking["scenarios"]}, {20, 40})

    def test_a_study_keeps_its_replicates_and_is_ranked_by_them(self):
        self.assertEqual(self.ranked["replicates"], 20)
        again = answer("compare", self.study, "--rank", "income_per_head")
        self.assertEqual(without_effort(again), without_effort(self.ranked))
        self.assertEqual(again["ranking"]["replicates"], 20)
        for language, words in (("en", ("Ranking by", "probability of best")), ("zh", ("方案排序", "最优概率"))):
            text = terrace("compare", self.study, "--rank", "poverty_headcount", "--lang", language).stdout
            for word in words:
                self.assertIn(word, text)
        lines = list(csv.DictReader(io.StringIO(terrace("compare", self.study, "--rank", "spending:least", "--format", "csv").stdout)))
        ranks = {line["scenario"]: line["value"] for line in lines if line["table"] == "ranking" and line["key"] == "rank"}
        self.assertEqual(len(ranks), 3)

    def test_one_replicate_is_no_ranking(self):
        with tempfile.TemporaryDirectory() as folder:
            study = Path(folder) / "one.h5"
            self.assertEqual(terrace("run", BASELINE, COURTYARD, "--months", "4", "--out", study).returncode, DONE)
            finished = terrace("compare", study, "--rank", "income_per_head")
            self.assertEqual(finished.returncode, WRONG_INPUT)
            self.assertIn("two replicates or more", finished.stderr)


class WrongInput(unittest.TestCase):
    def check(self, found, *words):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "study.h5"
            for language in ("en", "zh"):
                finished = terrace("compare", BASELINE, COURTYARD, "--months", "4", "--out", out, *words, "--lang", language)
                self.assertEqual(finished.returncode, WRONG_INPUT, (words, finished.stderr))
                self.assertEqual(finished.stdout, "")
                if language == "en":
                    self.assertIn(found, finished.stderr)
                else:
                    self.assertIn("应为", finished.stderr)
            self.assertEqual(list(Path(folder).iterdir()), [])

    def test_names_the_option_the_finding_and_what_is_allowed(self):
        for found, *words in (
                ("did you mean 'income_per_head'", "--precision", "incom_per_head:1%"),
                ("did you mean 'bohu'", "--precision", "income_per_head/bohuu:1%"),
                ("2021-01 to 2021-04", "--precision", "income_per_head:1%@2021-05"),
                ("NAME:WIDTH", "--precision", "income_per_head"),
                ("NAME:WIDTH", "--precision", "income_per_head:-1"),
                ("has no parts", "--precision", "land_leased_mu.x:5"),
                ("did you mean 'wage'", "--precision", "income_per_head_by_source.wages:5"),
                ("did you mean 'courtyard_economy'", "--precision", "spending.courtyard_econmy:5"),
                ("from 2 to", "--precision", "gini:1%", "--max-replicates", "1"),
                ("from 30 to", "--precision", "gini:1%", "--replicates", "30", "--max-replicates", "20"),
                ("from 2 to", "--precision", "gini:1%", "--max-replicates", "many"),
                ("together with --precision", "--max-replicates", "50"),
                ("spending:50", "--precision", "spending:1%"),
                ("price.cotton:most or", "--rank", "price.cotton"),
                ("did you mean 'gini'", "--rank", "ginni"),
                ("income_per_head:most", "--rank", "income_per_head:best")):
            with self.subTest(words):
                self.check(found, *words)

    def test_a_study_file_is_not_simulated_further(self):
        with tempfile.TemporaryDirectory() as folder:
            study = Path(folder) / "study.h5"
            self.assertEqual(terrace("run", BASELINE, COURTYARD, "--months", "4", "--replicates", "2", "--out", study).returncode, DONE)
            for option in ("--precision", "--max-replicates"):
                finished = terrace("compare", study, option, "gini:1%")
                self.assertEqual(finished.returncode, WRONG_INPUT)
                self.assertIn(option, finished.stderr)
            self.assertEqual(terrace("compare", study, "--rank", "gini").returncode, DONE)


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main()
