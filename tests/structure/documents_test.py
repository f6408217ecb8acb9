"""Documents lead somewhere: links, cited sections, named scenarios, commands and instruments exist and none is left out."""

import os
import re
import unittest
from pathlib import Path

ROOT = Path(os.environ.get("TERRACE_ROOT", Path(__file__).resolve().parents[2]))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "models").glob("*.md"), *(ROOT / "sim").glob("*.md"),
                    *(ROOT / "tests").rglob("*.md"), *(ROOT / "scenarios").rglob("*.md")])
FOLDERS = {"scenarios", "models", "sim", "analysis", "cli", "tests", "docs"}
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CITED = re.compile(r"ODD(?:\.md)?,?\s+(?:section\s+)?(\d+(?:\.\d+)?)")


def text_of(path):
    return path.read_text(encoding="utf-8")


def anchor(heading):
    """The name that a reader of Markdown gives to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


class Documents(unittest.TestCase):
    def setUp(self):
        self.odd = text_of(ROOT / "models" / "ODD.md")
        self.readme = text_of(ROOT / "README.md")

    def check(self, faults):
        faults = list(faults)
        self.assertFalse(faults, "\n" + "\n".join(faults))

    def test_links_lead_to_files_and_headings(self):
        def broken(document, target):
            name, _, heading = target.partition("#")
            file = (document.parent / name).resolve() if name else document
            if not file.exists():
                return True
            return bool(heading) and heading not in [anchor(line.lstrip("#")) for line in text_of(file).splitlines() if line.startswith("#")]

        self.check(f"{document.relative_to(ROOT)}: {target}" for document in DOCUMENTS
                   for target in re.findall(r"\]\(([^)\s]+)\)", FENCED.sub("", text_of(document))) if "://" not in target and broken(document, target))

    def test_sections_of_the_model_are_numbered_in_order(self):
        numbers = [tuple(map(int, number.split("."))) for number in re.findall(r"^#+ (\d+(?:\.\d+)?)", self.odd, re.MULTILINE)]
        for before, after in zip(numbers, numbers[1:]):
            follows = [(before[0] + 1,), (before[0], before[1] + 1)] if len(before) == 2 else [(before[0] + 1,), (before[0], 1)]
            self.assertIn(after, follows)

    def test_cited_sections_of_the_model_exist(self):
        sections = set(re.findall(r"^#+ (\d+(?:\.\d+)?)", self.odd, re.MULTILINE))
        sources = [path for folder in ("models", "analysis", "cli", "sim", "scenarios") for path in (ROOT / folder).rglob("*")
                   if path.suffix in (".cpp", ".hpp", ".toml")]
        cited = [(path.relative_to(ROOT), number) for path in sources for number in CITED.findall(text_of(path))]
        self.assertGreater(len(cited), 20)
        self.check(f"{path} cites {number}" for path, number in cited if number not in sections)
        own = re.findall(r"\((\d+\.\d+)(?= to |[),;:])", self.odd)
        self.assertGreater(len(own), 20)
        self.check(f"models/ODD.md cites {number}" for number in own if number not in sections and number.startswith("7."))

    def test_every_instrument_has_its_section(self):
        registered = re.findall(r"entry<(\w+)>\(", text_of(ROOT / "models" / "policy" / "instruments.cpp"))
        names = [re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() for name in registered]
        self.assertGreater(len(names), 20)
        table = self.odd[self.odd.index("## 7. Submodels"):self.odd.index("### 7.1 ")]
        left = re.findall(r"^\| `(\w+)`", table, re.MULTILINE)
        right = re.findall(r"^\| `\w+`[^|]*\|[^|]*\| `(\w+)`", table, re.MULTILINE)
        self.assertEqual(left + right, names, "section 7 begins with the instruments in the order of models/policy/instruments.cpp")

    def test_the_readme_leads_to_every_document(self):
        self.check(f"README.md does not name docs/{path.name}" for path in (ROOT / "docs").glob("*.md") if f"docs/{path.name}" not in self.readme)

    def test_the_readme_names_every_scenario_command_and_folder(self):
        table = re.findall(r"^\| (`.*?) \|", self.readme, re.MULTILINE)
        named = {name for cell in table for name in re.findall(r"`([\w-]+)", cell)}
        scenarios = {path.stem for path in (ROOT / "scenarios").glob("*.toml")}
        commands = {path.stem.removesuffix("_command") for path in (ROOT / "cli").glob("*_command.cpp")}
        self.assertFalse((scenarios | commands | FOLDERS) - named)

    def test_the_citation_names_the_version_and_licence_of_the_sources(self):
        lines = dict(line.split(": ", 1) for line in text_of(ROOT / "CITATION.cff").splitlines() if re.match(r"[\w-]+: ", line))
        self.assertEqual(lines["cff-version"], "1.2.0")
        self.assertEqual(lines["version"], re.search(r"project\(terrace VERSION (\S+)", text_of(ROOT / "CMakeLists.txt")).group(1))
        self.assertEqual(lines["license"], "Apache-2.0")
        self.assertIn("Apache License", text_of(ROOT / "LICENSE"))
        self.assertLessEqual({"message", "title", "type", "abstract"}, lines.keys())
        self.assertIn("authors:\n  - name: ", text_of(ROOT / "CITATION.cff"))


if __name__ == "__main__":
    unittest.main()
