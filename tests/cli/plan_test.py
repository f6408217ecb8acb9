"""Plans from outside: a small real one, resuming after kills, threads, formats, refusals."""

import csv
import io
import json
import re
import signal
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from terrace_program import DONE, FAILED, INTERRUPTED, SCENARIOS, WRONG_INPUT, start, terrace

QUIET = ("--progress", "none", "--quiet")
EXAMPLE = SCENARIOS / "plans" / "example.toml"


class WithFolder(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.out = self.folder / "plan.h5"
        self.kept = self.folder / "plan.h5.runs"

    def plan(self, *options, out=None, file=EXAMPLE):
        done = terrace("plan", file, "--out", out or self.out, *QUIET, "--format", "csv", *options)
        self.assertEqual(done.returncode, DONE, done.stderr)
        return done.stdout


class Example(WithFolder):
    def test_keeps_to_its_ceilings_and_proposes_one_plan(self):
        rows = list(csv.DictReader(io.StringIO(self.plan())))
        plans = {row["plan"] for row in rows}
        self.assertIn("none", plans)
        self.assertEqual(len({row["plan"] for row in rows if row["chosen"] == "1"}), 1)
        for plan in plans:
            money = [float(row["value"]) for row in rows if row["plan"] == plan and row["kind"] == "money"]
            self.assertEqual(len(money), 2 * 3 * 2)
            self.assertLessEqual(sum(money), 300_000)
            self.assertTrue(all(amount >= 0 and amount % 10_000 == 0 for amount in money))
            cost = next(float(row["value"]) for row in rows if row["plan"] == plan and row["goal"] == "cost")
            self.assertLessEqual(cost, sum(money))

    def test_is_the_same_for_one_thread_and_two_and_after_a_kill(self):
        whole = self.plan("--threads", "1", out=self.folder / "one.h5")
        self.assertEqual(whole, self.plan("--threads", "2", out=self.folder / "two.h5"))
        self.kept.unlink(missing_ok=True)
        for stop, status in ((signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, INTERRUPTED)):
            process = start("plan", EXAMPLE, "--out", self.out, "--threads", "1", "--progress", "none")
            had = self.kept.read_text().count("\n") if self.kept.exists() else 1
            while process.poll() is None and (not self.kept.exists() or self.kept.read_text().count("\n") < had + 5):
                time.sleep(0.002)
            process.send_signal(stop)
            process.communicate()
            self.assertEqual(process.returncode, status)
        with self.kept.open("a") as log:
            log.write("half a li")
        self.assertEqual(whole, self.plan("--threads", "2"))

    def test_prints_tables_in_both_languages(self):
        for language, words in (("en", ("Proposal:", "Frontier", "Chosen:")), ("zh", ("建议方案", "前沿方案", "选择规则"))):
            shown = terrace("plan", EXAMPLE, "--out", self.out, "--force", *QUIET, "--lang", language)
            self.assertEqual(shown.returncode, DONE, shown.stderr)
            for word in words:
                self.assertIn(word, shown.stdout)


def loose_numbers(markdown):
    """Numbers of a plan's Markdown that name no place in the plan file, each with its line."""
    loose = []
    for line in markdown.splitlines()[1:]:
        comment = re.search(r"<!-- plan \S+ \S+: (.*?) -->", line)
        columns = {int(entry.split("=")[0]) for entry in comment[1].split("; ") if "/" not in entry.split("=")[0]} if comment else set()
        text = re.sub(r"<!--.*?-->", "", line)
        if line.startswith("|"):
            cells = re.split(r"(?<!\\)\|", text)[1:-1]
            text = "|".join(cell for column, cell in enumerate(cells) if column not in columns)
        text = re.sub(r"\*\*.*?\*\*", "", text)
        for known in KNOWN_LOOSE:
            text = re.sub(known, "", text)
        loose += [(number, line) for number in re.findall(r"\d[\d.,]*", text)]
    return loose


# Digests, paths, versions; years and months; ordinals of chapters, findings and packages; the unit of money; levels of intervals; names of goals.
KNOWN_LOOSE = (
    r"\b[0-9a-f]{64}\b", r"\b[0-9a-f]{12}\b", r"(Command: |命令：).*", r"\S*/\S*", r"\S+\.(toml|h5|md)", r"terrace \d\S* \(\S+\)", "SHA-256",
    r"(?<!\d)20[123]\d(?!\d)", "12月", r"^(## )?\d\. ", r"package \d+", r"方案\d+", "chapter 7", "ODD section 9", "ODD 第9节",
    "10,000 yuan", "1万元", "Score of 100", r"(95|90|50) ?%", r"(lowest|低收入) ?40 ?%")


class Files(WithFolder):
    def test_leaves_no_number_of_the_document_without_its_place_in_the_plan_file(self):
        self.plan("--lang", "zh")
        again = self.folder / "again"
        told = terrace("plan", "document", self.out, "--document", again, "--lang", "en", "--quiet")
        self.assertEqual(told.returncode, DONE, told.stderr)
        for text in (self.folder / "plan" / "plan.md", again / "plan.md"):
            self.assertEqual(loose_numbers(text.read_text(encoding="utf-8")), [])

    def test_writes_the_plan_and_a_document_that_holds_against_it(self):
        self.plan("--lang", "zh")
        self.assertFalse(self.kept.exists())
        document = self.folder / "plan"
        for name in ("plan.html", "plan.md", "plan.xlsx"):
            self.assertGreater((document / name).stat().st_size, 1000, name)
        self.assertGreater(len(list((document / "tables").glob("*.csv"))), 5)
        for name in ("plan.html", "plan.md"):
            told = terrace("plan", "check", document / name, self.out, "--lang", "en")
            self.assertEqual(told.returncode, DONE, told.stdout + told.stderr)
            self.assertRegex(told.stdout, r"\d+ figures match")
        text = (document / "plan.md").read_text(encoding="utf-8")
        figures = re.findall(r"\*\*([0-9.,]*[1-9])\*\*", text)
        (document / "plan.md").write_text(text.replace(f"**{figures[0]}**", f"**{figures[0]}7**", 1), encoding="utf-8")
        told = terrace("plan", "check", document / "plan.md", self.out, "--lang", "en")
        self.assertEqual(told.returncode, FAILED, told.stdout + told.stderr)
        self.assertIn(figures[0] + "7", told.stdout)

    def test_writes_the_document_again_in_the_other_language(self):
        self.plan("--lang", "zh")
        again = self.folder / "again"
        told = terrace("plan", "document", self.out, "--document", again, "--lang", "zh", "--quiet")
        self.assertEqual(told.returncode, DONE, told.stderr)
        for name in ("plan.html", "plan.md", "plan.xlsx"):
            self.assertEqual((again / name).read_bytes(), (self.folder / "plan" / name).read_bytes(), name)
        self.assertEqual(terrace("plan", "document", self.out, "--document", again, "--lang", "en").returncode, WRONG_INPUT)
        english = terrace("plan", "document", self.out, "--document", again, "--lang", "en", "--force", "--quiet")
        self.assertEqual(english.returncode, DONE, english.stderr)
        self.assertIn("What is not known", (again / "plan.md").read_text(encoding="utf-8"))
        self.assertEqual(terrace("plan", "document", EXAMPLE).returncode, WRONG_INPUT)

    def test_json_is_the_whole_plan(self):
        done = terrace("plan", EXAMPLE, "--out", self.out, *QUIET, "--format", "json")
        plan = json.loads(done.stdout)
        self.assertEqual(plan["command"], "plan")
        self.assertEqual(sum(len(v["probability"]) for v in plan["villages"]), 3 * 4)
        self.assertEqual(len(plan["provenance"]["digest"]), 64)
        self.assertGreater(len(plan["provenance"]["files"]), 5)

    def test_does_not_replace_a_plan_or_a_document_unasked(self):
        document = self.folder / "office"
        document.mkdir()
        (document / "plan.md").write_text("signed")
        told = terrace("plan", EXAMPLE, "--out", self.out, "--document", document, *QUIET, "--lang", "en")
        self.assertEqual(told.returncode, WRONG_INPUT, told.stderr)
        self.assertEqual((document / "plan.md").read_text(), "signed")
        self.assertFalse(self.out.exists() or self.kept.exists())


class Refusals(WithFolder):
    def test_names_what_is_wrong(self):
        text = EXAMPLE.read_text(encoding="utf-8").replace("../", str(SCENARIOS) + "/").replace("unit_yuan", "unit_yan")
        faulty = self.folder / "faulty.toml"
        faulty.write_text(text, encoding="utf-8")
        for command in (("plan", faulty, "--out", self.out), ("check", faulty)):
            told = terrace(*command, "--lang", "en")
            self.assertEqual(told.returncode, WRONG_INPUT)
            self.assertIn("ceilings.unit_yan", told.stderr)
            self.assertIn("did you mean 'unit_yuan'?", told.stderr)
        self.assertFalse(self.out.exists() or self.kept.exists())
        self.assertEqual(terrace("plan", EXAMPLE).returncode, WRONG_INPUT)

    def test_does_not_go_on_with_the_runs_of_another_plan(self):
        self.kept.write_text("terrace-plan-runs 00 00000000\n")
        told = terrace("plan", EXAMPLE, "--out", self.out, *QUIET, "--lang", "en")
        self.assertEqual(told.returncode, WRONG_INPUT)
        self.assertIn("another plan", told.stderr)

    def test_checks_plan_files(self):
        for file in sorted((SCENARIOS / "plans").glob("*.toml")):
            checked = terrace("check", file, "--lang", "en")
            self.assertEqual(checked.returncode, DONE, checked.stderr)


if __name__ == "__main__":
    unittest.main()
