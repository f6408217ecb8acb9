"""`terrace validate`: the table in both languages and as data, what it says of missed targets, and faulty files of targets."""

import csv
import io
import json
import os
import sys
import tempfile
import tomllib
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, SCENARIOS, WRONG_INPUT, answer, terrace

TARGETS = SCENARIOS / "validation" / "targets.toml"
VERDICTS = {"met", "follows_from_input", "missed", "undecided", "not_comparable", "not_simulated"}

SMALL = """
[[target]]
id = "gini"
label = { zh = "基尼系数", en = "Gini" }
decimals = 2
source = { zh = "出处", en = "somewhere" }
mark = "E"
low = 0.2
high = 0.5
use = "calibrated"
scenario = "SCENARIOS/baseline.toml"
metric = "gini"
month = "2021-02"
mechanism = { zh = "机制", en = "spread" }
remark = { zh = "曾设定参数", en = "values were set" }

[[target]]
id = "rich"
label = { zh = "收入", en = "Income" }
unit = { zh = "元", en = "yuan" }
source = { zh = "出处", en = "somewhere" }
mark = "E"
low = 1_000_000
use = "free"
scenario = "SCENARIOS/baseline.toml"
metric = "mean_per_head"
series = "income_per_head"
county = "yuli"
month = "2021-02"
mechanism = { zh = "机制", en = "all sources" }
remark = { zh = "没有这样的县", en = "no county is so rich" }

[[target]]
id = "residents"
label = { zh = "农村人口", en = "Residents" }
source = { zh = "普查", en = "census" }
mark = "D"
low = 26_005
high = 26_005
use = "input"
region = "SCENARIOS/regions/bayingolin.toml"
series = "residents"
county = "bohu"
mechanism = { zh = "区域文件", en = "the region file" }

[[target]]
id = "nowhere"
label = { zh = "旅游", en = "Tourism" }
source = { zh = "出处", en = "somewhere" }
mark = "F"
low = 1
high = 2
half_open = true
mechanism = { zh = "尚无", en = "none" }

[[free_parameter]]
key = "operated_land"
kind = "accounts"
values = 3
"""


