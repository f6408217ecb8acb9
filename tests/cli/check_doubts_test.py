"""What `check` warns of: budgets that cannot reach their numbers, numbers that a county does not have, targets that select nobody."""

import re
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, SCENARIOS, answer, terrace

SHIPPED = sorted(SCENARIOS.glob("*.toml"))
# Units in which terms count what a county has; `terrace parameters` tells the unit of every key.
COUNTED = {"households", "persons", "head", "head/year", "mu", "jobs", "homes", "posts", "firms", "villages", "villages/year", "villages/county", "seats/month"}
# Warnings of shipped scenarios that are meant: measures side by side, and continuity that is to be stacked on another file.
MEANT = re.compile(r"in \w+ it (supports the same kind|is the same instrument)|nothing to keep")


LAND_OF_YULI = 433_000   # mu under contract, the most that a land transfer is read with


def checked(*words):
    return answer("check", *words)["files"][0]


def warned(*words):
    return {warning["key"]: warning["finding"]["en"] for warning in checked(*words)["warnings"]}


def settings(values):
    return [word for key, value in values.items() for word in ("--set", f"{key}={value}")]


class EveryShippedScenario(unittest.TestCase):
    """All instruments are among them; a new scenario is tested by its file alone."""

    @classmethod
    def setUpClass(cls):
        cls.files = dict(zip(SHIPPED, answer("check", *SHIPPED)["files"]))
        cls.with_measures = [path for path, file in cls.files.items() if file["targets"]]

    def terms(self, path):
        return [entry for entry in answer("parameters", path)["parameters"] if entry["key"].startswith("policies.")]

    def test_warns_of_nothing_that_is_not_meant(self):
        for path, file in self.files.items():
            with self.subTest(path.stem):
                self.assertEqual([w["finding"]["en"] for w in file["warnings"] if not MEANT.match(w["finding"]["en"])], [])

    def test_warns_of_every_budget_of_one_yuan(self):
        for path in self.with_measures:
            budgets = [entry["key"] for entry in self.terms(path) if entry["key"].endswith(".budget_yuan")]
            with self.subTest(path.stem):
                self.assertTrue(budgets)
                found = warned(path, *settings({key: 1 for key in budgets}))
                self.assertEqual([key for key in budgets if key not in found], [])

    def test_warns_of_every_number_that_a_county_does_not_have(self):
        names = set()
        for path in self.with_measures:
            terms = self.terms(path)
            numbers = {entry["key"]: int(float(entry["high"])) for entry in terms if entry["unit"] in COUNTED}
            leases = [entry["key"].removesuffix(".contract.years") for entry in terms if entry["key"].endswith(".contract.years")]
            numbers |= {f"{lease}.area_mu": LAND_OF_YULI for lease in leases}
            names |= {key.rsplit(".", 1)[1] for key in numbers}
            with self.subTest(path.stem):
                found = warned(path, *settings(numbers))
                self.assertEqual([key for key in numbers if key not in found], [])
        self.assertGreaterEqual(names, {"households", "demonstration_households", "stalls", "homestays", "posts", "jobs", "homes", "firms",
                                        "villages", "villages_per_year", "guided_villages", "cadres", "seats_per_month", "area_mu",
                                        "pure_line_sheep", "crossed_sheep", "cattle", "heads_per_year"})

    def test_covers_every_instrument(self):
        known = {entry["key"].split(".")[1] for entry in answer("parameters")["parameters"] if entry["key"].startswith("policies.")}
        tables = "\n".join(path.read_text(encoding="utf-8") for path in SHIPPED)
        used = set(re.findall(r"^\[policies\.(\w+)\]", tables, re.M)) | set(re.findall(r'^instrument = "(\w+)"', tables, re.M))
        self.assertEqual(known - used, set())


