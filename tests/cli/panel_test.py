"""`terrace run --panel`: every household's months in the study file, the same as what `explain` tells and what the ledger adds up to."""

import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, FAILED, SCENARIOS, WRONG_INPUT, answer, module, terrace

BASELINE, RELIEF = SCENARIOS / "baseline.toml", SCENARIOS / "monitoring-and-relief.toml"
MONTHS = ("--months", "14", "--quiet")
SOURCES = ("wage", "business", "property", "transfer")
STOCKS = ("land_operated", "land_leased_out", "sheep", "cattle", "birds")
WORK = ("workers_own_farm", "workers_away", "workers_own_business", "workers_public_posts", "workers_none", "workers_training", "workers_local_wage")


netCDF4, h5py, xarray = module("netCDF4"), module("h5py"), module("xarray")


class Panel(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.home.name)
        cls.study, cls.plain = cls.folder / "panel.h5", cls.folder / "plain.h5"
        for out, extra in ((cls.study, ("--panel",)), (cls.plain, ())):
            finished = terrace("run", BASELINE, RELIEF, "--replicates", "2", *MONTHS, "--out", out, *extra, "--format", "json")
            assert finished.returncode == DONE, finished.stderr
            setattr(cls, "digests" if extra else "plain_digests", json.loads(finished.stdout)["digests"])

    @classmethod
    def tearDownClass(cls):
        cls.home.cleanup()

    def test_the_panel_changes_no_digest_and_other_commands_read_the_file(self):
        self.assertEqual(self.digests, self.plain_digests)
        self.assertTrue(answer("verify", self.study)["equal"])
        self.assertEqual(answer("compare", self.study), answer("compare", self.plain))

    def test_it_opens_in_xarray_and_adds_up_to_the_ledger(self):
        if xarray is None:
            self.skipTest("xarray is not installed")
        with xarray.open_dataset(self.study, group="households") as panel, xarray.open_dataset(self.study, group="ledger") as ledger:
            self.assertEqual(panel["net_income"].dims, ("scenario", "replicate", "income_source", "time", "household"))
            self.assertEqual(panel["cash"].dims, ("scenario", "replicate", "time", "household"))
            self.assertEqual(list(panel["income_source"].values), list(SOURCES))
            self.assertEqual(list(panel["scenario"].values), ["baseline", "monitoring-and-relief"])
            self.assertEqual(str(panel["time"].values[-1])[:10], "2022-02-28")
            numbers = panel["household"].values
            self.assertEqual((len(numbers), numbers[0], numbers[-1]), (37800, 0, 275243))
            for name in ("net_income", "receipts", "cash", "debt", "land_plan", "side_activity", "listed", "dibao", "registered_poor", "members_away", "members", *STOCKS, *WORK):
                for attribute in ("units", "long_name", "long_name_zh"):
                    self.assertIn(attribute, panel[name].attrs, name)
                self.assertEqual(panel[name].dtype.kind, "i", name)
            kinds = {kind: i for i, kind in enumerate(ledger["flow_kind"].values)}
            counties = panel["household_county"].values
            for place, county in enumerate(("hejing", "bohu", "yuli")):
                property_income = panel["net_income"].sel(income_source="property").values[..., counties == county].astype("int64").sum(axis=-1)
                amount = ledger["amount"].values[:, :, :, place, :]
                booked = sum(amount[..., kinds[kind]] for kind in ("block_rent", "block_bonus", "village_rent", "deposit_interest"))
                self.assertTrue((property_income == booked).all(), county)
            self.assertEqual(int(panel["listed"].sel(scenario="baseline").sum()), 0)
            self.assertGreater(int(panel["listed"].sel(scenario="monitoring-and-relief").sum()), 0)
            self.assertEqual(set(panel["land_plan"].values.flat), set(range(6)))
            with xarray.open_dataset(self.study, group="household_types") as groups:
                for county in ("hejing", "bohu", "yuli"):
                    here, types = counties == county, groups.sel(county=county, household_type=["farm", "pastoral"]).sum("household_type")
                    for name, of_groups, unit in (("sheep", "sheep", 1), ("cattle", "cattle", 1), ("birds", "birds", 1), ("land_operated", "land_operated_mu", 100), ("land_leased_out", "land_leased_mu", 100)):
                        total = panel[name].values[..., here].astype("int64").sum(axis=-1)
                        self.assertTrue((abs(total - unit * types[of_groups].values) < 1e-4).all(), name)
                    for work in WORK:
                        total = panel[work].values[..., here].astype("int64").sum(axis=-1)
                        place = work.removeprefix("workers_")
                        others = [w.removeprefix("workers_") for w in WORK]
                        places = [place] if place != "local_wage" else [e for e in types["employment"].values if e not in others]
                        self.assertTrue((total == types["employed_workers"].sel(employment=places).sum("employment").values).all(), work)
            self.assertEqual(panel["receipts"].dims, ("scenario", "replicate", "measure", "time", "household"))
            funds = [name for name in panel["measure"].values if name.startswith("relief_fund")]   # all their money goes to households
            self.assertEqual(int(abs(panel["receipts"].sel(scenario="baseline", measure=funds)).sum()), 0)
            received = panel["receipts"].sel(scenario="monitoring-and-relief", measure=funds).astype("int64").sum("household").values
            with xarray.open_dataset(self.study) as study:
                spent = study["spending"].sel(scenario="monitoring-and-relief", measure=funds).sum("county").values
            self.assertGreater(received.sum(), 0)
            self.assertTrue((abs(received.transpose(0, 2, 1) - 100 * spent) < 1).all())
            self.assertEqual(panel["household_exited"].dims, ("replicate", "household"))

    def test_a_household_is_the_one_that_explain_tells(self):
        if h5py is None:
            self.skipTest("h5py is not installed")
        told = answer("explain", self.study, "--household", "131500", "--replicate", "1")
        with h5py.File(self.study) as file:
            panel = file["households"]
            [row] = [i for i, number in enumerate(panel["household"][...]) if number == 131500]
            self.assertEqual(f"bohu-{panel['household_village'][1, row]}", told["household"]["village"])
            self.assertEqual(bool(panel["household_exited"][1, row]), told["household"]["at_start"]["exited"])
            for scenario, life in enumerate(told["lives"]):
                for t, month in enumerate(life["months"]):
                    for s, source in enumerate(SOURCES):
                        self.assertEqual(panel["net_income"][scenario, 1, s, t, row], round(100 * month["income"][source]))
                    self.assertEqual(panel["cash"][scenario, 1, t, row], round(100 * month["state"]["cash"]))
                    self.assertEqual(panel["debt"][scenario, 1, t, row], round(100 * month["state"]["debt"]))
                    self.assertEqual(panel["dibao"][scenario, 1, t, row], month["state"]["dibao"])
                    self.assertEqual(panel["members_away"][scenario, 1, t, row], month["state"]["away"])
            self.assertIsNone(panel["cash"].compression)

    def test_it_is_refused_before_anything_runs_when_the_disk_is_too_small(self):
        out = self.folder / "huge.h5"
        finished = terrace("run", BASELINE, "--replicates", "100000", "--out", out, "--panel", timeout=60)
        self.assertEqual(finished.returncode, FAILED)
        self.assertIn("room for the household panel (--panel)", finished.stderr)
        self.assertIn("bytes", finished.stderr)
        self.assertFalse(out.exists())

    def test_it_needs_a_file(self):
        finished = terrace("run", BASELINE, *MONTHS, "--panel")
        self.assertEqual(finished.returncode, WRONG_INPUT)
        self.assertIn("--panel together with --out", finished.stderr)


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main(verbosity=2)
