"""A county's own registers in every command: run, compare, check, population, verify; bad rows end with status 2 and write nothing."""

import csv
import hashlib
import json
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, SCENARIOS, WRONG_INPUT, answer, terrace

EXAMPLE = SCENARIOS / "regions" / "example"


class Registers(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self.temporary.name)
        self.example = self.folder / "county"
        shutil.copytree(EXAMPLE, self.example)
        scenario = self.example / "scenario.toml"
        scenario.write_text(scenario.read_text().replace("../../baseline.toml", str(SCENARIOS / "baseline.toml")))

    def tearDown(self):
        self.temporary.cleanup()

    def change(self, name, before, after):
        path = self.example / name
        text = path.read_text(encoding="utf-8")
        self.assertIn(before, text)
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    def write_base(self):
        """The baseline in the county of the example."""
        base = self.example / "base.toml"
        base.write_text(f'base = "{SCENARIOS / "baseline.toml"}"\nregion = "region.toml"\n')
        return base

    def test_the_population_is_that_of_the_registers(self):
        population = answer("population", self.example / "region.toml", "--csv", self.folder / "tables")
        with open(EXAMPLE / "households.csv", encoding="utf-8") as file:
            registered = {row["household_id"]: row for row in csv.DictReader(file)}
        with open(self.folder / "tables" / "households.csv", encoding="utf-8") as file:
            households = list(csv.DictReader(file))
        self.assertEqual([population["households"], population["persons"]], [60, sum(int(row["members"]) for row in registered.values())])
        self.assertEqual(sorted(row["register"] for row in households), sorted(registered))
        for row in households:
            mine = registered[row["register"]]
            self.assertEqual([row["members"], row["workers"], row["sheep"]], [mine["members"], mine["workers"], mine["sheep"]])
            self.assertEqual(int(row["contracted"]), round(float(mine["contracted_mu"]) * 100))
        self.assertTrue(population["margins_hold"])
        county = population["counties"][0]
        self.assertEqual([county["registered_villages"], county["registered_households"]], [4, 60])
        residents = county["margins"][0]
        self.assertEqual([residents["key"], residents["of_region_file"], residents["mark"]], ["residents", 214, "F"])
        self.assertEqual(residents["asked"], residents["met"])
        table = terrace("population", self.example / "region.toml", "--lang", "zh").stdout
        self.assertIn("区域文件原值", table)
        self.assertIn("台账提供 4 个村、60 户", table)

    def test_a_region_without_registers_looks_as_before(self):
        text = terrace("population", terrace_program.REGION, "--lang", "en").stdout
        self.assertNotIn("instead of", text)

    def test_the_hdf5_file_names_the_rows_of_the_registers(self):
        self.assertEqual(terrace("population", self.example / "region.toml", "--out", self.folder / "people.h5").returncode, DONE)
        self.assertIn(b"Q060", (self.folder / "people.h5").read_bytes())

    def test_check_reads_registers_and_tells_every_fault(self):
        good = answer("check", self.example / "region.toml", self.example / "scenario.toml")
        self.assertTrue(good["ok"])
        self.assertEqual(good["files"][1]["targets"][0]["households"], 60)
        self.change("households.csv", "Q002,示例一村,farm", "Q002,示例五村,farm")
        self.change("households.csv", "Q005,示例一村,farm", "Q001,示例一村,farm")
        self.change("villages.csv", "示例三村,示例二乡,14", "示例三村,示例二乡,many")
        found = terrace("check", self.example / "region.toml", self.example / "scenario.toml", "--lang", "en")
        self.assertEqual(found.returncode, WRONG_INPUT)
        for place in ("households.csv:6:1", "villages.csv:4:11"):
            self.assertEqual(found.stderr.count(place), 2, found.stderr)
        chinese = terrace("check", self.example / "region.toml", "--lang", "zh").stderr
        self.assertIn("整数，1 .. 131072 户", chinese)

    def test_bad_rows_write_nothing_and_are_all_told(self):
        path = self.example / "households.csv"
        path.write_text(path.read_text(encoding="utf-8").replace(",farm,", ",farmer,"), encoding="utf-8")
        bad = [number for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if ",farmer," in line]
        self.assertGreater(len(bad), 25)
        out = self.folder / "study.h5"
        base = self.write_base()
        for command in ("run", "compare"):
            scenarios = [base, self.example / "scenario.toml"] if command == "compare" else [base]
            found = terrace(command, *scenarios, "--months", 2, "--out", out, "--lang", "en")
            self.assertEqual(found.returncode, WRONG_INPUT)
            self.assertEqual(found.stderr.count("key 'type': found 'farmer'"), len(bad))
            for number in bad:
                self.assertIn(f"households.csv:{number}:", found.stderr)
        self.assertEqual(terrace("population", self.example / "region.toml", "--csv", self.folder / "tables").returncode, WRONG_INPUT)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["county"])

    def test_text_of_another_encoding_is_refused_at_its_place(self):
        path = self.example / "villages.csv"
        path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
        found = terrace("check", self.example / "region.toml", "--lang", "zh")
        self.assertEqual(found.returncode, WRONG_INPUT)
        self.assertIn("villages.csv:1:1", found.stderr)
        self.assertIn("UTF-8", found.stderr)

    def test_a_study_holds_the_registers_and_is_verified_without_them(self):
        study = self.folder / "study.h5"
        base = self.write_base()
        compared = terrace("compare", base, self.example / "scenario.toml", "--months", 14, "--replicates", 2, "--threads", 2, "--out", study, "--lang", "en")
        self.assertEqual(compared.returncode, DONE, compared.stderr)
        data = study.read_bytes()
        for name in ("villages.csv", "households.csv"):
            text = (self.example / name).read_bytes()
            self.assertIn(text, data)
            self.assertIn(hashlib.sha256(text).hexdigest().encode(), data)
        shutil.rmtree(self.example)
        verified = terrace("verify", study, "--threads", 1, "--lang", "en")
        self.assertEqual(verified.returncode, DONE, verified.stderr + verified.stdout)

    def test_a_study_is_verified_from_relative_paths_too(self):
        run = terrace("run", "county/scenario.toml", "--months", 3, "--out", "study.h5", folder=self.folder)
        self.assertEqual(run.returncode, DONE, run.stderr)
        self.change("households.csv", "Q001,示例一村,farm,1", "Q001,示例一村,farm,0")
        self.assertEqual(terrace("verify", "study.h5", folder=self.folder).returncode, DONE)

    def test_results_are_the_same_for_any_threads_and_order_of_rows(self):
        def digests(*more):
            return answer("run", self.example / "scenario.toml", "--months", 6, "--replicates", 2, "--out", self.folder / "study.h5", "--force", *more)["digests"]
        expected = digests("--threads", 1)
        self.assertEqual(digests("--threads", 2), expected)
        path = self.example / "households.csv"
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\ufeff" + "\r\n".join([header, *reversed(rows)]) + "\r\n", encoding="utf-8")
        self.assertEqual(digests(), expected)
        self.change("households.csv", "Q001,示例一村,farm,1,1,3,2", "Q001,示例一村,farm,1,1,4,2")
        self.assertNotEqual(digests(), expected)


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main(verbosity=2)