class Budgets(unittest.TestCase):
    def test_that_pay_fewer_than_asked_are_warned_of_with_both_numbers(self):
        def of(scenario, key, value):
            return warned(SCENARIOS / f"{scenario}.toml", "--set", f"policies.{key}.budget_yuan={value}").get(f"policies.{key}.budget_yuan", "")

        self.assertEqual(of("bohu-linkage", "benefit_linkage", 100_000), "the budget pays 20 of 500 households their shares")
        self.assertEqual(of("bohu-linkage", "benefit_linkage", 2_500_000), "")
        self.assertEqual(of("talent-training", "talent_training", 1000), "the budget pays 0 of 10 villages")
        self.assertEqual(of("talent-training", "talent_training", 149_999), "the budget pays 9 of 10 villages")
        self.assertEqual(of("talent-training", "talent_training", 150_000), "")
        self.assertEqual(of("relief-fund", "relief_fund_bohu", 9999), "the budget cannot pay one claim at the lowest of its caps")
        self.assertEqual(of("relief-fund", "relief_fund_bohu", 10_000), "")
        self.assertEqual(of("yuli-land-transfer", "land_transfer", 5_000_000), "nothing in the terms of the measure uses its budget")

    def test_of_subsidies_are_held_against_the_land(self):
        def subsidised(budget):
            terms = {"policies.land_transfer.subsidy_yuan_per_mu": 100, "policies.land_transfer.budget_yuan": budget}
            return warned(SCENARIOS / "yuli-land-transfer.toml", *settings(terms))

        self.assertEqual(subsidised(1_000_000), {"policies.land_transfer.budget_yuan": "the budget pays 10,000 of 26,600 mu"})
        self.assertEqual(subsidised(2_660_000), {})

    def test_are_warned_of_in_chinese(self):
        text = terrace("check", SCENARIOS / "bohu-linkage.toml", "--set", "policies.benefit_linkage.budget_yuan=100000", "--lang", "zh").stdout
        self.assertIn("预算只够支付 20 户的折股资金，少于所要求的 500", text)


class Numbers(unittest.TestCase):
    def test_are_held_against_the_households_of_the_target(self):
        yuli = SCENARIOS / "yuli-special-posts.toml"
        targeted = checked(yuli)["targets"][0]["targeted"]
        key = "policies.special_posts.posts"

        def posts(number):
            return warned(yuli, *settings({key: number, "policies.special_posts.budget_yuan": 2_000_000_000})).get(key)

        self.assertIsNone(posts(targeted))
        self.assertEqual(posts(targeted + 1), f"asks for {targeted + 1:,} posts; at the first month Yuli has {targeted:,} targeted households")

    def test_are_held_against_villages_of_the_tiers(self):
        bohu = ("--set", "policies.village_works.county=bohu", "--set", "policies.village_works.budget_yuan=100000000")
        key = "policies.village_works.villages"
        self.assertNotIn(key, warned(SCENARIOS / "village-works.toml", *bohu, "--set", f"{key}=25"))
        self.assertIn("Bohu has 25 targeted villages", warned(SCENARIOS / "village-works.toml", *bohu, "--set", f"{key}=26")[key])
        tier = ("--set", 'policies.village_works.target.tiers=["demonstration"]')
        self.assertRegex(warned(SCENARIOS / "village-works.toml", *bohu, *tier, "--set", f"{key}=25")[key], r"Bohu has \d targeted villages")

    def test_that_are_all_zero_are_warned_of(self):
        nothing = "asks for nobody and nothing: its numbers are all 0"
        for scenario, measure, keys in (("bohu-linkage", "benefit_linkage", ("households",)), ("talent-training", "talent_training", ("villages_per_year",)),
                                        ("hejing-livestock-firm", "livestock_firms", ("households", "heads_per_year"))):
            zeros = {f"policies.{measure}.{key}": 0 for key in keys}
            self.assertEqual(warned(SCENARIOS / f"{scenario}.toml", *settings(zeros)), {f"policies.{measure}": nothing})
        without_places = settings({"policies.tourism_bohu.stalls": 0, "policies.tourism_bohu.homestays": 0})
        self.assertNotIn("policies.tourism_bohu", warned(SCENARIOS / "bohu-tourism.toml", *without_places), "promotion and an attraction draw visitors")

    def test_are_said_in_chinese(self):
        text = terrace("check", SCENARIOS / "hejing-park.toml", "--set", "policies.industrial_park.jobs=90000", "--lang", "zh").stdout
        self.assertRegex(text, r"要求 90,000 个岗位，而首月和静县符合条件农户的劳动力只有 [\d,]+ 人")


