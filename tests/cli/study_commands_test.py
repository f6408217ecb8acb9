"""Study files: they open in the programs that people use, show the comparison again, and can be repeated from what they hold."""

import csv
import io
import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, FAILED, REGION, SCENARIOS, WRONG_INPUT, answer, module, terrace

BASELINE, TRANSFER = SCENARIOS / "baseline.toml", SCENARIOS / "yuli-land-transfer.toml"
SHORT = ("--months", "3", "--quiet")


# netCDF4 first: its own HDF5 must be in the process before another is loaded.
netCDF4, h5py, xarray = module("netCDF4"), module("h5py"), module("xarray")


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


class WithFolder(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def check_done(self, finished):
        self.assertEqual(finished.returncode, DONE, finished.stderr)
        return finished.stdout


class Study(WithFolder):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.TemporaryDirectory()
        cls.study = Path(cls.home.name) / "study.h5"
        finished = terrace("compare", BASELINE, TRANSFER, "--months", "24", "--replicates", "2", "--out", cls.study, "--format", "json")
        assert finished.returncode == DONE, finished.stderr
        cls.compared = json.loads(finished.stdout)

    @classmethod
    def tearDownClass(cls):
        cls.home.cleanup()

    def test_a_study_file_shows_the_same_comparison_as_the_run(self):
        self.assertEqual(answer("compare", self.study), self.compared)

    def test_comparisons_come_as_table_and_csv_in_both_languages(self):
        english, chinese = terrace("compare", self.study).stdout, terrace("compare", self.study, "--lang", "zh").stdout
        self.assertIn("How to read this", english)
        self.assertIn("净效应", chinese)
        lines = rows(self.check_done(terrace("compare", self.study, "--format", "csv")))
        gross = [line for line in lines if line["table"] == "measure" and line["key"] == "gross:rent"] or \
                [line for line in lines if "rent" in line["key"]]
        self.assertTrue(any(14000 <= float(line["value"]) < 15000 for line in gross if line["value"]), gross)

    def test_another_base_turns_the_differences_round(self):
        def change(comparison):
            [scenario] = comparison["scenarios"]
            return next(i for i in scenario["indicators"] if i["key"] == "income_per_head_run")
        text = json.dumps(change(answer("compare", self.study, "--base", "yuli-land-transfer")))
        self.assertNotEqual(text, json.dumps(change(self.compared)))

    def test_the_file_opens_in_xarray_without_arguments(self):
        if xarray is None:
            self.skipTest("xarray is not installed")
        with xarray.open_dataset(self.study) as data:
            self.assertEqual(list(data["scenario"].values), ["baseline", "yuli-land-transfer"])
            self.assertEqual(data["income_per_head"].dims, ("scenario", "replicate", "time", "county"))
            self.assertEqual(data.sizes["time"], 24)
            self.assertEqual(str(data["time"].values[0])[:10], "2021-01-31")
            self.assertFalse(bool(data["income_per_head"].isnull().any()))
            for name in ("income_per_head_by_source", "income_decile_mean", "gini", "theil", "poverty_headcount", "poverty_gap",
                         "poverty_gap_squared", "monitored_households", "latent_poor_households", "employed_workers", "land_leased_mu",
                         "land_rent_yuan_per_mu", "price", "enterprises_active", "enterprise_profit", "cooperative_members",
                         "cooperative_refund", "spending", "recipients", "relief_fund_balance"):
                self.assertIn(name, data)
                for attribute in ("units", "long_name", "long_name_zh"):
                    self.assertIn(attribute, data[name].attrs, name)

    def test_the_file_opens_in_h5py_with_its_provenance(self):
        if h5py is None:
            self.skipTest("h5py is not installed")
        with h5py.File(self.study) as file:
            record = file["provenance"]
            paths = [path.decode() for path in record["input_path"]]
            texts = dict(zip(paths, (text.decode() for text in record["input_text"])))
            self.assertEqual(texts[str(BASELINE)], BASELINE.read_text(encoding="utf-8"))
            self.assertIn(str(REGION), "\n".join(paths))
            self.assertTrue(any(path.endswith("prices.toml") for path in paths))
            self.assertEqual(record["digest"].shape, (2, 2))
            for name in ("version", "commit", "compiler", "created"):
                self.assertTrue(record.attrs[name], name)
            scenarios = json.loads(record["parameters"][()])
            self.assertEqual([entry["scenario"] for entry in scenarios], ["baseline", "yuli-land-transfer"])
            self.assertIn("terrace compare", record["command_line"][()].decode())

    def test_the_file_opens_in_ncdump(self):
        if shutil.which("ncdump") is None:
            self.skipTest("ncdump is not installed")
        dump = subprocess.run(["ncdump", "-h", self.study], capture_output=True, text=True, timeout=120)
        self.assertEqual(dump.returncode, 0, dump.stderr)
        self.assertIn("double income_per_head(scenario, replicate, time, county)", dump.stdout)
        self.assertIn("group: provenance", dump.stdout)

    def test_verify_repeats_the_run(self):
        repeated = answer("verify", self.study)
        self.assertTrue(repeated["equal"])
        self.assertEqual(len(repeated["runs"]), 4)
        self.assertIn("equal", self.check_done(terrace("verify", self.study, "--threads", "1")))

    def test_verify_finds_a_changed_number(self):
        if h5py is None:
            self.skipTest("h5py is not installed")
        copy = self.folder / "changed.h5"
        shutil.copy(self.study, copy)
        with h5py.File(copy, "r+") as file:
            values = file["income_per_head"][...]
            values[1, 0, 5, 2] += 1
            file["income_per_head"][...] = values
        finished = terrace("verify", copy, "--format", "json")
        self.assertEqual(finished.returncode, FAILED)
        self.assertEqual([run["equal"] for run in json.loads(finished.stdout)["runs"]], [True, True, False, True])


class Packages(WithFolder):
    def test_overlaps_and_the_ranking_under_both_rules_come_in_all_forms(self):
        study = self.folder / "packages.h5"
        words = ("compare", BASELINE, SCENARIOS / "bohu-package.toml", SCENARIOS / "yuli-package.toml", "--months", "16", "--replicates", "2", "--rules")
        compared = answer(*words, "--out", study)
        [pair] = [o for o in compared["overlaps"] if (o["first"], o["second"]) == ("courtyard_economy", "livestock_bohu")]
        self.assertEqual((pair["scenario"], pair["place"], pair["kind"]), ("bohu-package", "bohu", "industry"))
        self.assertGreater(pair["paid_twice"]["value"], 0)
        self.assertLessEqual(pair["paid_twice"]["value"], pair["households"]["value"])
        self.assertTrue(all(o["paid_twice"]["value"] == 0 for o in compared["overlaps"] if o["kind"] is None))
        criteria = {c["key"]: c for c in compared["rules"]["criteria"]}
        self.assertEqual(set(criteria), {"income_per_public_yuan", "income_per_head_run", "poverty_headcount"})
        for criterion in criteria.values():
            for rule in ("logit", "consumat"):
                self.assertEqual(sorted(s["rank"] for s in criterion["rules"][rule]["scenarios"]), [1, 2])
        by_rule = [[s["value"] for s in criteria["income_per_head_run"]["rules"][rule]["scenarios"]] for rule in ("logit", "consumat")]
        self.assertNotEqual(*by_rule)
        bounded = answer("compare", *[f"{s}+{SCENARIOS / 'consumat.toml'}" for s in words[1:4]], "--months", "16", "--replicates", "2")
        change = [next(i for i in s["indicators"] if i["key"] == "income_per_head_run")["places"]["all"]["value"] for s in bounded["scenarios"]]
        self.assertEqual(change, by_rule[1])
        again = answer("compare", study)
        self.assertEqual(again["overlaps"], compared["overlaps"])
        self.assertIsNone(again["rules"])
        self.assertIn("排序是否取决于决策规则", terrace(*words[:4], "--months", "6", "--rules", "--replicates", "2", "--lang", "zh").stdout)

    def test_a_ranking_needs_scenarios_under_one_rule_and_no_study_file(self):
        mixed = terrace("compare", BASELINE, f"{TRANSFER}+{SCENARIOS / 'consumat.toml'}", "--months", "4", "--rules")
        self.assertEqual(mixed.returncode, WRONG_INPUT)
        self.assertIn("--rules", mixed.stderr)


class Verify(WithFolder):
    def test_the_texts_in_the_file_count_not_those_on_the_disk(self):
        shutil.copytree(SCENARIOS, self.folder / "scenarios")
        inner = self.folder / "one" / "two"
        inner.mkdir(parents=True)
        own = inner / "own.toml"
        own.write_text('title = "Own"\nbase = "../../scenarios/yuli-land-transfer.toml"\n[policies.land_transfer]\nhouseholds = 900\n', encoding="utf-8")
        stack = "own.toml+../../scenarios/cotton-bad.toml"
        settings = ("--set", "parameters.price.lamb=900", "--months", "4", "--seed", "7", "--replicates", "2", "--quiet")
        self.check_done(terrace("run", "../../scenarios/baseline.toml", stack, *settings, "--out", "study.h5", folder=inner))
        study = self.folder / "study.h5"
        (inner / "study.h5").rename(study)
        own.write_text("not a scenario any more", encoding="utf-8")
        shutil.rmtree(self.folder / "scenarios")
        repeated = answer("verify", study)
        self.assertTrue(repeated["equal"], repeated)
        self.assertEqual([run["scenario"] for run in repeated["runs"][::2]], ["baseline", "own+cotton-bad"])

    def test_a_base_named_by_an_absolute_path_must_be_unchanged(self):
        base = self.folder / "base.toml"
        base.write_text('title = "Base"\n', encoding="utf-8")
        own = self.folder / "own.toml"
        own.write_text(f'title = "Own"\nbase = "{base}"\n', encoding="utf-8")
        self.check_done(terrace("run", own, *SHORT, "--out", self.folder / "study.h5"))
        self.check_done(terrace("verify", self.folder / "study.h5"))
        base.write_text('title = "Base"\nmonths = 12\n', encoding="utf-8")
        self.assertEqual(terrace("verify", self.folder / "study.h5").returncode, WRONG_INPUT)

    def test_no_folder_is_left_behind(self):
        self.check_done(terrace("run", BASELINE, *SHORT, "--out", self.folder / "study.h5"))
        room = self.folder / "room"
        room.mkdir()
        self.check_done(terrace("verify", self.folder / "study.h5", TMPDIR=room))
        self.assertEqual(list(room.iterdir()), [])


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main(verbosity=2)
