"""`terrace report` in a program that was built without Node.js: everything but the charts, and the page and the terminal say so."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, SCENARIOS, environment, terrace

PLAIN = Path(os.environ.get("TERRACE_WITHOUT_CHARTS", "terrace_without_charts"))
SAID = {
    "en": ("without charts: this program was built without Node.js",
           "This program was built without Node.js: charts are left out, the tables are complete."),
    "zh": ("报告不含图形：本程序编译时没有 Node.js", "本程序编译时没有 Node.js，报告不含图形，表格完整。"),
}


class WithoutCharts(unittest.TestCase):
    def test_terminal_and_page_say_that_charts_are_left_out(self):
        with tempfile.TemporaryDirectory() as folder:
            study = Path(folder) / "study.h5"
            simulated = terrace("run", SCENARIOS / "baseline.toml", "--months", 2, "--replicates", 1, "--progress", "none", "--out", study)
            self.assertEqual(simulated.returncode, DONE, simulated.stderr)
            for language, (message, sentence) in SAID.items():
                page = Path(folder) / f"{language}.html"
                written = subprocess.run([str(PLAIN), "report", str(study), "--out", str(page), "--lang", language], env=environment(),
                                         stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=600)
                self.assertEqual(written.returncode, DONE, written.stderr)
                self.assertIn(message, written.stderr)
                text = page.read_text(encoding="utf-8")
                self.assertIn(sentence, text)
                self.assertNotIn("<script", text)
                self.assertNotIn('class="chart"', text, "no place is left for a chart")
                self.assertGreater(text.count("<figure "), 5)
                self.assertEqual(text.count("<table>"), text.count("<figure "), "every figure has its table")


if __name__ == "__main__":
    terrace_program.require_program()
    if not PLAIN.exists():
        print(f"skipped: {PLAIN} is not built")
        sys.exit(77)
    unittest.main()
