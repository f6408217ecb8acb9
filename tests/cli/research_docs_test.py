"""The chapters for researchers: every command that they show works, in the order shown, on the shipped sweeps made small."""

import re
import shlex
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, ROOT, SCENARIOS, environment, terrace

BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SMALL_POINTS, SMALL_MONTHS = 24, 15  # a lease from 2021-03 has its first full year within 15 months
PYTHON = "/usr/bin/python3"          # the one that sees Debian's modules


def blocks(name, kind):
    return [text for found, text in BLOCK.findall((ROOT / "docs" / name).read_text(encoding="utf-8")) if found == kind]


def commands(name):
    """Words after ./terrace of every line that begins with it; lines that pass it to other programs are not ours to run."""
    lines = [line for text in blocks(name, "") for line in text.replace("\\\n", " ").splitlines()]
    return [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("./terrace ")]


def made_small(text):
    """A sweep file with few points, months and replicates."""
    text = re.sub(r"^(size = )\d+", rf"\g<1>{SMALL_POINTS}", text, flags=re.MULTILINE)
    text = re.sub(r"^(months|replicates) = \d+.*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r'^(month = )"\d{4}-\d{2}"', r'\1"2022-03"', text, flags=re.MULTILINE)
    return text.replace("[design]", f"months = {SMALL_MONTHS}\n\n[design]", 1) if "factor = [" not in text else f"months = {SMALL_MONTHS}\n{text}"


def small_scenarios(folder):
    """The shipped scenarios, their sweeps made small."""
    sweeps = Path(folder) / "scenarios" / "sweeps"
    sweeps.mkdir(parents=True)
    for path in SCENARIOS.iterdir():
        if path.name != "sweeps":
            (sweeps.parent / path.name).symlink_to(path)
    for path in (SCENARIOS / "sweeps").iterdir():
        text = path.read_text(encoding="utf-8")
        (sweeps / path.name).write_text(made_small(text) if path.suffix == ".toml" else text, encoding="utf-8")


class ResearchDocuments(unittest.TestCase):
    def follow(self, name, fewest):
        words_of_all = commands(name)
        self.assertGreaterEqual(len(words_of_all), fewest)
        with tempfile.TemporaryDirectory() as folder:
            small_scenarios(folder)
            for words in words_of_all:
                quiet = ["--progress", "none"] if words[0] == "sweep" and words[1] not in ("status", "merge", "slurm") else []
                finished = terrace(*words, *quiet, folder=folder)
                with self.subTest(command=" ".join(words)):
                    self.assertEqual(finished.returncode, DONE, finished.stderr)
                    self.assertTrue(finished.stdout.strip() or words[:2] == ["sweep", "worker"])
            self.run_python(name, folder)

    def run_python(self, name, folder):
        for program in blocks(name, "python"):
            if subprocess.run([PYTHON, "-c", "import xarray, netCDF4"], capture_output=True, check=False).returncode != 0:
                print("skipped in part: xarray is not installed", file=sys.stderr)
                return
            finished = subprocess.run([PYTHON, "-c", program], cwd=folder, env=environment(), capture_output=True, encoding="utf-8", check=False)
            self.assertEqual(finished.returncode, 0, finished.stderr)

    def test_designing_sweeps(self):
        self.follow("designing-sweeps.md", 6)

    def test_cluster(self):
        self.follow("cluster.md", 6)

    def test_reproducing(self):
        self.follow("reproducing.md", 8)

    def test_discovery(self):
        self.follow("discovery.md", 4)

    def test_each_has_a_chinese_summary_at_the_top(self):
        for name in ("designing-sweeps.md", "cluster.md", "reproducing.md", "discovery.md"):
            top = (ROOT / "docs" / name).read_text(encoding="utf-8").split("\n## ")[0]
            self.assertIn("**中文摘要**", top, name)


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main()
