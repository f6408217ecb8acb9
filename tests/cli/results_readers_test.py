"""Results files open in the programs that people use: xarray, netCDF4, ncdump, h5py."""

import shutil
import subprocess
import sys
import tempfile
import unittest
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import results_sample
from terrace_program import module

# netCDF4 first: its own HDF5 must be in the process before another is loaded.
netCDF4, h5py, xarray, h5netcdf = module("netCDF4"), module("h5py"), module("xarray"), module("h5netcdf")
SERIES = ("scenario", "replicate", "time", "county")


class Readers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.sample = results_sample.written(Path(cls.folder.name) / "sample.h5")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def copy(self):
        return shutil.copy(self.sample, Path(self.folder.name) / f"{self.id()}.h5")


@unittest.skipUnless(xarray and netCDF4, "needs python3-xarray and python3-netcdf4")
class Xarray(Readers):
    """Any warning is an error here."""

    def open(self, **options):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with xarray.open_dataset(self.sample, **options) as data:
                return data.load()

    def test_the_root_group_opens_without_arguments(self):
        data = self.open()
        self.assertEqual(data.attrs["title"], "Sample 样本")
        self.assertEqual(data.gini.dims, SERIES)
        self.assertEqual(list(data.scenario.values), ["baseline", "yuli-land-transfer"])
        self.assertEqual(list(data.county_zh.values), ["和静县", "博湖县", "尉犁县"])
        self.assertEqual([str(day)[:10] for day in data.time.values], ["2021-01-31", "2021-02-28"])
        self.assertEqual(data.gini.attrs["long_name_zh"], "基尼系数")
        self.assertEqual(float(data.gini.sel(scenario="baseline", county="yuli")[0, 0]), 2.5)

    def test_missing_values_are_missing(self):
        gini = self.open().gini
        self.assertTrue(gini.encoding["_FillValue"] != gini.encoding["_FillValue"])
        self.assertEqual(int(gini.isnull().sum()), 1)
        self.assertLess(float(gini.max()), 100)

    def test_an_axis_of_one_group_does_not_burden_the_root_group(self):
        self.assertNotIn("village", self.open().sizes)

    def test_an_axis_without_entries_is_kept(self):
        data = self.open()
        self.assertEqual(data.spending.shape, (2, 0))
        self.assertEqual(data.measure.shape, (0,))

    def test_each_group_opens_with_the_coordinates_it_needs(self):
        villages = self.open(group="villages")
        self.assertEqual(villages.income.dims, ("scenario", "time", "village"))
        self.assertEqual(list(villages.village.values), ["v1", "", "村三", "v4"])
        self.assertEqual(str(villages.time.values[1])[:10], "2021-02-28")
        self.assertEqual(float(villages.income.sel(village="村三").mean()), 2.5)
        ledger = self.open(group="ledger")
        self.assertEqual(int(ledger.amount[1, 1, 1]), 9007199254740993)
        self.assertEqual(ledger.amount.dtype, "int64")
        provenance = self.open(group="provenance")
        self.assertEqual(str(provenance.version.values), "0.1.0")
        self.assertEqual(int(provenance.seed), 42)
        self.assertEqual(list(provenance.digest.sel(scenario="baseline").values), ["a", "b"])
        self.assertEqual(provenance.attrs["note"], "来源")

    @unittest.skipUnless(h5netcdf, "needs python3-h5netcdf")
    def test_the_other_engine_sees_the_same(self):
        for group in (None, "villages", "ledger", "provenance"):
            self.assertTrue(self.open(group=group).identical(self.open(group=group, engine="h5netcdf")), group)


