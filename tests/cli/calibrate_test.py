"""Calibrations from outside: a small real one, resuming, threads, files, refusals."""

import csv
import io
import json
import signal
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, INTERRUPTED, SCENARIOS, WRONG_INPUT, answer, module, start, terrace

xarray = module("xarray")
QUIET = ("--progress", "none", "--quiet")
TARGETS = """
[[target]]
id = "income"
label = {{ zh = "收入", en = "Income" }}
unit = {{ zh = "元", en = "yuan" }}
source = "an invented figure"
mark = "E"
low = {low}
high = {high}
use = "calibrated"
scenario = "{scenario}"
metric = "mean_per_head"
series = "income_per_head"
county = "{county}"
month = "{month}"

[[target]]
id = "transfers"
label = {{ zh = "转移收入占比", en = "Share of transfers" }}
decimals = 2
source = "an invented figure"
mark = "E"
low = {low_share}
high = {high_share}
use = "calibrated"
scenario = "{scenario}"
metric = "share_of_income"
part = "transfer"
month = "{month}"
"""
CALIBRATION = """
title = { zh = "试验", en = "Trial" }
targets = "targets.toml"
replicates = 2
waves = 2
points = 14
samples = 20
particles = 200

[[factor]]
key = "parameters.transfer.pension"

[[factor]]
key = "parameters.crop.cotton_inputs"
"""
SMALL = dict(scenario=SCENARIOS / "regions" / "example" / "scenario.toml", county="qingquan", month="2021-08", low=23_000, high=26_000, low_share=0.05, high_share=0.30)


