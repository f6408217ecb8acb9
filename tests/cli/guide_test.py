"""The guides say the same in both languages, and everything they tell people to type works."""

import re
import shlex
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, ROOT, SCENARIOS, terrace

GUIDES = [ROOT / "docs" / f"guide.{language}.md" for language in ("zh", "en")]
BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LONGEST = 400

# Commands that simulate, with what makes them short. Months: enough for the first harvest of what a guide looks at.
SHORT = {"compare": ("--replicates", "2", "--months", "12"), "run": ("--replicates", "2", "--months", "12"), "validate": ("--replicates", "2"),
         "explain": (), "verify": (), "check": (), "parameters": (), "population": ()}


def blocks(guide):
    return BLOCK.findall(guide.read_text(encoding="utf-8"))


def commands(guide):
    """Words after ./terrace of every command, in the order of the guide."""
    lines = [line for kind, text in blocks(guide) if kind == "" for line in text.replace("\\\n", " ").splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("./terrace ")]


def own_files(guide):
    """Files that the guide tells people to write: blocks that carry a name."""
    return {kind.split()[1]: text for kind, text in blocks(guide) if kind.startswith("toml ")}


def shortened(words):
    """The same command with few replicates and months; help and stored studies stay as they are."""
    if words[0] not in SHORT or "--help" in words or (words[0] == "compare" and words[1].endswith(".h5")):
        return words
    kept, rest = [], list(words)
    while rest:
        word = rest.pop(0)
        if word in ("--replicates", "--months"):
            rest.pop(0)
        else:
            kept.append(word)
    return [*kept, *SHORT[words[0]]]


class Guides(unittest.TestCase):
    def test_both_hold_the_same_commands_and_files(self):
        chinese, english = GUIDES
        self.assertGreaterEqual(len(commands(chinese)), 10)
        self.assertEqual(commands(chinese), commands(english))
        self.assertEqual(own_files(chinese), own_files(english))

    def test_both_have_the_same_sections_and_are_short_enough_to_read(self):
        numbers = [re.findall(r"^#+ (\d[\d.]*)", guide.read_text(encoding="utf-8"), re.MULTILINE) for guide in GUIDES]
        self.assertEqual(*numbers)
        for guide in GUIDES:
            self.assertLessEqual(len(guide.read_text(encoding="utf-8").splitlines()), LONGEST, guide.name)

    def test_links_lead_to_files(self):
        for guide in GUIDES:
            for target in re.findall(r"\]\(([^)#:]+)\)", guide.read_text(encoding="utf-8")):
                self.assertTrue((guide.parent / target).exists(), f"{guide.name}: {target}")

    def test_the_scenario_shown_is_the_one_shipped(self):
        shipped = (SCENARIOS / "bohu-courtyard.toml").read_text(encoding="utf-8")
        for guide in GUIDES:
            shown = [text for kind, text in blocks(guide) if kind == "toml"]
            self.assertEqual(len(shown), 1, guide.name)
            self.assertTrue(shipped.endswith(shown[0]), guide.name)

    def test_every_command_works_in_the_order_of_the_guide(self):
        terrace_program.require_program()
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "scenarios").symlink_to(SCENARIOS)
            for name, text in own_files(GUIDES[0]).items():
                (Path(folder) / name).write_text(text, encoding="utf-8")
            for words in commands(GUIDES[0]):
                finished = terrace(*shortened(words), folder=folder)
                with self.subTest(command=" ".join(words)):
                    self.assertEqual(finished.returncode, DONE, finished.stderr)
                    self.assertTrue(finished.stdout.strip())


if __name__ == "__main__":
    unittest.main()