class Targets(unittest.TestCase):
    LISTED = SCENARIOS / "relief-fund-listed.toml"

    def notes(self, *words):
        return sorted(note["finding"]["en"] for note in checked(*words)["notes"])

    def test_for_listed_households_are_empty_only_until_monitoring_lists_them(self):
        self.assertEqual(warned(self.LISTED), {})
        self.assertEqual(self.notes(self.LISTED), [f"nobody of {county} yet: households come as monitoring lists them" for county in ("Bohu", "Hejing", "Yuli")])
        text = terrace("check", self.LISTED, "--lang", "zh").stdout
        self.assertIn("提示：", text)
        self.assertIn("监测识别后逐月纳入", text)
        self.assertNotIn("警告：", text)

    def test_for_listed_households_stay_empty_where_nobody_monitors(self):
        off = ("--set", "policies.relapse_monitoring.enabled=false")
        self.assertEqual(set(warned(self.LISTED, *off).values()),
                         {f"nobody of {county} ever: it is for listed households, and nobody monitors there" for county in ("Hejing", "Bohu", "Yuli")})
        self.assertEqual(self.notes(self.LISTED, *off), [])
        bohu_alone = ("--set", "policies.relapse_monitoring.county=bohu")
        self.assertEqual(len(warned(self.LISTED, *bohu_alone)), 2)
        self.assertEqual(self.notes(self.LISTED, *bohu_alone), ["nobody of Bohu yet: households come as monitoring lists them"])
        too_late = ("--set", "policies.relapse_monitoring.from=2024-01", "--set", "policies.relief_fund_bohu.until=2023-12")
        self.assertIn("nobody of Bohu ever", warned(self.LISTED, *too_late)["policies.relief_fund_bohu.target"])

    def test_in_tiers_without_a_village_are_empty_until_a_review_moves_one(self):
        with tempfile.TemporaryDirectory() as folder:
            own = Path(folder) / "own.toml"

            def scenario(villages):
                assigned = "\n".join(f'bohu-{village} = "catching_up"' for village in range(1, villages + 1))
                own.write_text(f'base = "{SCENARIOS / "relief-fund.toml"}"\n[assigned_tiers]\n{assigned}\n'
                               '[policies.relief_fund_bohu]\ntarget = { tiers = ["TIER"] }\n'.replace("TIER", tier), encoding="utf-8")
                return own

            tier = "demonstration"
            self.assertIn("no village is of these tiers, and none can move there", warned(scenario(25))["policies.relief_fund_bohu.target"])
            found = []
            for tier in ("demonstration", "consolidation"):   # the village that is left is in one of them at most
                found += self.notes(scenario(24))
            self.assertIn("nobody of Bohu yet: no village is of these tiers before a review moves one there", found)
            short = [warned(scenario(24), "--months", "6") for tier in ("demonstration", "consolidation")]
            self.assertTrue(any("none can move there" in text for texts in short for text in texts.values()), short)

    def test_are_noted_in_every_form(self):
        lines = terrace("check", self.LISTED, "--format", "csv").stdout
        self.assertEqual(lines.count(",note,"), 3)
        finished = terrace("check", self.LISTED)
        self.assertEqual((finished.returncode, finished.stdout.count("note: ")), (DONE, 3))


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main()
