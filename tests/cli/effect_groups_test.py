"""Effects of measures by tier, household type and village: in the study file, in xarray, and in every form of `compare --by`."""

import csv
import io
import sys
import tempfile
import unittest
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, SCENARIOS, WRONG_INPUT, answer, module, terrace

# netCDF4 first: its own HDF5 must be in the process before another is loaded.
netCDF4, numpy, xarray = module("netCDF4"), module("numpy"), module("xarray")

FULL = {"participants_by_tier": "tier", "participants_by_type": "household_type", "participants_by_village": "village"}
SUMS = ["households", "participants_full_year", "participants_ever", "gross_paid", "gross_above_median", "net_first_year", "paid", "net_whole_run", "household_months_lifted"]


class EffectGroups(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        terrace_program.require_program()
        cls.home = tempfile.TemporaryDirectory()
        cls.study = Path(cls.home.name) / "study.h5"
        finished = terrace("compare", SCENARIOS / "baseline.toml", SCENARIOS / "bohu-courtyard.toml", "--months", "30", "--replicates", "2", "--out", cls.study, "--quiet")
        assert finished.returncode == DONE, finished.stderr

    @classmethod
    def tearDownClass(cls):
        cls.home.cleanup()

    def open(self, group):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with xarray.open_dataset(self.study, group=group) as data:
                return data.load()

    @unittest.skipUnless(xarray and netCDF4 and numpy, "needs python3-xarray and python3-netcdf4")
    def test_each_group_opens_with_its_axes_and_adds_up_to_the_county(self):
        county = self.open("participants")
        totals = {"participants_full_year": county.participants_full_year, "participants_ever": county.participants_ever, "gross_above_median": county.gross_above_median,
                  "gross_paid": county.gross.sum("receipt_form") - county.gross.sel(receipt_form="activity"), "net_first_year": county.net.sum("income_source"),
                  "net_whole_run": county.net_county, "household_months_lifted": county.household_months_lifted}
        for group, axis in FULL.items():
            data = self.open(group)
            self.assertEqual(data.paid.dims, ("scenario", "replicate", *(() if axis == "village" else ("county",)), axis, "measure"))
            for name in SUMS:
                self.assertEqual(data[name].dtype, "int64", name)
                self.assertTrue(data[name].attrs["long_name_zh"], name)
            parts = [data.groupby("village_county").sum().rename(village_county="county").sel(county=county.county.values)] if axis == "village" else [data.sum(axis)]
            if axis == "household_type":
                parts = [data.sel(household_type=list(pair)).sum(axis) for pair in (("farm", "pastoral"), ("exited", "not_exited"))]
            for part in parts:
                for name, total in totals.items():
                    found, expected = xarray.align(part[name], total, join="exact")
                    self.assertTrue((found.transpose(*expected.dims) == expected).all(), f"{group}: {name}")
        self.assertGreater(int(totals["participants_full_year"].sum()), 0)

    @unittest.skipUnless(xarray and netCDF4 and numpy, "needs python3-xarray and python3-netcdf4")
    def test_ratios_follow_from_the_sums_and_have_no_value_without_them(self):
        data = self.open("participants_by_type").sel(scenario="bohu-courtyard", county="bohu", measure="courtyard_economy")
        share = data.cost_per_yuan.sel(household_type="exited")
        numpy.testing.assert_allclose(share, data.paid.sel(household_type="exited") / data.net_whole_run.sel(household_type="exited"))
        numpy.testing.assert_allclose(data.cost_per_lifted, 0.01 * data.paid / data.household_months_lifted.where(data.household_months_lifted != 0) * 12)
        elsewhere = self.open("participants_by_tier").sel(scenario="bohu-courtyard", county="yuli")
        self.assertEqual(int(elsewhere.households.sum()), 0)
        for name in ("cost_per_yuan", "cost_per_lifted", "leakage"):
            self.assertTrue(elsewhere[name].isnull().all(), name)

    def test_compare_shows_the_groups_that_are_asked_for(self):
        for by, word in (("tier", "Demonstration villages"), ("type", "Poverty-exited households"), ("village", "bohu-")):
            found = answer("compare", self.study, "--by", by)["groups"]
            self.assertEqual({one["by"] for one in found}, {by})
            keys = [group["key"] for group in found[0]["groups"]]
            self.assertEqual(keys[-1], "all")
            half = keys[:2] if by == "type" else keys[:-1]
            of = {group["key"]: group for group in found[0]["groups"]}
            self.assertAlmostEqual(sum(of[key]["paid"]["value"] for key in half), of["all"]["paid"]["value"], places=3)
            self.assertIn(word, terrace("compare", self.study, "--by", by).stdout)
        self.assertIsNone(answer("compare", self.study)["groups"])
        both = answer("compare", self.study, "--by", "type", "--by", "tier", "--by", "type")["groups"]
        self.assertEqual([one["by"] for one in both], ["type", "tier"])
        self.assertIn("按农户类型", terrace("compare", self.study, "--by", "type", "--lang", "zh").stdout)

    def test_csv_and_json_agree(self):
        of = {group["key"]: group for group in answer("compare", self.study, "--by", "tier")["groups"][0]["groups"]}
        lines = csv.DictReader(io.StringIO(terrace("compare", self.study, "--by", "tier", "--format", "csv").stdout))
        values = {line["key"]: line["value"] for line in lines if line["table"] == "group"}
        for key, group in of.items():
            self.assertEqual(float(values[f"tier:{key}:paid"]), group["paid"]["value"])
            leakage = group["leakage"]["value"]
            self.assertEqual(values[f"tier:{key}:leakage"], "" if leakage is None else values[f"tier:{key}:leakage"])

    def test_a_misspelt_grouping_is_refused_with_the_nearest_name(self):
        finished = terrace("compare", self.study, "--by", "teir")
        self.assertEqual(finished.returncode, WRONG_INPUT)
        self.assertIn("did you mean 'tier'", finished.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