class Validate(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.targets = self.folder / "targets.toml"
        self.write(SMALL)

    def write(self, text):
        self.targets.write_text(text.replace("SCENARIOS", str(SCENARIOS)), encoding="utf-8")

    def run_small(self, *words):
        finished = terrace("validate", self.targets, "--replicates", "2", "--quiet", *words)
        self.assertEqual(finished.returncode, DONE, finished.stderr)
        return finished.stdout

    def test_the_table_speaks_both_languages(self):
        english, chinese = self.run_small("--lang", "en"), self.run_small("--lang", "zh")
        for text in ("Gini", "0.20–0.50", "Income (yuan)", "≥ 1,000,000", "missed: no county is so rich", "[1, 2)", "not simulated", "1 met (1 of them calibrated)", "1 follows from input", "1 missed",
                     "2 replicates are too few", "met: values were set"):
            self.assertIn(text, english)
        for text in ("基尼系数", "收入（元）", "未达到：没有这样的县", "未模拟", "达到 1（其中曾用于校准 1）", "由输入决定 1", "用于校准", "达到：曾设定参数"):
            self.assertIn(text, chinese)
        self.assertIn("3 values of 1 keys, with 1 rows", english.splitlines()[-1])
        self.assertIn("1 项参数共 3 个取值", chinese.splitlines()[-1])

    def test_a_missed_target_is_no_fault(self):
        answered = answer("validate", self.targets, "--replicates", "2", "--quiet")
        self.assertEqual([target["verdict"] for target in answered["targets"]], ["met", "missed", "follows_from_input", "not_simulated"])
        self.assertEqual(answered["replicates"], 2)
        gini, rich, residents, nowhere = answered["targets"]
        self.assertEqual(gini["asked"], {"low": 0.2, "high": 0.5, "half_open": False})
        self.assertLess(gini["model"]["low"], gini["model"]["value"])
        self.assertEqual(gini["use"], "calibrated")
        self.assertIsNone(rich["asked"]["high"])
        self.assertEqual((residents["model"]["value"], residents["model"]["low"]), (26005, 26005))
        self.assertEqual(residents["region"], str(SCENARIOS / "regions" / "bayingolin.toml"))
        self.assertIsNone(nowhere["model"]["value"])
        self.assertEqual(answered["free_parameters"], [{"key": "operated_land", "kind": "accounts", "values": 3}])

    def test_one_replicate_tells_nothing(self):
        answered = answer("validate", self.targets, "--replicates", "1", "--quiet")
        self.assertEqual({target["verdict"] for target in answered["targets"]}, {"undecided", "not_simulated"})

    def test_csv_holds_the_same_numbers(self):
        rows = list(csv.DictReader(io.StringIO(self.run_small("--format", "csv"))))
        answered = answer("validate", self.targets, "--replicates", "2", "--quiet")["targets"]
        self.assertEqual([row["verdict"] for row in rows], [target["verdict"] for target in answered])
        self.assertEqual(float(rows[0]["model"]), answered[0]["model"]["value"])
        self.assertEqual(rows[1]["asked_high"], "")
        self.assertEqual(rows[3]["model"], "")

    def test_results_do_not_depend_on_threads(self):
        self.assertEqual(self.run_small("--threads", "1", "--format", "csv"), self.run_small("--threads", "2", "--format", "csv"))

    def test_the_table_is_written_to_a_file_and_no_file_is_lost(self):
        out = self.folder / "table.csv"
        printed = self.run_small("--format", "csv", "--out", out)
        self.assertEqual(out.read_text(encoding="utf-8"), printed)
        again = terrace("validate", self.targets, "--replicates", "2", "--quiet", "--out", out)
        self.assertEqual(again.returncode, WRONG_INPUT, again.stderr)
        self.assertEqual(out.read_text(encoding="utf-8"), printed)

    def test_faulty_targets_are_told_with_place_and_key(self):
        cases = [("metric = \"gini\"", "metric = \"ginni\"", "did you mean 'gini'"),
                 ("county = \"yuli\"", "county = \"yulli\"", "did you mean 'yuli'"),
                 ("series = \"income_per_head\"", "series = \"income_per_hed\"", "did you mean 'income_per_head'"),
                 ("series = \"residents\"", "series = \"residens\"", "did you mean 'residents'"),
                 ("region = ", "base = \"x.toml\"\nregion = ", "base"),
                 ("mark = \"F\"", "mark = \"Z\"", "mark"),
                 ("month = \"2021-02\"", "month = \"2019-02\"", "2021-01 or later"),
                 ("scenario = \"SCENARIOS/baseline.toml\"", "scenario = \"nothing.toml\"", "nothing.toml"),
                 ("half_open", "halfopen", "half_open"),
                 ("kind = \"accounts\"", "kind = \"account\"", "accounts")]
        for found, written, told in cases:
            self.write(SMALL.replace(found, written, 1))
            for language in ("en", "zh"):
                finished = terrace("validate", self.targets, "--replicates", "1", "--quiet", "--lang", language)
                self.assertEqual(finished.returncode, WRONG_INPUT, f"{written}: {finished.stderr}")
                self.assertEqual(finished.stdout, "")
                self.assertNotIn("fault of the program", finished.stderr)
                if language == "en":
                    self.assertIn(told, finished.stderr)

    def test_wrong_options_are_told(self):
        for words in (["--replicates", "0"], ["--months", "3"], [TARGETS, TARGETS], ["nothing.toml"]):
            finished = terrace("validate", *words, folder=self.folder)
            self.assertEqual(finished.returncode, WRONG_INPUT, finished.stderr)


class Shipped(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.answered = answer("validate", "--replicates", "6", "--quiet")["targets"]
        cls.by_id = {target["id"]: target for target in cls.answered}

    def test_every_target_has_a_verdict_and_simulated_ones_a_figure(self):
        for target in self.answered:
            self.assertIn(target["verdict"], VERDICTS)
            self.assertEqual(target["verdict"] == "not_simulated", target["model"]["value"] is None, target["id"])
            self.assertEqual(target["scenario"] + target["region"] == "", target["verdict"] == "not_simulated", target["id"])

    def test_gross_rent_follows_from_the_inputs(self):
        target = self.by_id["yuli.land_transfer.gross_rent"]
        self.assertAlmostEqual(target["model"]["value"], 26600 * 700 / 1260, delta=1)
        self.assertEqual((target["verdict"], target["use"]), ("follows_from_input", "input"))

    def test_no_input_counts_as_met(self):
        self.assertFalse([target["id"] for target in self.answered if target["use"] == "input" and target["verdict"] == "met"])

    def test_without_any_support_more_stay_registered(self):
        for year in ("2017", "2019"):
            without = self.by_id[f"registered_poverty.no_support.{year}"]
            self.assertEqual(without["verdict"], "not_comparable")
            self.assertGreater(without["model"]["value"], self.by_id[f"registered_poverty.{year}"]["model"]["value"])

    def test_the_tolerance_of_nobody_registered_is_told(self):
        remark = self.by_id["registered_poverty.2019"]["remark"]
        self.assertIn("half a household", remark["en"])
        self.assertIn("半户", remark["zh"])

    def test_missed_targets_say_why(self):
        for target in self.answered:
            if target["verdict"] in ("missed", "not_comparable"):
                self.assertTrue(target["remark"]["en"] and target["remark"]["zh"], target["id"])

    def test_targets_of_the_survey_report_are_all_there(self):
        """With TERRACE_FACTS naming a file of the report's figures, each target of it stands in the table with the same range."""
        named = {"prefecture.poverty_incidence.2017": "registered_poverty.2017", "prefecture.poverty_incidence.2019": "registered_poverty.2019",
                 "prefecture.poor_net_income_per_head.2020": "exited_income.2020", "yuli.land_transfer.labour_released": "yuli.land_transfer.labour_released",
                 "yuli.land_transfer.income_gain": "yuli.land_transfer.gross_rent", "yuli.tourism.income_gain": "yuli.tourism.income_gain"}
        for ours in named.values():
            self.assertIn(ours, self.by_id)
        facts = Path(os.environ.get("TERRACE_FACTS", "/nonexistent"))
        if not facts.exists():
            return
        for fact in tomllib.loads(facts.read_text(encoding="utf-8"))["fact"]:
            if fact["use"] != "target":
                continue
            asked = self.by_id[named[fact["id"]]]["asked"]
            tolerance = fact.get("tolerance", 0)
            low = fact.get("low", fact["value"] * (1 - tolerance))
            high = fact.get("high", None if "low" in fact else fact["value"] * (1 + tolerance))
            if fact["value"] == 0:   # of a register that counts whole households: less than its rounding, and nothing is below 0
                self.assertIsNone(asked["low"], fact["id"])
                self.assertLess(asked["high"], 0.00005, fact["id"])
                continue
            self.assertAlmostEqual(asked["low"], low, delta=1, msg=fact["id"])
            if high is None:
                self.assertIsNone(asked["high"], fact["id"])
            else:
                self.assertAlmostEqual(asked["high"], high, delta=1, msg=fact["id"])


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main()
