"""`terrace explain`: one household's months in two scenarios, from a study and from scenario files, in every form."""

import csv
import io
import json
import sys
import tempfile
import unicodedata
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, FAILED, SCENARIOS, WRONG_INPUT, answer, terrace

try:
    import h5py
except ImportError:
    h5py = None

BASELINE, TRANSFER, COURTYARD, CONSUMAT, STARTUPS, MICROCREDIT, TOURISM, LINKAGE = (
    SCENARIOS / f"{name}.toml" for name in ("baseline", "yuli-land-transfer", "bohu-courtyard", "consumat", "returnee-startups", "microcredit", "bohu-tourism", "bohu-linkage"))
PARTICIPANT = ("--participant-of", "land_transfer")
SHORT = ("--set", "months=24")   # enough for what is looked for, in two fifths of the time


def width(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


class Explain(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.TemporaryDirectory()
        cls.lives = {}   # by the words of the command
        cls.study = Path(cls.home.name) / "study.h5"
        finished = terrace("run", BASELINE, TRANSFER, COURTYARD, "--replicates", "2", "--seed", "5", "--quiet", "--out", cls.study)
        assert finished.returncode == DONE, finished.stderr
        cls.told = answer("explain", cls.study, *PARTICIPANT)

    @classmethod
    def tearDownClass(cls):
        cls.home.cleanup()

    def done(self, *words, **settings):
        finished = terrace("explain", *words, **settings)
        self.assertEqual(finished.returncode, DONE, finished.stderr)
        return finished.stdout

    def refused(self, *words):
        finished = terrace("explain", *words)
        self.assertEqual(finished.returncode, WRONG_INPUT, finished.stdout[:200] + finished.stderr)
        self.assertEqual(finished.stdout, "")
        return finished.stderr

    def test_study_and_scenario_files_tell_the_same_life(self):
        for replicate in ("0", "1"):
            options = (*PARTICIPANT, "--replicate", replicate)
            self.assertEqual(answer("explain", self.study, *options), answer("explain", BASELINE, TRANSFER, "--seed", "5", *options))

    def test_a_participant_is_found_and_told_with_its_enrolment_and_rent(self):
        base, other = self.told["lives"]
        self.assertEqual([base["scenario"], other["scenario"]], ["baseline", "yuli-land-transfer"])
        self.assertEqual(base["participations"], [])
        [part] = other["participations"]
        self.assertEqual((part["measure"], part["from"]), ("land_transfer", "2021-03"))
        enrolled = [event for event in other["events"] if event["event"] == "enrolled"]
        self.assertEqual([event["month"] for event in enrolled], ["2021-03"])
        rents = [event for event in other["events"] if event["event"] == "receipt" and event["detail"] == "rent"]
        self.assertEqual([event["month"] for event in rents], [f"{year}-03" for year in range(2021, 2026)])
        for event in rents:
            self.assertAlmostEqual(event["amount"], 700 * part["area_mu"], delta=0.01)
        self.assertEqual(self.told["parting"]["month"], "2021-03")
        self.assertEqual(self.told["parting"]["step"], "policies")
        self.assertEqual(self.told["parting"]["differences"][0]["key"], "measures")
        self.assertEqual(self.told["household"]["county"], "yuli")

    def test_months_add_up_to_years_and_sources_to_income(self):
        for life in self.told["lives"]:
            self.assertEqual(len(life["months"]), 60)
            for year in life["years"]:
                months = [month for month in life["months"] if month["month"].startswith(str(year["year"]))]
                self.assertEqual(year["months"], len(months))
                for source in ("wage", "business", "property", "transfer"):
                    self.assertAlmostEqual(year["income"][source], sum(month["income"][source] for month in months), places=4)
                self.assertAlmostEqual(year["net_income"], sum(year["income"].values()), places=4)
                self.assertEqual(year["cash"], months[-1]["state"]["cash"])

    def test_choices_show_what_was_compared_and_taken(self):
        for life in self.told["lives"]:
            januaries = [month for month in life["months"] if month["month"].endswith("-01")]
            self.assertEqual(len(januaries), 5)
            for month in januaries:
                choice = month["land_choice"]
                best = max((option for option in choice["options"] if option["compared"]), key=lambda option: option["value"])
                self.assertEqual(best["option"], choice["taken"])
                self.assertEqual(choice["taken"], month["state"]["land_plan"])

    def test_from_and_until_cut_what_is_told_and_nothing_else(self):
        part = answer("explain", self.study, *PARTICIPANT, "--from", "2021-03", "--until", "2022-02")
        for whole, life in zip(self.told["lives"], part["lives"]):
            self.assertEqual(life["months"], whole["months"][2:14])
            self.assertEqual([year["months"] for year in life["years"]], [10, 2])
        self.assertEqual(part["parting"], self.told["parting"])

    def test_another_pair_of_scenarios_can_be_chosen(self):
        number = str(self.told["household"]["number"])
        told = answer("explain", self.study, "--household", number, "--base", "yuli-land-transfer", "--scenario", "baseline")
        self.assertEqual(told["lives"], self.told["lives"][::-1])
        third = answer("explain", self.study, "--household", number, "--scenario", "bohu-courtyard")
        self.assertIsNone(third["parting"])   # a measure of another county never reaches it
        self.assertEqual(third["lives"][0]["months"], third["lives"][1]["months"])
        self.assertIn("never part", self.done(self.study, "--household", number, "--scenario", "bohu-courtyard"))

    def test_the_page_fits_a_terminal_in_both_languages(self):
        for language, words in (("en", ("Household ", "The lives part in 2021-03", "Year by year", "takes part in", "expects ")),
                                ("zh", ("农户", "两个方案自2021-03起不同", "逐年（元）", "参加尉犁县土地流转", "脱贫户"))):
            for months in ("events", "all"):
                page = self.done(self.study, *PARTICIPANT, "--lang", language, "--months", months)
                for word in words:
                    self.assertIn(word, page)
                self.assertLessEqual(max(width(line) for line in page.split("\n")), 100)
                lines = [line for line in page.split("\n") if line[:4].isdigit() and line[4:5] == "-"]
                self.assertTrue(len(lines) == 60 if months == "all" else 5 < len(lines) < 60, len(lines))

    def test_columns_of_the_chinese_page_stand_under_each_other(self):
        page = self.done(self.study, *PARTICIPANT, "--lang", "zh").split("\n")
        rule = next(i for i, line in enumerate(page) if line.startswith("──"))
        ends = {width(line) for line in page[rule - 1:rule + 3]}
        self.assertEqual(len(ends), 1, page[rule - 1:rule + 3])

    def test_csv_holds_the_same_numbers(self):
        lines = list(csv.DictReader(io.StringIO(self.done(self.study, *PARTICIPANT, "--format", "csv"))))
        for life in self.told["lives"]:
            for month in life["months"]:
                [net] = [line for line in lines if (line["table"], line["scenario"], line["time"], line["key"]) == ("month", life["scenario"], month["month"], "net_income")]
                self.assertEqual(float(net["value"]), month["net_income"])
            events = [line for line in lines if line["table"] == "event" and line["scenario"] == life["scenario"]]
            self.assertEqual([(line["time"], line["key"], line["text_zh"]) for line in events],
                             [(event["month"], event["event"], event["text"]["zh"]) for event in life["events"]])

    def test_a_declined_offer_is_told_with_both_values_in_every_form(self):
        setting = "parameters.courtyard.ordinary_sales=2400"   # a courtyard that hardly pays
        first = 131072   # Bohu's
        for number in range(first + 50, first + 7000, 230):
            words = (BASELINE, COURTYARD, *SHORT, "--set", setting, "--household", str(number))
            told = answer("explain", *words)
            base, other = told["lives"]
            self.assertTrue(all("offers" not in month for month in base["months"]))
            declined = [(month["month"], offer) for month in other["months"] for offer in month.get("offers", []) if offer["outcome"] == "lower_value"]
            if declined:
                break
        self.assertTrue(declined, "nobody declined")
        for month, offer in declined:
            self.assertEqual((offer["measure"], offer["accepted"]), ("courtyard_economy", False))
            self.assertLessEqual(offer["value_with"], offer["value_without"])
            [event] = [event for event in other["events"] if event["event"] == "offer_declined" and event["month"] == month]
            self.assertEqual((event["measure"], event["detail"], event["cause"]), ("courtyard_economy", offer["offer"], "lower_value"))
            self.assertEqual((event["amount"], event.get("other", 0)), (offer["value_with"], offer["value_without"]))
            for language, said in (("en", f"(worth {offer['value_with']:,.0f} yuan a year to it, {offer['value_without']:,.0f} without)"),
                                   ("zh", f"自估每年价值{offer['value_with']:.0f}元，不参加为{offer['value_without']:.0f}元")):
                self.assertIn(said, event["text"][language])
                page = self.done(*words, "--from", month, "--until", month, "--lang", language)
                self.assertIn(said.replace(" ", ""), "".join(page.split()))
                self.assertIn({"en": "declines", "zh": "放弃"}[language], page)
        rows = list(csv.DictReader(io.StringIO(self.done(*words, "--format", "csv"))))
        values = {(row["time"], row["key"]): float(row["value"]) for row in rows if row["table"] == "offer"}
        for month, offer in declined:
            self.assertEqual(values[month, f"courtyard_economy.{offer['offer']}.with"], offer["value_with"])
            self.assertEqual(values[month, f"courtyard_economy.{offer['offer']}.without"], offer["value_without"])

    def test_who_is_given_a_lease_is_told_so_with_what_was_weighed_and_the_money_expected(self):
        offers = [offer for month in self.told["lives"][1]["months"] for offer in month.get("offers", [])]
        self.assertEqual([(offer["measure"], offer["offer"], offer["outcome"], offer["accepted"]) for offer in offers], [("land_transfer", "block_lease", "assigned", True)])
        [part] = self.told["lives"][1]["participations"]
        for money, value in (("money_with", "value_with"), ("money_without", "value_without")):   # what is weighed is less by a premium for risk
            self.assertGreaterEqual(part[money], offers[0][value])
            self.assertLess(part[money], 1.5 * offers[0][value])
        self.assertAlmostEqual(offers[0]["quantity"], part["area_mu"], places=9)

    def found(self, *words, wanted, start=131072 + 50):
        """The first of some households of Bohu in whose second life something is told; with the words that tell it."""
        for number in range(start, start + 7000, 230):
            asked = (*words, *SHORT, "--household", str(number))
            if asked not in self.lives:
                self.lives[asked] = answer("explain", *asked)
            told = self.lives[asked]
            if wanted(told["lives"][1]):
                return asked, told["lives"][1]
        self.fail("found in no life")

    def said(self, words, event):
        """The page of the event's month in both languages holds its text, as does the file for spreadsheets."""
        for language in ("en", "zh"):
            page = self.done(*words, "--from", event["month"], "--until", event["month"], "--lang", language)
            self.assertIn("".join(event["text"][language].split()), "".join(page.split()))
        rows = csv.DictReader(io.StringIO(self.done(*words, "--format", "csv")))
        self.assertIn((event["month"], event["text"]["zh"]), {(row["time"], row["text_zh"]) for row in rows if row["table"] == "event"})

    def test_work_taken_and_left_is_told_with_what_it_was_weighed_against(self):
        kinds = {"job_taken": ("job", True), "job_refused": ("job", False), "left": ("outside", True), "stayed": ("outside", False)}
        for kind, (work, accepted) in kinds.items():
            def weighed(life):
                return [(month["month"], offer) for month in life["months"] for offer in month.get("work_offers", [])
                        if (offer["work"], offer["accepted"]) == (work, accepted) and "wage" in offer]
            words, life = self.found(BASELINE, COURTYARD, wanted=weighed)
            month, offer = weighed(life)[0]
            costs = offer["commute"] if work == "job" else offer["living_cost"] + offer["home_bias"]
            self.assertAlmostEqual(offer["going"], offer["wage"] - costs, places=6)
            self.assertEqual(offer["going"] >= offer["staying"] if work == "job" else offer["going"] > offer["staying"], accepted)
            [event] = [event for event in life["events"] if (event["event"], event["month"], event.get("worker")) == (kind, month, offer["worker"])]
            self.assertEqual(event.get("detail"), offer.get("employer"))
            self.assertIn(f"{offer['going']:,.0f} after ", event["text"]["en"])
            self.assertIn(f"后{offer['going']:.0f}元；{'现岗位' if offer['has_job'] else '在家劳动相当于'}{offer['staying']:.0f}元", event["text"]["zh"])
            self.said(words, event)
            rows = list(csv.DictReader(io.StringIO(self.done(*words, "--format", "csv"))))
            key = f"worker_{offer['worker']}.{offer.get('employer', 'outside')}"
            values = [float(row["value"]) for row in rows if (row["table"], row["scenario"], row["time"], row["key"]) == ("work", life["scenario"], month, key + ".going")]
            self.assertIn(offer["going"], values)

    def test_who_imitates_is_told_with_the_incomes_of_the_neighbours_met(self):
        def imitated(life):
            return [(month["month"], month["land_choice"]) for month in life["months"] if month.get("land_choice", {}).get("way") == "imitate"]
        words, life = self.found(BASELINE, CONSUMAT, wanted=imitated)
        month, choice = imitated(life)[0]
        self.assertFalse(choice["values_used"])
        self.assertFalse(any(option["compared"] for option in choice["options"]))
        could = {option["option"]: option["neighbours_income"] for option in choice["options"] if option["value"] is not None}
        self.assertEqual(could[choice["taken"]], max(could.values()))
        [event] = [event for event in life["events"] if (event["event"], event["month"]) == ("land_choice", month)]
        for language, incomes in (("en", "add up to"), ("zh", "所遇邻居收入合计")):
            page = self.done(*words, "--from", month, "--until", month, "--lang", language)
            amount = f"{could[choice['taken']]:,.0f}" if language == "en" else f"{could[choice['taken']]:.0f}"
            self.assertIn(incomes.replace(" ", ""), "".join(page.split()))
            self.assertIn(amount, page)
        rows = csv.DictReader(io.StringIO(self.done(*words, "--format", "csv")))
        met = {row["key"]: float(row["value"]) for row in rows if (row["table"], row["scenario"], row["time"]) == ("neighbours", "consumat", month)}
        self.assertEqual({option["option"]: option["neighbours_income"] for option in choice["options"] if option["neighbours_income"] > 0},
                         {key: value for key, value in met.items() if key in {option["option"] for option in choice["options"]}})
        for other in life["months"]:
            if other.get("land_choice", {}).get("way") in ("optimise", "inquire"):
                self.assertTrue(other["land_choice"]["values_used"])

    def test_a_founder_a_borrower_a_host_and_a_grower_on_contract_are_told_of_their_ventures(self):
        for scenario, measure, kinds, key in ((STARTUPS, "returnee_startups_yuli", ("firm_founded",), "firm"), (MICROCREDIT, "microcredit_bohu", ("policy_loan",), "policy_loan"),
                                              (TOURISM, "tourism_bohu", ("invested", "tourism_opened"), "tourism_place"), (LINKAGE, "benefit_linkage", ("contract_signed",), "contracts")):
            words = (BASELINE, scenario, *SHORT, "--participant-of", measure)
            base, other = answer("explain", *words)["lives"]
            [part] = [part for part in other["participations"] if part["measure"] == measure]
            events = [event for event in other["events"] if event["month"] == part["from"]]
            for kind in kinds:
                [event] = [event for event in events if event["event"] == kind]
                self.assertEqual(event.get("measure", measure), measure)
                self.said(words, event)
            [month] = [month for month in other["months"] if month["month"] == part["from"]]
            state = month["state"]["ventures"][key]
            self.assertEqual((state[0] if key == "contracts" else state)["measure"], measure)
            flows = month["flows"]
            if key == "firm":
                self.assertEqual(flows["asset_purchase"], -state["capital"])
                self.assertEqual(event["amount"], state["capital"])
            if key == "policy_loan":
                self.assertEqual((event["amount"], state["principal"], event["quantity"]), (flows["policy_loan_drawn"], flows["policy_loan_drawn"], state["months_left"]))
            self.assertFalse(any(month["state"]["ventures"][key] for month in base["months"]))

    def test_wrong_input_is_refused_with_what_is_allowed(self):
        self.assertIn("Hejing 0-17499, Bohu 131072-138271, Yuli 262144-275243", self.refused(self.study))
        for number in ("17500", "-1", "275244", "900000", "x", "1.5", "4294967296"):
            self.assertIn("Yuli 262144-275243", self.refused(self.study, "--household", number))
        self.assertIn("the households of yuli-3", self.refused(self.study, "--village", "yuli-3"))
        self.assertIn("the households of yuli-3", self.refused(self.study, "--village", "尉犁县3号村"))
        self.assertIn("did you mean", self.refused(self.study, "--village", "yuly-3"))
        self.assertIn("did you mean 'land_transfer'", self.refused(self.study, "--participant-of", "land_transfr"))
        self.assertIn("did you mean 'bohu-courtyard'", self.refused(self.study, "--household", "1", "--scenario", "bohu-courtyards"))
        self.assertIn("did you mean 'baseline'", self.refused(self.study, "--household", "1", "--base", "base-line"))
        self.assertIn("another scenario", self.refused(self.study, "--household", "1", "--base", "baseline", "--scenario", "baseline"))
        self.assertIn("0 to 1", self.refused(self.study, "--household", "1", "--replicate", "2"))
        self.assertIn("2021-01 to 2025-12", self.refused(self.study, "--household", "1", "--from", "2020-12"))
        self.assertIn("2021-05 to 2025-12", self.refused(self.study, "--household", "1", "--from", "2021-05", "--until", "2021-04"))
        self.assertIn("events, all", self.refused(self.study, "--household", "1", "--months", "some"))
        self.assertIn("--seed", self.refused(self.study, "--household", "1", "--seed", "3"))
        self.assertIn("--household or", self.refused(self.study, "--household", "1", *PARTICIPANT))
        self.assertIn("fewer than two scenarios", self.refused(BASELINE, "--household", "1"))
        self.assertIn("other months", self.refused(BASELINE, self.short(), "--household", "1"))

    def short(self):
        own = Path(self.home.name) / "own.toml"
        own.write_text(f'title = "Own"\nbase = "{TRANSFER}"\nmonths = 12\n', encoding="utf-8")
        return own

    def test_a_study_without_its_record_cannot_be_explained(self):
        if h5py is None:
            self.skipTest("h5py is not installed")
        copy = Path(self.home.name) / "copy.h5"
        copy.write_bytes(self.study.read_bytes())
        with h5py.File(copy, "r+") as file:
            values = file["income_per_head"][...]
            values[0, 0, 5, 2] += 1
            file["income_per_head"][...] = values
        finished = terrace("explain", copy, *PARTICIPANT)
        self.assertEqual(finished.returncode, FAILED)
        self.assertIn("does not repeat", finished.stderr)
        with h5py.File(copy, "r+") as file:
            record = file["provenance/argument_text"]
            for line in range(len(record)):
                record[line] = "nothing=0"
        self.assertIn("a study written by", self.refused(copy, *PARTICIPANT))


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main(verbosity=2)
