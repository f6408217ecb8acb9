"""docs/results.md names every series that a study file holds, with its group, and nothing else."""

import re
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, ROOT, SCENARIOS, module, terrace

h5py = module("h5py")
PAGE = ROOT / "docs" / "results.md"
EFFECTS = "Effects by group"
SECTIONS = ("/", "/villages by month", "/villages by year", "/tiers and /household_types", EFFECTS)


def documented():
    """Names of series by the heading under which a table has them."""
    found, heading = {}, None
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ").strip("`").replace("`", "")
        elif heading in SECTIONS and (row := re.match(r"\| `(\w+)` \|", line)):
            found.setdefault(heading, []).append(row[1])
    return found


def series_of(group, axis):
    """Names in alphabetical order: variables over scenario, replicate and that axis."""
    names = []
    for name, item in group.items():
        if isinstance(item, h5py.Dataset) and item.ndim >= 4 and item.dims[2].keys() and item.dims[2][0].name.endswith("/" + axis):
            names.append(name)
    return sorted(names)


class ResultsPage(unittest.TestCase):
    def test_lists_every_series_once(self):
        if h5py is None:
            self.skipTest("h5py is not installed")
        terrace_program.require_program()
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "study.h5"
            finished = terrace("run", SCENARIOS / "baseline.toml", "--replicates", "1", "--months", "12", "--out", out, "--quiet")
            self.assertEqual(finished.returncode, DONE, finished.stderr)
            page = {heading: sorted(names) for heading, names in documented().items()}
            with h5py.File(out) as file:
                self.assertEqual(page["/"], series_of(file, "time"))
                self.assertEqual(page["/villages by month"], series_of(file["villages"], "time"))
                self.assertEqual(page["/villages by year"], series_of(file["villages"], "year"))
                self.assertEqual(page["/tiers and /household_types"], series_of(file["tiers"], "time"))
                self.assertEqual([name for name in page["/tiers and /household_types"] if name != "collective_income"], series_of(file["household_types"], "time"))

    def test_lists_every_effect_by_group_with_its_unit_and_words(self):
        if h5py is None:
            self.skipTest("h5py is not installed")
        terrace_program.require_program()
        text = PAGE.read_text(encoding="utf-8").partition(f"## {EFFECTS}")[2]
        rows = {row[1]: row for row in re.finditer(r"^\| `(\w+)` \| (\S+) \| (.+?) \| (.+?) \|$", text, re.MULTILINE)}
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "study.h5"
            finished = terrace("compare", SCENARIOS / "baseline.toml", SCENARIOS / "bohu-courtyard.toml", "--replicates", "1", "--months", "12", "--out", out, "--quiet")
            self.assertEqual(finished.returncode, DONE, finished.stderr)
            with h5py.File(out) as file:
                for name in ("tier", "type", "village"):
                    group = file[f"participants_by_{name}"]
                    held = {key: item for key, item in group.items() if item.ndim >= 4}
                    self.assertEqual(sorted(held), sorted(documented()[EFFECTS]), name)
                    for key, item in held.items():
                        self.assertEqual(item.attrs["units"].decode(), rows[key][2], key)
                        if item.dtype.kind == "i":
                            self.assertEqual((item.attrs["long_name"].decode(), item.attrs["long_name_zh"].decode()), (rows[key][3], rows[key][4]), key)


if __name__ == "__main__":
    unittest.main(verbosity=2)
