"""Whatever is wrong with what the user gives, the program ends with status 2 (1 when the machine is at fault), names the place and
the finding in the user's language, and writes nothing."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, FAILED, REGION, SCENARIOS, WRONG_INPUT, terrace

BASE = f'base = "{SCENARIOS / "baseline.toml"}"\n'
LEASE = BASE + '[policies.land_transfer]\ncounty = "yuli"\nfrom = "2021-03"\nhouseholds = 100\narea_mu = 1000\n'
RENT = 'contract = { rent_yuan_per_mu = 700, years = 5 }\n'
YARD = BASE + '[policies.courtyard_economy]\ncounty = "bohu"\nbudget_yuan = 1_000_000\ngrant_yuan = 8000\n'

# Texts of a scenario file: name, text, line and column of the fault ("" where there is none), what the message must contain.
FILES = [
    # what is no TOML
    ("value missing", "title = \n", "1:9", ""),
    ("bracket not closed", BASE + "[policies.land_transfer\n", "2:", ""),
    ("string not closed", 'title = "Yuli\nmonths = 12\n', "1:", ""),
    ("key given twice", 'title = "A"\ntitle = "B"\n', "2:", "title"),
    ("table given twice", LEASE + '[policies.land_transfer]\n', "7:", "land_transfer"),
    ("no equals sign", "months 12\n", "1:", ""),
    ("array not closed", BASE + "[policies.land_transfer]\ntarget = { excluded_households = [1, 2 }\n", "3:", ""),
    ("date instead of a month", BASE + "start = 2021-01-01\n", "2:9", "month"),
    ("text of another encoding", BASE.encode() + b'title = "\xb2\xa9\xba\xfe"\n', "2:10", "UTF-8"),
    ("zero byte", BASE.encode() + b'title = "a\x00b"\n', "2:11", ""),
    ("binary file", b"\x89HDF\r\n\x1a\n" + bytes(64), "1:1", ""),
    ("empty file", "", "", "empty"),
    ("comments alone", "# nothing yet\n\n", "", "empty"),
    # keys
    ("misspelt key", BASE + "monhts = 12\n", "2:1", "did you mean 'months'"),
    ("misspelt group", BASE + "[parameter.price]\nlamb = 900\n", "2:", "did you mean 'parameters'"),
    ("misspelt parameter group", BASE + "[parameters.pric]\nlamb = 900\n", "2:", "did you mean 'price'"),
    ("misspelt parameter", BASE + "[parameters.price]\nlamp = 900\n", "3:1", "did you mean 'lamb'"),
    ("misspelt key of a measure", LEASE + "area_nu = 5\n", "7:1", "did you mean 'area_mu'"),
    ("misspelt key of a contract", LEASE + "contract = { rent_yuan_per_nu = 700 }\n", "7:14", "did you mean 'rent_yuan_per_mu'"),
    ("unknown measure", BASE + '[policies.land_transfr]\ncounty = "yuli"\n', "2:", "did you mean 'land_transfer'"),
    ("unknown instrument", BASE + '[policies.mine]\ninstrument = "lottery"\n', "3:14", "land_transfer"),
    ("key of another instrument", YARD + "area_mu = 5\n", "6:1", "area_mu"),
    ("value where a table belongs", BASE + "policies = 5\n", "2:", "table"),
    ("table where a value belongs", BASE + "[months]\na = 1\n", "2:", "months"),
    # types and units
    ("number in quotes", BASE + 'months = "12"\n', "2:10", "months"),
    ("unit behind a number", LEASE + 'contract = { rent_yuan_per_mu = "700 yuan" }\n', "7:33", "700 yuan"),
    ("truth value for a number", LEASE.replace("area_mu = 1000", "area_mu = true"), "6:11", "area_mu"),
    ("number for a truth value", LEASE + "target = { exited = 1 }\n", "7:21", "exited"),
    ("number for a name", LEASE.replace('"yuli"', "7"), "3:10", "county"),
    ("array for a number", LEASE.replace("area_mu = 1000", "area_mu = [1000]"), "6:11", "area_mu"),
    ("part of a household", LEASE.replace("households = 100", "households = 100.5"), "5:14", "100.5"),
    ("month without quotes", LEASE.replace('"2021-03"', "202103"), "4:8", "from"),
    ("month that does not exist", LEASE.replace("2021-03", "2021-13"), "4:8", "2021-13"),
    ("month in words", LEASE.replace("2021-03", "March 2021"), "4:8", "March 2021"),
    ("title without text", BASE + "title = 5\n", "2:9", "title"),
    ("number for a base", "base = 5\n", "1:8", "base"),
    # ranges
    ("no month at all", BASE + "months = 0\n", "2:10", "months"),
    ("negative months", BASE + "months = -12\n", "2:10", "months"),
    ("too many months", BASE + "months = 601\n", "2:10", "600"),
    ("start long ago", BASE + 'start = "1850-01"\n', "2:9", "1995-01"),
    ("parameter below its range", BASE + "[parameters.price]\nlamb = 1\n", "3:8", "800"),
    ("parameter above its range", BASE + "[parameters.price]\nlamb = 1e9\n", "3:8", "1250"),
    ("not a number", BASE + "[parameters.price]\nlamb = nan\n", "3:8", "nan"),
    ("infinite number", BASE + "[parameters.price]\nlamb = inf\n", "3:8", "inf"),
    ("share above one", BASE + '[policies.fund]\ninstrument = "relief_fund"\nillness_share = 50\n', "4:17", "illness_share"),
    ("continuity of a measure that is not there", BASE + '[policies.policy_continuity]\nmeasures = ["relief"]\n', "3:12", "names of measures"),
    ("works of no months", BASE + "[policies.village_works]\nmonths = 0\n", "3:10", "months"),
    ("negative budget", YARD.replace("1_000_000", "-1_000_000"), "4:15", "budget_yuan"),
    ("negative households", LEASE.replace("households = 100", "households = -1"), "5:14", "households"),
    ("negative land", LEASE.replace("area_mu = 1000", "area_mu = -1"), "6:11", "area_mu"),
    ("contract of no years", LEASE + "contract = { years = 0 }\n", "7:22", "years"),
    ("number too large to hold", LEASE.replace("households = 100", "households = 99999999999999999999"), "5:", ""),
    ("unknown choice", LEASE + 'enrolment = "assined"\n', "7:13", "did you mean 'assigned'"),
    ("unknown form of contract", LEASE + 'contract = { form = "share" }\n', "7:21", "fixed"),
    ("unknown price path", BASE + '[parameters.price]\ncotton_path = "superb"\n', "3:15", "ordinary"),
    ("unknown decision rule", BASE + 'decision_rule = "lottery"\n', "2:17", "logit"),
    # what does not fit together
    ("unknown county", LEASE.replace('"yuli"', '"yulli"'), "3:10", "did you mean 'yuli'"),
    ("dates reversed", LEASE + 'until = "2020-12"\n', "7:9", "2021-03"),
    ("more land than exists", LEASE.replace("area_mu = 1000", "area_mu = 900_000"), "6:11", "contracted land"),
    ("base that does not exist", 'base = "nowhere.toml"\n', "1:8", "nowhere.toml"),
    ("base that is a folder", f'base = "{SCENARIOS}"\n', "1:8", "directory"),
    ("base of itself", 'base = "bad.toml"\n', "1:8", "circle"),
    ("region that does not exist", BASE + 'region = "regions/bayingoln.toml"\n', "2:10", "did you mean"),
    ("region that is a scenario", BASE + f'region = "{SCENARIOS / "baseline.toml"}"\n', "", "baseline.toml"),
]

# Options after `run SCENARIO`: words, what the message must contain.
OPTIONS = [
    (["--replicate", "3"], "did you mean '--replicates'"),
    (["--frobnicate"], "--frobnicate: found an unknown option"),
    (["-x"], "-x"),
    (["--months", "0"], "--months: found '0', allowed: a whole number from 1 to 600"),
    (["--months", "601"], "--months"),
    (["--months", "twelve"], "'twelve'"),
    (["--months", "1e2"], "'1e2'"),
    (["--threads", "-1"], "--threads: found '-1'"),
    (["--threads", "0"], "--threads"),
    (["--threads", "2.5"], "'2.5'"),
    (["--replicates", "0"], "--replicates"),
    (["--replicates", "99999999999999999999"], "--replicates"),
    (["--seed", "-1"], "--seed"),
    (["--seed", "4294967296"], "4294967295"),
    (["--format", "xml"], "--format: found 'xml', allowed: table, csv, json"),
    (["--format", "jsn"], "did you mean 'json'"),
    (["--format", "markdown"], "--format"),
    (["--progress", "dance"], "--progress"),
    (["--lang", "fr"], "--lang"),
    (["--out"], "--out: found no value"),
    (["--set"], "--set: found no value"),
    (["--seed", "--quiet"], "--seed: found no value"),
    (["--out", ""], "--out: found an empty value"),
    (["--out="], "--out: found an empty value"),
    (["--set", "months"], "--set: found 'months', allowed: key.path=value"),
    (["--set", "=5"], "--set"),
    (["--set", "months="], "--set"),
    (["--set", "parameters..lamb=900"], "--set"),
    (["--set", "parameters.price.lamp=900"], "did you mean 'lamb'"),
    (["--set", "parameters.price.lamb=cheap"], "--set: key 'parameters.price.lamb'"),
    (["--set", "parameters.price.lamb=1"], "--set: key 'parameters.price.lamb'"),
    (["--set", "parameters.price.lamb=[1"], "--set"),
    (["--set", "months.a=5"], "--set: key 'months'"),
    (["--set", "policies.land_transfr.households=5"], "did you mean 'land_transfer'"),
    (["--set", "policies.land_transfer.area_mu=900000", "--set", "policies.land_transfer.county=yuli"], "contracted land"),
]


class Faults(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name).resolve()

    def contents(self):
        return {path.relative_to(self.folder): path.read_bytes() if path.is_file() else None for path in self.folder.rglob("*")}

    def fails(self, words, expected, status=WRONG_INPUT, **settings):
        """The message in English; in Chinese it differs but the outcome is the same, and nothing is written either time."""
        before = self.contents()
        told = [terrace(*words, "--lang", language, folder=self.folder, timeout=120, **settings) for language in ("en", "zh")]
        for finished in told:
            self.assertEqual(finished.returncode, status, f"{words}: {finished.stderr}{finished.stdout}")
            self.assertEqual(finished.stdout, "", words)
            self.assertNotIn("fault of the program", finished.stderr)
            self.assertNotIn("程序错误", finished.stderr)
        self.assertEqual(self.contents(), before, f"{words}: something was written")
        english, chinese = told[0].stderr, told[1].stderr
        for text in [expected] if isinstance(expected, str) else expected:
            self.assertIn(text, english, words)
        self.assertEqual(len(english.strip().splitlines()), 1, english)
        self.assertRegex(chinese, "[一-鿿]", words)
        return english, chinese


class ScenarioFiles(Faults):
    def test_every_fault_of_a_scenario_file_is_named_with_its_place(self):
        self.assertGreaterEqual(len(FILES), 60)
        bad = self.folder / "bad.toml"
        for name, text, place, expected in FILES:
            with self.subTest(name):
                bad.write_bytes(text if isinstance(text, bytes) else text.encode())
                english, chinese = self.fails(["run", "bad.toml", "--out", "study.h5"], expected)
                if place:
                    column = r"\d+" if place.endswith(":") else ""
                    self.assertRegex(english, rf"error: bad\.toml:{place}{column}: ")
                    self.assertRegex(chinese, rf"bad\.toml:{place}{column}：")

    def test_check_and_compare_name_the_same_faults(self):
        bad = self.folder / "bad.toml"
        bad.write_text(BASE + "monhts = 12\n", encoding="utf-8")
        self.fails(["compare", SCENARIOS / "baseline.toml", "bad.toml", "--out", "study.h5"], "bad.toml:2:1: key 'monhts'")
        self.fails(["parameters", "bad.toml"], "bad.toml:2:1: key 'monhts'")
        finished = terrace("check", "bad.toml", folder=self.folder)
        self.assertEqual(finished.returncode, WRONG_INPUT)
        self.assertIn("bad.toml:2:1: key 'monhts'", finished.stderr)

    def test_a_file_that_does_not_exist_is_named_with_its_nearest_neighbour(self):
        self.fails(["run", SCENARIOS / "baselin.toml"], ["no such file", "did you mean", "baseline.toml"])

    def test_a_folder_is_no_scenario(self):
        (self.folder / "folder.toml").mkdir()
        self.fails(["run", "folder.toml"], "folder.toml: found a directory")

    @unittest.skipIf(os.geteuid() == 0 and not shutil.which("setpriv"), "root reads everything")
    def test_an_unreadable_file_is_named(self):
        secret = self.folder / "secret.toml"
        secret.write_text(BASE, encoding="utf-8")
        secret.chmod(0)
        self.folder.chmod(0o755)
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
        finished = subprocess.run([*command, str(terrace_program.PROGRAM), "run", "secret.toml"], cwd=self.folder, capture_output=True,
                                  env=terrace_program.environment(), encoding="utf-8", timeout=60)
        if finished.returncode not in (WRONG_INPUT, DONE, FAILED):
            self.skipTest(f"the program cannot be run by another user here: {finished.stderr}")
        self.assertEqual(finished.returncode, WRONG_INPUT, finished.stderr)
        self.assertIn("secret.toml: found a file without permission", finished.stderr)


class Options(Faults):
    def test_every_fault_of_an_option_is_named(self):
        self.assertGreaterEqual(len(OPTIONS), 25)
        for words, expected in OPTIONS:
            with self.subTest(" ".join(words)):
                before = self.contents()
                finished = terrace("run", SCENARIOS / "baseline.toml", "--out", "study.h5", *words, folder=self.folder, timeout=120)
                self.assertEqual(finished.returncode, WRONG_INPUT, finished.stderr)
                self.assertIn(expected, finished.stderr)
                self.assertEqual((finished.stdout, self.contents()), ("", before))
                chinese = terrace("run", SCENARIOS / "baseline.toml", *words, folder=self.folder, timeout=120, LANG="zh_CN.UTF-8")
                self.assertEqual(chinese.returncode, WRONG_INPUT)
                self.assertRegex(chinese.stderr, "[一-鿿]")

    def test_words_that_are_no_command_are_named(self):
        self.fails([], "no command")
        self.fails(["rum"], "did you mean 'run'")
        self.fails(["run"], "no scenario")
        self.fails(["compare"], "fewer than two scenarios")
        self.fails(["compare", SCENARIOS / "baseline.toml"], "fewer than two scenarios")
        self.fails(["check"], "no file")
        self.fails(["population"], "no file")
        self.fails(["verify"], "no file")
        self.fails(["population", REGION, REGION], "2 files")

    def test_scenarios_must_fit_together(self):
        base = SCENARIOS / "baseline.toml"
        (self.folder / "short.toml").write_text(BASE + "months = 12\n", encoding="utf-8")
        (self.folder / "baseline.toml").write_text(BASE, encoding="utf-8")
        self.fails(["run", base, "short.toml", "--out", "study.h5"], "short.toml:1:1: key 'start, months, region'")
        for place, region in (("one", "bayingolin"), ("two", "bayingolin-2014")):   # the same relative name, another file
            (self.folder / place).mkdir()
            shutil.copy(SCENARIOS / "regions" / f"{region}.toml", self.folder / place / "region.toml")
            (self.folder / place / f"{place}.toml").write_text(BASE + 'region = "region.toml"\nmonths = 2\n', encoding="utf-8")
        shutil.copy(SCENARIOS / "regions" / "bayingolin.toml", self.folder / "two" / "bayingolin.toml")
        self.fails(["compare", "one/one.toml", "two/two.toml", "--out", "study.h5"], "two.toml:1:1: key 'start, months, region'")
        self.fails(["run", base, "baseline.toml", "--out", "study.h5"], "a second scenario named 'baseline'")
        self.fails(["run", f"{base}+", "--out", "study.h5"], "an empty file name")
        self.fails(["compare", base, SCENARIOS / "no-change.toml", "--base", "no-chance"], "did you mean 'no-change'")

    def test_parameters_without_a_scenario_take_no_changes(self):
        self.fails(["parameters", "--set", "parameters.price.lamb=900"], "no scenario to change")

    def test_a_data_folder_must_hold_data(self):
        self.fails(["run", SCENARIOS / "baseline.toml"], "TERRACE_DATA: found", TERRACE_DATA=self.folder)


class RegionsAndParameters(Faults):
    def edited(self, path, old, new):
        text = path.read_text(encoding="utf-8")
        changed = re.sub(old, new, text, count=1, flags=re.MULTILINE)
        self.assertNotEqual(text, changed, f"{old} does not stand in {path.name}")
        return changed

    def test_faults_of_a_region_file_are_named(self):
        bad = self.folder / "region.toml"
        for old, new, expected in [
                (r"^village_size_log_sd", "vilage_size_log_sd", "did you mean 'village_size_log_sd'"),
                (r"^(workers_per_household = \{ value = )[\d.]+", r"\g<1>-2", "workers_per_household"),
                (r"^(workers_per_household = \{ value = )[\d.]+", r'\g<1>"two"', "workers_per_household"),
                (r"^(workers_per_household = .*)unit = \"persons\"", r'\1unit = "mu"', "unit"),
                (r"^(workers_per_household = .*)mark = \"E\"", r'\1mark = "X"', "mark"),
                (r"^\[counties\.yuli\]", "[counties.yuli", "region.toml:")]:
            with self.subTest(new):
                bad.write_text(self.edited(REGION, old, new), encoding="utf-8")
                english, _ = self.fails(["population", "region.toml", "--out", "people.h5"], expected)
                self.assertRegex(english, r"region\.toml:\d+:\d+: ")

    def test_faults_of_parameter_files_are_named(self):
        shutil.copytree(SCENARIOS, self.folder / "data")
        prices = self.folder / "data" / "parameters" / "prices.toml"
        original = prices.read_text(encoding="utf-8")
        for old, new, expected in [
                (r"^value = 7$|^value = 7\.0+$|^(value = )", "vaule = 7", "prices.toml"),
                (r"^mark = \"E\"", 'mark = "Z"', "mark"),
                (r"^unit = ", "units = ", "did you mean 'unit'"),
                (r"^low = .*", "low = 1e9", "prices.toml"),
                (r"^label = .*", 'label = "price"', "label")]:
            with self.subTest(new):
                prices.write_text(re.sub(old, new, original, count=1, flags=re.MULTILINE), encoding="utf-8")
                english, _ = self.fails(["run", SCENARIOS / "baseline.toml", "--out", "study.h5"], expected, TERRACE_DATA=self.folder / "data")
                self.assertRegex(english, r"prices\.toml:\d+:\d+: ")


class Outputs(Faults):
    RUN = ["run", SCENARIOS / "baseline.toml", "--months", "2", "--quiet"]

    def test_an_existing_file_is_kept_without_force(self):
        (self.folder / "study.h5").write_bytes(b"precious")
        self.fails([*self.RUN, "--out", "study.h5"], ["study.h5: the file exists", "--force"])
        self.fails(["compare", SCENARIOS / "baseline.toml", SCENARIOS / "no-change.toml", "--out", "study.h5"], "the file exists")
        self.fails(["population", REGION, "--out", "study.h5"], "the file exists")
        self.assertEqual(terrace(*self.RUN, "--out", "study.h5", "--force", folder=self.folder).returncode, DONE)
        self.assertNotEqual((self.folder / "study.h5").read_bytes(), b"precious")

    def test_an_existing_file_is_found_before_the_work(self):
        (self.folder / "study.h5").write_bytes(b"precious")
        finished = terrace("run", SCENARIOS / "baseline.toml", "--replicates", "100000", "--out", "study.h5", folder=self.folder, timeout=30)
        self.assertEqual(finished.returncode, WRONG_INPUT)

    def test_an_input_is_never_the_output(self):
        shutil.copytree(SCENARIOS, self.folder / "s")
        for name in ("s/baseline.toml", "s/regions/bayingolin.toml", "s/parameters/prices.toml"):
            self.fails(["run", "s/baseline.toml", "--out", name, "--force"], "which is an input")
        self.fails(["population", "s/regions/bayingolin.toml", "--out", "s/regions/bayingolin.toml", "--force"], "which is an input")

    def test_an_output_is_a_file_in_a_folder_that_exists(self):
        (self.folder / "folder").mkdir()
        self.fails([*self.RUN, "--out", "folder"], "the folder 'folder'")
        self.fails([*self.RUN, "--out", "folder", "--force"], "the folder 'folder'")
        self.fails([*self.RUN, "--out", "nowhere/study.h5"], "nowhere/study.h5: cannot create the file", status=FAILED)
        self.fails([*self.RUN, "--out", "/dev/full"], "/dev/full: cannot create the file", status=FAILED)
        self.fails(["population", REGION, "--csv", "nowhere/people"], "cannot create the folder", status=FAILED)
        (self.folder / "plain").write_bytes(b"precious")
        self.fails(["population", REGION, "--csv", "plain"], "cannot create the folder", status=FAILED)

    def test_a_folder_that_is_not_empty_is_kept_without_force(self):
        (self.folder / "people").mkdir()
        (self.folder / "people" / "households.csv").write_bytes(b"precious")
        self.fails(["population", REGION, "--csv", "people"], "the file exists")

    def test_studies_that_are_none_are_rejected(self):
        (self.folder / "text.h5").write_text("no study", encoding="utf-8")
        self.fails(["compare", "text.h5"], "text.h5: cannot", status=FAILED)
        self.fails(["verify", "text.h5"], "text.h5: cannot", status=FAILED)
        self.fails(["verify", "nowhere.h5"], "nowhere.h5: cannot", status=FAILED)
        self.assertEqual(terrace("population", REGION, "--out", "people.h5", folder=self.folder).returncode, DONE)
        self.fails(["verify", "people.h5"], "people.h5", status=FAILED)

    def test_a_damaged_study_is_rejected(self):
        self.assertEqual(terrace(*self.RUN, "--out", "study.h5", folder=self.folder).returncode, DONE)
        whole = (self.folder / "study.h5").read_bytes()
        (self.folder / "study.h5").write_bytes(whole[: len(whole) // 2])
        self.fails(["verify", "study.h5"], "study.h5: cannot", status=FAILED)
        self.fails(["compare", "study.h5"], "study.h5: cannot", status=FAILED)

    def test_options_for_running_say_nothing_about_a_study(self):
        self.assertEqual(terrace(*self.RUN, "--out", "study.h5", folder=self.folder).returncode, DONE)
        for words in (["--replicates", "2"], ["--seed", "2"], ["--months", "2"], ["--out", "b.h5"], ["--attribute"], ["--set", "months=2"]):
            self.fails(["compare", "study.h5", *words], words[0])
        self.fails(["compare", "study.h5", "--base", "basline"], "did you mean 'baseline'")


class FullDisk(Faults):
    def setUp(self):
        super().setUp()
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(self.disk)], capture_output=True, text=True)
        if mounted.returncode != 0:
            print("skipped in part: no small disk can be mounted here", file=sys.stderr)
            self.skipTest(f"no small disk can be mounted here: {mounted.stderr.strip()}")
        self.addCleanup(subprocess.run, ["umount", str(self.disk)], check=True)

    def test_a_disk_too_small_for_the_study_is_a_clean_failure(self):
        (self.disk / "earlier.h5").write_bytes(b"precious")
        run = ["run", SCENARIOS / "baseline.toml", "--months", "24", "--quiet"]
        self.fails([*run, "--out", "disk/study.h5"], "disk/study.h5: cannot", status=FAILED)
        self.fails([*run, "--out", "disk/earlier.h5", "--force"], "disk/earlier.h5: cannot", status=FAILED)
        self.fails(["population", REGION, "--out", "disk/people.h5"], "disk/people.h5: cannot", status=FAILED)
        self.fails(["population", REGION, "--csv", "disk/people"], "cannot", status=FAILED)


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main(verbosity=2)
