"""`--villages-monthly`: every series of villages by month, the same in Decembers as the yearly ones, and no result changes."""

import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, SCENARIOS, WRONG_INPUT, answer, module, terrace

BASELINE, RELIEF = SCENARIOS / "baseline.toml", SCENARIOS / "monitoring-and-relief.toml"
RUN = ("run", BASELINE, RELIEF, "--replicates", "1", "--months", "14", "--set", "start=2021-05", "--quiet", "--format", "json")
numpy, xarray = module("numpy"), module("xarray")


class MonthlyVillages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        terrace_program.require_program()
        cls.home = tempfile.TemporaryDirectory()
        cls.digests = []
        for name, extra in (("monthly.h5", ("--villages-monthly",)), ("yearly.h5", ())):
            finished = terrace(*RUN, "--out", Path(cls.home.name) / name, *extra)
            assert finished.returncode == DONE, finished.stderr
            cls.digests.append(json.loads(finished.stdout)["digests"])
        cls.monthly, cls.yearly = Path(cls.home.name) / "monthly.h5", Path(cls.home.name) / "yearly.h5"

    @classmethod
    def tearDownClass(cls):
        cls.home.cleanup()

    def test_no_result_changes_and_other_commands_read_the_file(self):
        self.assertEqual(*self.digests)
        self.assertTrue(answer("verify", self.monthly)["equal"])
        self.assertEqual(answer("compare", self.monthly), answer("compare", self.yearly))

    def test_every_series_is_there_by_month_with_the_decembers_of_the_yearly_one(self):
        if xarray is None:
            self.skipTest("xarray is not installed")
        with xarray.open_dataset(self.monthly, group="villages_monthly") as months, xarray.open_dataset(self.yearly, group="villages") as years:
            names = [name for name in years.data_vars if "year" in years[name].dims]
            self.assertGreater(len(names), 40)
            self.assertEqual(sorted(names), sorted(name for name in months.data_vars if "time" in months[name].dims))
            self.assertEqual(list(years["year"].values), [2021])
            self.assertEqual(months.sizes["time"], 14)
            for name in names:
                self.assertEqual(months[name].dims[:4], ("scenario", "replicate", "time", "village"), name)
                self.assertTrue(numpy.array_equal(months[name].isel(time=7).values, years[name].isel(year=0).values, equal_nan=True), name)
                self.assertEqual(months[name].attrs["long_name"], years[name].attrs["long_name"])

    def test_sums_since_january_grow_and_begin_anew(self):
        if xarray is None:
            self.skipTest("xarray is not installed")
        with xarray.open_dataset(self.monthly, group="villages_monthly") as months:
            left = months["departed_workers"].sum("village").values[0, 0]
            self.assertTrue((numpy.diff(left[:8]) >= 0).all())
            self.assertGreater(left[7], left[0])
            self.assertLess(left[8], left[7])

    def test_without_a_file_to_write_or_with_one_to_read_it_is_wrong_usage(self):
        for words in (("run", BASELINE, "--villages-monthly"), ("compare", BASELINE, RELIEF, "--villages-monthly"), ("compare", self.monthly, "--villages-monthly")):
            finished = terrace(*words)
            self.assertEqual(finished.returncode, WRONG_INPUT)
            self.assertIn("--villages-monthly", finished.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