@unittest.skipUnless(netCDF4, "needs python3-netcdf4")
class NetCdf(Readers):
    def test_variables_attributes_and_axes_can_be_appended(self):
        path = self.copy()
        with netCDF4.Dataset(path, "a") as file:
            file.setncattr("added", "yes")
            file["gini"].setncattr("remark", "附")
            file["gini"][0, 0, 0, 0] = 77
            file["county_zh"][0] = "新"
            file["villages"].createVariable("herd", "f8", ("village",))[:] = 3
            file.createDimension("decile", 10)
            file.createVariable("share", "f8", ("time", "decile"))[:] = 0.1
        with netCDF4.Dataset(path) as file:
            self.assertEqual(file.getncattr("added"), "yes")
            self.assertEqual(file["gini"].getncattr("remark"), "附")
            self.assertEqual(float(file["gini"][0, 0, 0, 0]), 77)
            self.assertEqual(file["county_zh"][0], "新")
            self.assertEqual(file["villages"]["herd"].dimensions, ("village",))
            self.assertEqual(file["share"].shape, (2, 10))

    @unittest.skipUnless(shutil.which("ncdump"), "needs netcdf-bin")
    def test_ncdump_shows_named_dimensions_and_all_values(self):
        head = subprocess.run(["ncdump", "-h", self.sample], check=True, capture_output=True, encoding="utf-8").stdout
        for line in ("double gini(scenario, replicate, time, county) ;", "gini:_FillValue = NaN ;", 'gini:units = "1" ;',
                     'gini:long_name_zh = "基尼系数" ;', "string county_zh(county) ;", 'time:units = "days since 2021-01-01" ;',
                     'time:calendar = "standard" ;', "float income(scenario, time, village) ;", "int64 amount(scenario, time, flow) ;",
                     "string version ;", "int seed ;"):
            self.assertIn(line, head)
        self.assertNotIn("phony", head)
        subprocess.run(["ncdump", self.sample], check=True, capture_output=True)


@unittest.skipUnless(h5py, "needs python3-h5py")
class H5py(Readers):
    def test_axes_are_scales_of_the_root_group_in_order_of_creation(self):
        with h5py.File(self.sample) as file:
            self.assertEqual([axis[0].name for axis in file["gini"].dims], ["/" + name for name in SERIES])
            self.assertEqual([axis[0].name for axis in file["villages/income"].dims], ["/scenario", "/time", "/village"])
            self.assertFalse(any("CLASS" in item.attrs for item in file["villages"].values()))
            self.assertEqual(list(file["gini"].attrs)[:3], ["_FillValue", "units", "long_name"])
            root, names = file["/"], []
            root.id.links.iterate(names.append, idx_type=h5py.h5.INDEX_CRT_ORDER)
            self.assertEqual([name.decode() for name in names][:4], list(SERIES))

    def test_values_and_attributes_are_readable(self):
        with h5py.File(self.sample) as file:
            self.assertEqual(file["county_zh"].asstr()[2], "尉犁县")
            self.assertEqual(file["gini"].attrs["units"].decode(), "1")
            self.assertEqual(file["gini"].attrs["_FillValue"].shape, (1,))
            self.assertEqual(file["provenance/seed"][()], 42)

    def test_chunks_are_about_a_mebibyte_with_checksums(self):
        path = results_sample.written(Path(self.folder.name) / "large.h5", results_sample.LARGE)
        with h5py.File(path) as file:
            packed, plain = file["income"], file["income_plain"]
            for variable in (packed, plain):
                bytes_in_chunk = 8 * variable.chunks[0] * variable.chunks[1] * variable.chunks[2]
                self.assertTrue(2**19 < bytes_in_chunk <= 2**20, variable.chunks)
                self.assertTrue(variable.fletcher32)
            self.assertEqual((packed.compression, packed.compression_opts, packed.shuffle), ("gzip", 1, True))
            self.assertIsNone(plain.compression)


if __name__ == "__main__":
    results_sample.require_program()
    if not (netCDF4 or h5py or xarray):
        print("skipped: none of python3-netcdf4, python3-h5py and python3-xarray is installed")
        sys.exit(77)
    unittest.main(verbosity=2)