class WithFolder(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.out = self.folder / "out.h5"
        self.kept = self.folder / "out.h5.runs"
        self.write()

    def write(self, calibration=CALIBRATION, **changes):
        (self.folder / "targets.toml").write_text(TARGETS.format(**{**SMALL, **changes}))
        self.file = self.folder / "trial.toml"
        self.file.write_text(calibration)

    def calibrate(self, *options, out=None):
        return answer("calibrate", self.file, "--out", out or self.out, *QUIET, *options)


class Small(WithFolder):
    """A county of sixty households over eight months."""

    def test_finds_pensions_that_bring_the_share_of_transfers(self):
        self.write(low=0, high=100_000)
        before = self.calibrate()["targets"][1]["first_wave"]
        middle = (before["low"] + 2 * before["high"]) / 3     # a range in the upper part of what the prior gives
        self.write(low=0, high=100_000, low_share=middle - 0.003, high_share=middle + 0.003)
        result = self.calibrate("--force")
        pension = result["parameters"][0]
        self.assertTrue(pension["moved"])
        self.assertGreater(pension["posterior"]["median"], pension["prior"]["median"])
        self.assertLess(pension["posterior"]["high"] - pension["posterior"]["low"], 0.7 * (pension["prior"]["high"] - pension["prior"]["low"]))
        share = result["targets"][1]
        self.assertEqual(result["cannot_be_met_together"], [])
        self.assertTrue(result["posterior"]["reached"])
        self.assertGreater(share["posterior"]["median"], before["median"])

    def test_names_what_cannot_be_met(self):
        self.write(low=0, high=100_000, low_share=0.9, high_share=0.95)
        result = self.calibrate()
        self.assertEqual([one["targets"] for one in result["cannot_be_met_together"]], [["transfers"]])
        self.assertFalse(result["posterior"]["reached"])
        self.assertEqual(result["targets"][1]["verdict"], "missed")
        told = terrace("calibrate", self.file, "--out", self.out, "--force", *QUIET, "--lang", "zh")
        self.assertIn("单独也不能达到", told.stdout)
        self.assertEqual(result["others_can_be_met_without"], ["transfers"])
        self.assertIn("Without 2 the other fitted targets (1) can be met together", result["compromise"]["en"])
        self.assertIn(result["compromise"]["zh"], told.stdout)

    def test_is_the_same_for_one_thread_and_two_and_after_a_kill(self):
        one = self.calibrate("--threads", "1", out=self.folder / "one.h5")["digest"]
        two = self.calibrate("--threads", "2", out=self.folder / "two.h5")["digest"]
        self.assertEqual(one, two)
        for stop, status in ((signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, INTERRUPTED)):
            process = start("calibrate", self.file, "--out", self.out, "--threads", "1", "--progress", "none")
            had = self.kept.read_text().count("\n") if self.kept.exists() else 1
            while process.poll() is None and (not self.kept.exists() or self.kept.read_text().count("\n") < had + 5):
                time.sleep(0.005)
            process.send_signal(stop)
            _, errors = process.communicate(timeout=120)
            self.assertEqual(process.returncode, status, errors)
            self.assertFalse(self.out.exists())
        self.assertIn("the same command goes on from there", errors)
        result = self.calibrate()
        self.assertEqual(result["digest"], one)
        self.assertGreaterEqual(result["runs_before"], 10)
        self.assertFalse(self.kept.exists())

    def test_writes_files_that_others_read(self):
        samples = self.folder / "posterior.csv"
        result = self.calibrate("--csv", samples)
        rows = list(csv.reader(io.StringIO(samples.read_text())))
        self.assertEqual(rows[0], ["parameters.transfer.pension", "parameters.crop.cotton_inputs"])
        self.assertEqual(len(rows), 21)
        sweep = self.folder / "sweep.toml"
        sweep.write_text(f'scenarios = ["{SMALL["scenario"]}"]\n[design]\nkind = "file"\nfile = "posterior.csv"\n'
                         + "".join(f'[[factor]]\nkey = "{key}"\n' for key in rows[0]) + '[[metric]]\nname = "income"\nseries = "income_per_head"\n')
        self.assertEqual(terrace("check", sweep).returncode, DONE)
        if xarray is None:
            return
        with xarray.open_dataset(self.out) as data:
            self.assertEqual(data["result"].dims, ("run", "target", "replicate"))
            self.assertEqual(int((data["wave_of_run"] == len(data["wave"])).sum()), 20)
            self.assertAlmostEqual(float(data["parameter_posterior"].sel(quantile=0.5)[0]), result["parameters"][0]["posterior"]["median"])
            self.assertEqual(data["target_zh"].values[0], "收入")
        with xarray.open_dataset(self.out, group="posterior") as data:
            self.assertAlmostEqual(float(data["sample_weight"].sum()), 1)
        with xarray.open_dataset(self.out, group="provenance") as data:
            self.assertEqual(data.attrs["digest"], result["digest"])

    def test_prints_a_table_in_both_languages_and_a_csv(self):
        english = terrace("calibrate", self.file, "--out", self.out, *QUIET, "--lang", "en").stdout
        for words in ("Free parameter", "Basic pension", "posterior: median", "left of the prior", "minutes of processor time"):
            self.assertIn(words, english)
        chinese = terrace("calibrate", self.file, "--out", self.out, "--force", *QUIET, "--lang", "zh").stdout
        for words in ("待校准参数", "后验中位数", "转移收入占比"):
            self.assertIn(words, chinese)
        table = terrace("calibrate", self.file, "--out", self.out, "--force", *QUIET, "--format", "csv").stdout
        self.assertEqual([row["kind"] for row in csv.DictReader(io.StringIO(table))], ["parameter", "parameter", "target", "target"])


class Real(WithFolder):
    def test_calibrates_a_county_of_the_region_within_seconds(self):
        self.write(scenario=SCENARIOS / "baseline.toml", county="yuli", month="2021-08", low=17_000, high=24_000, low_share=0.1, high_share=0.3)
        result = self.calibrate()
        self.assertEqual(result["runs"], 14 * len(result["waves"]) + 20)
        for target in result["targets"]:
            self.assertGreater(target["posterior"]["median"], 0)


class Shipped(unittest.TestCase):
    def test_every_calibration_reads(self):
        for file in sorted((SCENARIOS / "calibrations").glob("*.toml")):
            checked = answer("check", file)["files"][0]
            self.assertEqual(checked["kind"], "calibration")
            self.assertTrue(checked["ok"])

    def test_the_shipped_posterior_lies_within_the_ranges(self):
        rows = list(csv.DictReader((SCENARIOS / "calibrations" / "seed-posterior.csv").open()))
        self.assertGreater(len(rows), 50)
        records = {f"parameters.{one['key'].removeprefix('parameters.')}": one for one in answer("parameters")["parameters"]}
        for row in rows:
            for key, value in row.items():
                self.assertGreaterEqual(float(value), records[key]["low"], key)
                self.assertLessEqual(float(value), records[key]["high"], key)


class Refusals(WithFolder):
    def refused(self, *words):
        """The message of a call that is refused and leaves nothing behind."""
        before = sorted(path.name for path in self.folder.iterdir())
        finished = terrace("calibrate", *words)
        self.assertEqual(finished.returncode, WRONG_INPUT, finished.stderr)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), before)
        return finished.stderr

    def test_refuses_what_lacks_a_file(self):
        self.assertIn("one calibration file", self.refused())
        self.assertIn("--out", self.refused(self.file))
        self.assertIn("absent.toml", self.refused(self.folder / "absent.toml", "--out", self.out))

    def test_refuses_faults_of_the_file_with_their_place(self):
        for old, new, words in (("waves = 2", "waves = 0", "trial.toml:5"), ("pension", "pensoin", "parameters.transfer.pension"),
                                ("targets.toml", "target.toml", "target.toml"), ("points = 14", "point = 14", "points")):
            self.write(CALIBRATION.replace(old, new))
            self.assertIn(words, self.refused(self.file, "--out", self.out))

    def test_refuses_an_end_that_the_scenario_does_not_take(self):
        self.write(CALIBRATION + '[[factor]]\nkey = "policies.land_transfer.area_mu"\nlow = 1000\nhigh = 9_000_000\n', scenario=SCENARIOS / "yuli-land-transfer.toml",
                   county="yuli")
        self.assertIn("contracted land", self.refused(self.file, "--out", self.out))

    def test_refuses_to_overwrite(self):
        self.out.write_text("precious")
        self.assertIn("out.h5", self.refused(self.file, "--out", self.out))
        self.assertEqual(self.out.read_text(), "precious")
        self.assertIn("trial.toml", self.refused(self.file, "--out", self.file, "--force"))

    def test_refuses_runs_of_another_calibration(self):
        process = start("calibrate", self.file, "--out", self.out, "--threads", "1", "--progress", "none")
        while process.poll() is None and (not self.kept.exists() or self.kept.read_text().count("\n") < 3):
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=120)
        self.write(CALIBRATION.replace("replicates = 2", "replicates = 3"))
        self.assertIn("another calibration", self.refused(self.file, "--out", self.out))


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main()
