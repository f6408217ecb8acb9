"""Sweep files from outside: points agree with SciPy's, shipped sweeps pass the check, faults end with status 2."""

import math
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from terrace_program import DONE, SCENARIOS, WRONG_INPUT, answer, terrace

terrace_program.require_program()
numpy = terrace_program.module("numpy")
scipy = terrace_program.module("scipy")
WEIGHTS = ["income", "infrastructure", "collective_income", "land_per_worker", "distance", "leaders_skill"]   # any keys with the range 0 to 1


def sweep_text(design, factors=WEIGHTS):
    text = f'scenarios = "{SCENARIOS / "baseline.toml"}"\n[design]\n{design}\n[[metric]]\nname = "gini"\nseries = "gini"\n'
    return text + "".join(f'[[factor]]\nkey = "parameters.tiers.weight.{name}"\n' for name in factors)


class Designs(unittest.TestCase):
    def check(self, text, *words):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "sweep.toml"
            file.write_text(text, encoding="utf-8")
            return answer("check", file, *words)["files"][0]["sweep"]

    def points(self, design):
        return numpy.array(self.check(sweep_text(design))["points"])

    @unittest.skipUnless(scipy, "needs SciPy")
    def test_plain_sobol_is_that_of_scipy(self):
        from scipy.stats import qmc
        ours = self.points('kind = "sobol"\nsize = 127\nseed = 0')
        theirs = qmc.Sobol(len(WEIGHTS), scramble=False).random(128)[1:]
        self.assertTrue((ours == theirs).all())

    @unittest.skipUnless(scipy, "needs SciPy")
    def test_points_fill_the_space_as_well_as_those_of_scipy(self):
        from scipy.stats import qmc
        for design, make in (("latin_hypercube", qmc.LatinHypercube), ("sobol", qmc.Sobol)):
            theirs = [qmc.discrepancy(make(len(WEIGHTS), seed=seed).random(256)) for seed in range(40)]
            mean, spread = numpy.mean(theirs), numpy.std(theirs)
            for seed in range(1, 6):
                with self.subTest(design=design, seed=seed):   # five standard deviations of SciPy's own scatter
                    ours = qmc.discrepancy(self.points(f'kind = "{design}"\nsize = 256\nseed = {seed}'))
                    self.assertLess(abs(ours - mean), 5 * spread)

    @unittest.skipUnless(scipy, "needs SciPy")
    def test_normal_factors_have_the_quantiles_of_scipy(self):
        from scipy.stats import truncnorm
        factor = 'key = "parameters.price.lamb"\ndistribution = "normal"\nmean = 1000\nsd = 150\n'
        text = sweep_text('kind = "sobol"\nsize = 127\nseed = 0', []) + "[[factor]]\n" + factor
        ours = numpy.sort(numpy.array(self.check(text)["points"])[:, 0])
        theirs = truncnorm.ppf(numpy.arange(1, 128) / 128, (800 - 1000) / 150, (1250 - 1000) / 150, 1000, 150)
        self.assertLess(abs(ours - theirs).max(), 1e-5)

    def test_shipped_sweeps_pass_with_their_runs(self):
        for file in sorted((SCENARIOS / "sweeps").glob("*.toml")):
            with self.subTest(file=file.name):
                checked = answer("check", file)["files"][0]
                self.assertTrue(checked["ok"])
                self.assertEqual(checked["kind"], "sweep")
                self.assertEqual(checked["warnings"], [])
                sweep = checked["sweep"]
                self.assertEqual(len(sweep["points"]) * len(sweep["scenarios"]) * sweep["replicates"], sweep["runs"])
                for point in sweep["points"]:
                    for value, factor in zip(point, sweep["factors"], strict=True):
                        low, high = (0, len(factor["choices"]) - 1) if "choices" in factor else (factor["low"], factor["high"])
                        self.assertTrue(math.isfinite(value) and low <= value <= high, factor["key"])

    def test_check_tells_points_and_runs_in_both_languages(self):
        file = SCENARIOS / "sweeps" / "cotton-factorial.toml"
        self.assertIn("18 points x 2 scenarios x 5 replicates = 180 runs", terrace("check", file, "--lang", "en").stdout)
        self.assertIn("18 个样本点 × 2 个方案 × 5 次重复 = 180 次模拟", terrace("check", file, "--lang", "zh").stdout)
        self.assertIn(",runs,,,,180,runs,", terrace("check", file, "--format", "csv").stdout)

    def reject(self, text, place, finding):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "sweep.toml"
            file.write_text(text, encoding="utf-8")
            finished = terrace("check", file)
            self.assertEqual(finished.returncode, WRONG_INPUT, finished.stderr)
            self.assertIn(f"sweep.toml:{place}", finished.stderr)
            self.assertIn(finding, finished.stderr)
            self.assertNotEqual(terrace("check", file, "--lang", "zh").stderr, finished.stderr)

    def test_faults_that_only_the_scenarios_show_are_told_at_their_place(self):
        design = 'kind = "factorial"'
        county = sweep_text(design).replace('series = "gini"\n', 'series = "gini"\ncounty = "yulli"\n')
        self.reject(county, "5:8", "did you mean 'yuli'")
        late = sweep_text(design).replace('series = "gini"\n', 'series = "gini"\nmonth = "2031-01"\n')
        self.reject(late, "5:8", "2021-01 to 2025-12")
        path = sweep_text(design, []) + '[[factor]]\nkey = "parameters.price.cotton_path"\nchoices = ["good", "best"]\n'
        self.reject(path, "8:7", 'parameters.price.cotton_path="best"')
        lease = sweep_text(design).replace("baseline.toml", "yuli-land-transfer.toml").replace('series = "gini"\n', 'measure = "land_transfer"\nfigure = "net"\ncounty = "bohu"\n')
        self.reject(lease, "5:8", "works in yuli only")


if __name__ == "__main__":
    unittest.main()
