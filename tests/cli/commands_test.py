"""What every command promises its users: results on standard output in three forms, two languages, exit statuses."""

import csv
import io
import json
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, FAILED, REGION, SCENARIOS, WRONG_INPUT, answer, module, terrace

BASELINE, TRANSFER = SCENARIOS / "baseline.toml", SCENARIOS / "yuli-land-transfer.toml"
COTTON_GOOD = SCENARIOS / "cotton-good.toml"
COMMANDS = ("run", "compare", "check", "parameters", "population", "verify")
SHORT = ("--months", "3", "--quiet")


netCDF4, xarray = module("netCDF4"), module("xarray")


def width(line):
    """Columns in a terminal."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


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


class Help(WithFolder):
    def test_program_and_commands_explain_themselves_in_both_languages(self):
        for words in [[], *[[command] for command in COMMANDS]]:
            english, chinese = self.check_done(terrace(*words, "--help")), self.check_done(terrace(*words, "--help", "--lang", "zh"))
            self.assertIn("Usage:", english)
            self.assertIn("用法", chinese)
            self.assertIn("--lang", english)

    def test_the_program_lists_its_commands(self):
        text = self.check_done(terrace("--help"))
        for command in COMMANDS:
            self.assertIn(f"\n  {command} ", text)

    def test_stacking_is_explained(self):
        self.assertIn("a.toml+b.toml", self.check_done(terrace("run", "--help")))

    def test_the_version_names_commit_and_compiler(self):
        for words in (["--version"], ["run", "--version"]):
            text = self.check_done(terrace(*words))
            self.assertRegex(text, r"^terrace \d+\.\d+\.\d+\ncommit \S+\n\S")

    def test_the_language_comes_from_the_environment_unless_it_is_asked_for(self):
        self.assertIn("用法", terrace("--help", LANG="zh_CN.UTF-8").stdout)
        self.assertIn("用法", terrace("--help", LANG="en_US.UTF-8", LC_ALL="zh_CN.UTF-8").stdout)
        self.assertIn("Usage", terrace("--help", "--lang", "en", LANG="zh_CN.UTF-8").stdout)
        self.assertIn("Usage", terrace("--help", "--lang=en", LANG="zh_CN.UTF-8").stdout)


class Run(WithFolder):
    def test_a_summary_is_printed_and_nothing_written_without_out(self):
        text = self.check_done(terrace("run", BASELINE, "--months", "3", folder=self.folder))
        self.assertIn("Income per head", text)
        self.assertIn("Yuli", text)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_standard_output_holds_results_only(self):
        finished = terrace("run", BASELINE, "--months", "3", "--format", "json", "--progress", "json")
        json.loads(finished.stdout)
        self.assertTrue(all(json.loads(line) for line in finished.stderr.splitlines() if line.startswith("{")))
        self.assertIn('"finished":true', finished.stderr)
        self.assertEqual(terrace("run", BASELINE, *SHORT).stderr, "")

    def test_json_has_what_scripts_need(self):
        run = answer("run", BASELINE, TRANSFER, "--replicates", "2", *SHORT)
        self.assertEqual(run["scenarios"], ["baseline", "yuli-land-transfer"])
        self.assertEqual(len(run["digests"]), 4)
        self.assertTrue(all(len(digest) == 64 for digest in run["digests"]))
        self.assertEqual((run["months"], run["replicates"]), (3, 2))
        for key in ("households", "workers", "household_months", "wall_seconds", "ns_per_household_month", "bytes_per_household"):
            self.assertGreater(run[key], 0, key)
        self.assertEqual(run["households"], answer("population", REGION)["households"])
        self.assertEqual(run["workers"], answer("population", REGION)["workers"])
        self.assertTrue({"model"} <= set(run["phases"]))

    def test_csv_and_chinese_tables_are_well_formed(self):
        lines = rows(self.check_done(terrace("run", BASELINE, *SHORT, "--format", "csv")))
        self.assertEqual({line["place"] for line in lines}, {"hejing", "bohu", "yuli", "all"})
        self.assertTrue(all(float(line["mean"]) == float(line["mean"]) for line in lines if line["key"] == "income_per_head_last_year"))
        text = self.check_done(terrace("run", BASELINE, *SHORT, "--lang", "zh"))
        self.assertIn("人均可支配收入", text)
        table = [line for line in text.split("\n") if "基尼" in line or "低于" in line or "─" in line]
        self.assertEqual(len({width(line) for line in table}), 1, "\n".join(table))

    def test_steps_are_timed_on_request(self):
        self.assertEqual(answer("run", BASELINE, *SHORT)["steps"], {})
        steps = answer("run", BASELINE, *SHORT, "--time-steps")["steps"]
        self.assertGreater(len(steps), 5)
        self.assertIn("Step of the month", terrace("run", BASELINE, *SHORT, "--time-steps").stdout)

    def test_digests_depend_on_seed_and_settings_alone(self):
        digest = lambda *words: answer("run", *words, *SHORT)["digests"]
        first = digest(BASELINE)
        self.assertEqual(first, digest(BASELINE, "--threads", "1"))
        self.assertEqual(first, digest(SCENARIOS / "no-change.toml"))
        self.assertEqual(first, digest(TRANSFER, BASELINE)[1:])
        self.assertNotEqual(first, digest(BASELINE, "--seed", "2"))
        self.assertNotEqual(first, digest(BASELINE, "--set", "parameters.price.cotton_path=good"))
        self.assertEqual(digest(f"{BASELINE}+{COTTON_GOOD}"), digest(BASELINE, "--set", "parameters.price.cotton_path=good"))

    def test_stacked_files_are_one_scenario(self):
        run = answer("run", f"{TRANSFER}+{COTTON_GOOD}", *SHORT)
        self.assertEqual(run["scenarios"], ["yuli-land-transfer+cotton-good"])
        self.assertIn("Yuli land transfer + Cotton price of a good year", terrace("run", f"{TRANSFER}+{COTTON_GOOD}", *SHORT).stdout)

    def test_a_stack_file_alone_is_a_scenario(self):
        self.assertEqual(answer("run", COTTON_GOOD, *SHORT)["scenarios"], ["cotton-good"])

    def test_keys_of_a_measure_go_to_the_scenarios_that_have_it(self):
        run = answer("run", BASELINE, TRANSFER, *SHORT, "--set", "policies.land_transfer.households=500")
        self.assertEqual(run["digests"][0], answer("run", BASELINE, *SHORT)["digests"][0])

    def test_a_scenario_in_another_folder_finds_the_data(self):
        own = self.folder / "own.toml"
        own.write_text(f'title = "Own"\nbase = "{BASELINE}"\n', encoding="utf-8")
        self.assertEqual(answer("run", own, *SHORT)["digests"], answer("run", BASELINE, *SHORT)["digests"])
        own.write_text('title = "Own"\n', encoding="utf-8")
        self.assertEqual(answer("run", "own.toml", *SHORT, folder=self.folder)["digests"], answer("run", BASELINE, *SHORT)["digests"])

    def test_data_may_lie_in_a_folder_of_ones_own(self):
        shutil.copytree(SCENARIOS, self.folder / "data")
        prices = self.folder / "data" / "parameters" / "prices.toml"
        text = prices.read_text(encoding="utf-8")
        self.assertIn("[price.cotton_ordinary]\nvalue = ", text)
        prices.write_text(text.replace("[price.cotton_ordinary]\nvalue = ", "[price.cotton_ordinary]\nvalue = 7.5 # "), encoding="utf-8")
        changed = answer("run", BASELINE, *SHORT, TERRACE_DATA=self.folder / "data")["digests"]
        self.assertNotEqual(changed, answer("run", BASELINE, *SHORT)["digests"])
        self.assertEqual(changed, answer("run", self.folder / "data" / "baseline.toml", *SHORT)["digests"])


class Check(WithFolder):
    def test_the_arithmetic_of_the_land_transfer_is_shown(self):
        [checked] = answer("check", TRANSFER)["files"]
        values = {entry["key"]: entry["value"] for entry in checked["arithmetic"]}
        self.assertAlmostEqual(values["gross_rent_per_household"], 26600 * 700 / 1260, places=6)
        self.assertAlmostEqual(values["jobs"], 26600 / 130, places=6)
        self.assertEqual(checked["kind"], "scenario")
        [target] = checked["targets"]
        self.assertEqual(target["county"], "yuli")
        self.assertGreaterEqual(target["targeted"], 1260)

    def test_the_arithmetic_of_courtyards_and_relief_funds_is_shown(self):
        values = {entry["key"]: entry["value"] for entry in answer("check", SCENARIOS / "bohu-courtyard.toml")["files"][0]["arithmetic"]}
        self.assertEqual(values["ordinary_grants_paid"], 1875)
        self.assertEqual(values["unspent"], 0)
        relief = answer("check", SCENARIOS / "relief-fund.toml")["files"][0]["arithmetic"]
        self.assertEqual({entry["measure"] for entry in relief}, {"relief_fund_hejing", "relief_fund_bohu", "relief_fund_yuli"})

    def test_overridden_values_are_listed_with_their_places(self):
        [checked] = answer("check", SCENARIOS / "factual.toml")["files"]
        overrides = {entry["key"]: entry for entry in checked["overrides"]}
        self.assertEqual(overrides["policies.land_transfer.from"]["later"], '"2017-03"')
        self.assertRegex(overrides["policies.land_transfer.from"]["later_place"], r"factual\.toml:\d+:\d+$")
        self.assertFalse([key for key in overrides if key.startswith("title")])

    def test_every_kind_of_file_is_known(self):
        prices = SCENARIOS / "parameters" / "prices.toml"
        files = answer("check", BASELINE, REGION, prices, f"{TRANSFER}+{COTTON_GOOD}")["files"]
        self.assertEqual([file["kind"] for file in files], ["scenario", "region", "parameters", "scenario"])
        self.assertTrue(all(file["ok"] for file in files))

    def test_the_arithmetic_of_measures_on_villages_is_shown(self):
        def values(*files):
            found = answer("check", *files)["files"]
            return {entry["key"]: entry["value"] for entry in found[-1]["arithmetic"]}

        support = values(SCENARIOS / "tiered-support.toml")
        self.assertEqual((support["support_per_year"], support["works_per_year"], support["grants_per_year"], support["unspent"]), (12e6, 5.1e6, 3450, 0))
        works = values(SCENARIOS / "village-works.toml")
        self.assertEqual((works["villages_paid"], works["wages_per_village"], works["unspent"]), (10, 375_000, 0))
        self.assertAlmostEqual(works["gap_closed"], 0.3)
        training = values(SCENARIOS / "talent-training.toml")
        self.assertEqual((training["cost_per_village"], training["villages_paid"], training["villages_in_time"], training["persons"]), (15_000, 25, 50, 75))
        taper = values(f"{SCENARIOS / 'relief-fund.toml'}+{SCENARIOS / 'policy-continuity-taper.toml'}")
        self.assertEqual((taper["lines"], taper["lines_kept"]), (6e6, 4.2e6))   # (1 + 1 + 0.75 + 0.5 + 0.25) / 5

    def test_all_files_are_checked_even_when_one_is_faulty(self):
        bad = self.folder / "bad.toml"
        bad.write_text("title = \n", encoding="utf-8")
        finished = terrace("check", bad, BASELINE, "--format", "json")
        self.assertEqual(finished.returncode, WRONG_INPUT)
        self.assertEqual([file["ok"] for file in json.loads(finished.stdout)["files"]], [False, True])
        self.assertIn(f"{bad}:1:", finished.stderr)

    def test_doubtful_terms_are_warned_of(self):
        own = self.folder / "own.toml"
        own.write_text(f'''base = "{SCENARIOS / "bohu-courtyard.toml"}"
[policies.courtyard_economy]
budget_yuan = 10_000_000
target = {{ exited = false, income_below_yuan = 1 }}
[policies.late]
instrument = "relief_fund"
county = "bohu"
from = "2030-01"
until = "2031-01"
''', encoding="utf-8")
        text = self.check_done(terrace("check", own))
        self.assertIn("the grants promised cost 20,000,000 yuan more than the budget", text)
        self.assertIn("never in force", text)
        self.assertIn("no household of Bohu meets it", text)
        self.assertIn("没有农户符合条件", terrace("check", own, "--lang", "zh").stdout)

    def test_stacked_measures_that_may_pay_twice_are_warned_of(self):
        def warnings(name):
            return [w for w in answer("check", SCENARIOS / name)["files"][0]["warnings"] if "same kind" in w["finding"]["en"]]

        [found] = warnings("bohu-package.toml")
        self.assertEqual(found["key"], "policies.courtyard_economy")
        self.assertIn("livestock_bohu", found["finding"]["en"])
        self.assertIn("同一农户可能重复享受", found["finding"]["zh"])
        self.assertEqual(warnings("yuli-package.toml"), [])
        stacked = terrace("run", f"{SCENARIOS / 'bohu-courtyard.toml'}+{SCENARIOS / 'bohu-orchard.toml'}", "--months", "4")
        self.assertIn("orchard: a household may be paid more than once", stacked.stderr)

    def test_csv_has_one_line_for_each_finding(self):
        lines = rows(self.check_done(terrace("check", SCENARIOS / "factual.toml", "--format", "csv")))
        self.assertTrue({"override", "arithmetic", "target"} <= {line["finding"] for line in lines})


class Parameters(WithFolder):
    def test_every_parameter_is_documented_in_both_languages(self):
        listed = answer("parameters")["parameters"]
        self.assertGreater(len(listed), 150)
        self.assertEqual(len({entry["key"] for entry in listed}), len(listed))
        for entry in listed:
            structural = entry["key"].startswith("policies.") and entry["key"].rsplit(".", 1)[1] in ("county", "from", "until", "title", "tiers")
            if not structural:
                self.assertTrue(entry["label"]["en"] and entry["label"]["zh"], entry["key"])
                self.assertIn(entry["mark"], ("F", "D", "E", "-"))
                self.assertTrue(entry["mark"] == "-" or entry["source"], entry["key"])
        self.assertTrue(any(entry["key"] == "policies.land_transfer.contract.rent_yuan_per_mu" for entry in listed))

    def test_all_forms_list_the_same_keys(self):
        keys = [entry["key"] for entry in answer("parameters")["parameters"]]
        self.assertEqual([line["key"] for line in rows(terrace("parameters", "--format", "csv").stdout)], keys)
        markdown = [line for line in terrace("parameters", "--format", "markdown").stdout.splitlines() if line.startswith("|")]
        self.assertEqual([line.split("`")[1] for line in markdown if line.startswith("| `")], keys)
        self.assertEqual({line.replace("\\|", "").count("|") for line in markdown}, {8})
        table = self.check_done(terrace("parameters"))
        self.assertTrue(all(key in table for key in keys))
        self.assertIn("含义", terrace("parameters", "--lang", "zh").stdout)

    def test_the_page_of_parameters_beside_the_model_is_what_the_program_prints(self):
        page = (terrace_program.ROOT / "models" / "parameters.md").read_text(encoding="utf-8")
        renewal = "terrace parameters --format markdown --lang en > models/parameters.md"
        self.assertEqual(page.splitlines(), self.check_done(terrace("parameters", "--format", "markdown")).splitlines(), renewal)
        groups = [line for line in page.splitlines() if line.startswith("## ")]
        self.assertEqual(len(groups), len(set(groups)), "a group is torn apart")

    def test_a_scenario_shows_its_own_values_and_where_they_are_set(self):
        entries = {entry["key"]: entry for entry in answer("parameters", TRANSFER, "--set", "parameters.price.lamb=900")["parameters"]}
        self.assertEqual(entries["policies.land_transfer.contract.rent_yuan_per_mu"]["value"], "700")
        self.assertRegex(entries["policies.land_transfer.contract.rent_yuan_per_mu"]["set_at"], r"yuli-land-transfer\.toml:\d+:\d+$")
        self.assertEqual((entries["parameters.price.lamb"]["value"], entries["parameters.price.lamb"]["set_at"]), ("900", "--set"))


class Population(WithFolder):
    def test_asked_and_met_margins_are_shown_and_hold(self):
        population = answer("population", REGION)
        self.assertTrue(population["margins_hold"])
        self.assertEqual({county["key"] for county in population["counties"]}, {"hejing", "bohu", "yuli"})
        self.assertEqual(sum(county["households"] for county in population["counties"]), population["households"])
        self.assertGreater(population["persons"], population["workers"])
        self.assertIn("边际指标", terrace("population", REGION, "--lang", "zh").stdout)
        self.assertIn("contracted_land", {line["key"] for line in rows(terrace("population", REGION, "--format", "csv").stdout)})

    def test_csv_files_hold_every_household_and_worker(self):
        out = self.folder / "people"
        self.check_done(terrace("population", REGION, "--csv", out))
        population = answer("population", REGION)
        counted = {name: len(rows((out / f"{name}.csv").read_text(encoding="utf-8"))) for name in ("households", "workers")}
        self.assertEqual(counted, {"households": population["households"], "workers": population["workers"]})
        workers = rows((out / "workers.csv").read_text(encoding="utf-8"))
        self.assertEqual(len({worker["worker"] for worker in workers}), len(workers))
        self.assertEqual({file.stem for file in out.iterdir()},
                         {"households", "workers", "villages", "enterprises", "cooperatives", "columns", "margins"})
        self.assertEqual(terrace("population", REGION, "--csv", out).returncode, WRONG_INPUT)
        self.check_done(terrace("population", REGION, "--csv", out, "--force"))
        self.assertEqual([path.name for path in self.folder.iterdir()], ["people"])

    def test_the_hdf5_file_opens_in_xarray(self):
        out = self.folder / "people.h5"
        self.check_done(terrace("population", REGION, "--out", out))
        if xarray is None:
            self.skipTest("xarray is not installed")
        with xarray.open_dataset(out, group="households") as data:
            self.assertEqual(data.sizes["household"], answer("population", REGION)["households"])
            self.assertIn("contracted", data)
        with xarray.open_dataset(out, group="margins") as data:
            self.assertIn("asked", data)

    def test_another_seed_is_another_population(self):
        self.assertNotEqual(terrace("population", REGION, "--seed", "2").stdout, terrace("population", REGION).stdout)


class Streams(WithFolder):
    def test_a_result_that_cannot_be_printed_is_a_failure(self):
        with open("/dev/full", "w") as full:
            finished = subprocess.run([str(terrace_program.PROGRAM), "parameters"], stdout=full, stderr=subprocess.PIPE,
                                      env=terrace_program.environment(), timeout=60)
        self.assertEqual(finished.returncode, FAILED)
        self.assertIn(b"standard output", finished.stderr)

    def test_no_colour_codes_reach_a_file(self):
        finished = terrace("run", "missing.toml", NO_COLOR=None)
        self.assertNotIn("\x1b", finished.stderr)


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main(verbosity=2)
