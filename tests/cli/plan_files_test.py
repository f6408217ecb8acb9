"""The files of a plan from outside: the plan file in xarray, the workbook and the CSV tables without a spreadsheet program. A plan of invented
figures (tests/support/small_plan.hpp) is written by the unit tests."""

import csv
import os
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from terrace_program import ROOT, module

xarray = module("xarray")
UNIT_TESTS = Path(os.environ.get("TERRACE_BUILD", ROOT / "build" / "test")) / "tests" / "unit_tests"
SHEET = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def setUpModule():
    global folder, temporary
    if not UNIT_TESTS.exists():
        print(f"skipped: {UNIT_TESTS} is not built")
        sys.exit(77)
    temporary = tempfile.TemporaryDirectory()
    folder = Path(temporary.name)
    subprocess.run([UNIT_TESTS, "--gtest_filter=PlanDocument.writes_all_files_beside_the_plan"], check=True, stdout=subprocess.DEVNULL,
                   env=os.environ | {"TERRACE_PLAN_DOCUMENTS": str(folder)})


def tearDownModule():
    temporary.cleanup()


class PlanFile(unittest.TestCase):
    def setUp(self):
        if xarray is None:
            self.skipTest("xarray is not installed")

    def test_it_opens_in_xarray_with_named_axes(self):
        with xarray.open_dataset(folder / "plan.h5") as data:
            self.assertEqual(data.budget.dims, ("candidate", "line", "tier", "budget_year"))
            self.assertEqual(list(data.tier.values), ["demonstration", "catching_up", "consolidation"])
            self.assertEqual(list(data.budget_year.values), [2021, 2022, 2023, 2024, 2025])
            self.assertEqual(int(data.budget.sel(candidate="plan-3").sum()), int(data.budget_total.sel(candidate="plan-3")))
            self.assertEqual(data.attrs["title_zh"], "尉犁县梯次推进乡村振兴规划")

    def test_every_number_has_a_name_in_both_languages(self):
        for group in ("", "villages", "ladder", "acceptability", "next_money", "split", "projections", "search"):
            with xarray.open_dataset(folder / "plan.h5", group=group or None) as data:
                self.assertGreater(len(data.data_vars), 0)
                for name, values in data.data_vars.items():
                    self.assertIn("long_name", values.attrs, f"{group}/{name}")
                    self.assertIn("long_name_zh", values.attrs, f"{group}/{name}")

    def test_probabilities_of_tiers_sum_to_one(self):
        with xarray.open_dataset(folder / "plan.h5", group="villages") as data:
            for total in data.probability.sum("tier").values:
                self.assertAlmostEqual(float(total), 1, places=12)

    def test_the_provenance_names_run_and_files(self):
        with xarray.open_dataset(folder / "plan.h5", group="provenance") as data:
            self.assertRegex(data.attrs["digest"], r"^[0-9a-f]{64}$")
            self.assertEqual(len(data.input_sha256), 2)


class Workbook(unittest.TestCase):
    def setUp(self):
        self.book = zipfile.ZipFile(folder / "zh" / "plan.xlsx")
        self.addCleanup(self.book.close)
        names = ElementTree.fromstring(self.book.read("xl/workbook.xml")).findall("s:sheets/s:sheet", SHEET)
        self.names = [sheet.get("name") for sheet in names]
        strings = ElementTree.fromstring(self.book.read("xl/sharedStrings.xml")).findall("s:si", SHEET)
        self.strings = ["".join(part.text or "" for part in one.iter(f"{{{SHEET['s']}}}t")) for one in strings]

    def sheet(self, number):
        return ElementTree.fromstring(self.book.read(f"xl/worksheets/sheet{number}.xml"))

    def values(self, number):
        """Texts and numbers by cell."""
        cells = {}
        for cell in self.sheet(number).iter(f"{{{SHEET['s']}}}c"):
            value = cell.find("s:v", SHEET)
            if value is not None:
                cells[cell.get("r")] = self.strings[int(value.text)] if cell.get("t") == "s" else float(value.text)
        return cells

    def test_there_is_a_sheet_for_each_table(self):
        self.assertEqual(self.names[0], "目录")
        tables = [path for path in (folder / "zh" / "tables").glob("*.csv") if path.name != "origins.csv"]
        self.assertEqual(len(self.names) - 1, len(tables))
        self.assertTrue(all(0 < len(name) <= 31 for name in self.names))

    def test_numbers_are_numbers_and_titles_are_in_both_languages(self):
        number = 1 + next(i for i, name in enumerate(self.names) if name.startswith("分梯次、分年度资金"))
        cells = self.values(number)
        self.assertTrue(cells["A1"].startswith("分梯次、分年度资金") and cells["A2"].startswith("Money by tier and year"))
        self.assertEqual((cells["A3"], cells["A4"]), ("梯次", "Tier"))
        money = [[cells[f"{column}{row}"] for column in "BCDEFG"] for row in (5, 6, 7, 8)]
        for row in money:
            self.assertAlmostEqual(sum(row[:5]), row[5], places=9)
        for column in range(6):
            self.assertAlmostEqual(sum(row[column] for row in money[:3]), money[3][column], places=9)

    def test_intervals_have_columns_of_their_own(self):
        number = 1 + next(i for i, name in enumerate(self.names) if name.startswith("各项目标"))
        cells = self.values(number)
        self.assertLess(cells["D5"], cells["C5"])
        self.assertLess(cells["C5"], cells["E5"])

    def test_headings_are_frozen(self):
        for number in range(2, len(self.names) + 1):
            pane = self.sheet(number).find("s:sheetViews/s:sheetView/s:pane", SHEET)
            self.assertEqual((pane.get("ySplit"), pane.get("state")), ("4", "frozen"))

    def test_nothing_tells_when_it_was_written(self):
        self.assertIn(b"1980-01-01T00:00:00Z", self.book.read("docProps/core.xml"))
        self.assertEqual({entry.date_time[0] for entry in self.book.infolist()}, {1980})
        self.assertEqual((folder / "zh" / "plan.xlsx").read_bytes(), (folder / "en" / "plan.xlsx").read_bytes())


class Tables(unittest.TestCase):
    def test_spreadsheets_know_that_they_are_utf_8(self):
        for path in (folder / "zh" / "tables").glob("*.csv"):
            self.assertTrue(path.read_bytes().startswith(b"\xef\xbb\xbf"), path.name)

    def test_every_row_has_every_column(self):
        for path in (folder / "zh" / "tables").glob("*.csv"):
            with open(path, encoding="utf-8-sig", newline="") as file:
                rows = list(csv.reader(file))
            self.assertGreater(len(rows), 1, path.name)
            self.assertEqual({len(row) for row in rows}, {len(rows[0])}, path.name)


if __name__ == "__main__":
    unittest.main()
