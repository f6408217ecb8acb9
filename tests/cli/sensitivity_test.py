"""`terrace sensitivity`: indices agree with OpenTURNS, SciPy and NumPy on the same sample; tables in both languages, CSV, JSON and the file; failed
points; a small uncertainty budget from sweep to sentence; wrong usage."""

import csv
import io
import math
import re
import sys
import tempfile
import unittest
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import sweep_program
import terrace_program
from terrace_program import DONE, SCENARIOS, WRONG_INPUT, answer, terrace

terrace_program.require_program()
numpy = terrace_program.module("numpy")
h5py = terrace_program.module("h5py")
netCDF4 = terrace_program.module("netCDF4")   # before a warning is an error: it warns of NumPy when it is loaded
xarray = terrace_program.module("xarray")
scipy = terrace_program.module("scipy")
openturns = terrace_program.module("openturns")
FACTORS, BLOCKS = 3, 256


def ishigami(x):
    angle = math.pi * (2 * x - 1)
    return numpy.sin(angle[:, 0]) + 7 * numpy.sin(angle[:, 1]) ** 2 + 0.1 * angle[:, 2] ** 4 * numpy.sin(angle[:, 0])


def write_sweep(path, kind, shares, results, second_order=False, size=0):
    """A sweep file as `terrace sweep` writes it, of factors between 0 and 1 and one metric `y`."""
    points, factors = shares.shape
    texts = h5py.string_dtype("utf-8")
    with h5py.File(path, "w", track_order=True) as file:
        words = {"format": "terrace-sweep", "title": "Ishigami", "title_zh": "石神函数", "design": kind, "design_file": "", "digest": "0" * 64, "states": ""}
        for name, word in words.items():
            file.attrs[name] = numpy.bytes_(word.encode())
        numbers = {"format_version": 1, "design_size": size, "design_levels": 0, "design_second_order": int(second_order), "design_seed": 1, "seed": 1, "missing": 0}
        for name, number in numbers.items():
            file.attrs[name] = numpy.int64(number)

        def put(name, values, text=False):
            file.create_dataset(name, data=values, dtype=texts if text else None)

        keys = [f"x{i + 1}" for i in range(factors)]
        put("point", numpy.arange(points)), put("replicate", numpy.arange(1)), put("factor", keys, True)
        for name, word in (("en", None), ("zh", None), ("group", None), ("unit", "1"), ("spread", "uniform"), ("choices", "[]")):
            put(f"factor_{name}", [word or key for key in keys], True)
        for name, number in (("low", 0.0), ("high", 1.0), ("mode", 0.0), ("mean", 0.0), ("deviation", 1.0)):
            put(f"factor_{name}", numpy.full(factors, number))
        put("factor_whole", numpy.zeros(factors, dtype="int32"))
        put("design", shares), put("share", shares)
        put("y", numpy.asarray(results).reshape(points, 1))
        file["y"].attrs["units"] = numpy.bytes_(b"yuan")
        file["y"].attrs["long_name"] = numpy.bytes_(b"Result")
        file["y"].attrs["long_name_zh"] = numpy.bytes_("结果".encode())
        put("failure", [""] * points, True), put("failure_zh", [""] * points, True)
        put("provenance/metric_name", ["y"], True)


def saltelli(second_order=False):
    """Shares block by block, and the sets A, B, A with B and B with A one by one."""
    random = numpy.random.default_rng(1)
    a, b = random.random((BLOCKS, FACTORS)), random.random((BLOCKS, FACTORS))
    a_with, b_with = [], []
    for factor in range(FACTORS):
        mixed, other = a.copy(), b.copy()
        mixed[:, factor], other[:, factor] = b[:, factor], a[:, factor]
        a_with.append(mixed), b_with.append(other)
    sets = [a, *a_with, *(b_with if second_order else []), b]
    return numpy.stack(sets, axis=1).reshape(-1, FACTORS), a, b, a_with, b_with


class Written(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.sweep = self.folder / "sweep.h5"

    def analysed(self, *words):
        return answer("sensitivity", self.sweep, "--quiet", *words)["metrics"][0]


def values(indices):
    return [index["value"] for index in indices]


@unittest.skipUnless(numpy and h5py, "needs python3-numpy and python3-h5py")
class Agreement(Written):
    def write_saltelli(self, second_order=False):
        shares, *sets = saltelli(second_order)
        write_sweep(self.sweep, "saltelli", shares, ishigami(shares), second_order, BLOCKS)
        return sets

    @unittest.skipUnless(openturns, "needs python3-openturns")
    def test_sobol_indices_are_those_of_openturns(self):
        a, b, a_with, _ = self.write_saltelli()
        sobol = self.analysed("--bootstrap", "0")["sobol"]
        inputs = openturns.Sample(numpy.vstack([a, b, *a_with]))
        outputs = openturns.Sample(ishigami(numpy.array(inputs)).reshape(-1, 1))
        martinez = openturns.MartinezSensitivityAlgorithm(inputs, outputs, BLOCKS)
        jansen = openturns.JansenSensitivityAlgorithm(inputs, outputs, BLOCKS)
        other = openturns.SaltelliSensitivityAlgorithm(inputs, outputs, BLOCKS)
        # Correlations of Martinez, less what A and B share by chance.
        chance = numpy.corrcoef(ishigami(a), ishigami(b))[0, 1]
        for ours, first, total in zip(values(sobol["first_order"]), martinez.getFirstOrderIndices(), martinez.getTotalOrderIndices()):
            self.assertAlmostEqual(ours, (first - chance * (1 - total)) / (1 - chance ** 2), delta=1e-10)
        # The same sum of squares; OpenTURNS divides by 2 n - 1 where Jansen has 2 n, and by the variance of A where ours is that of A and B.
        factor = sobol["variance"] * 2 * BLOCKS / (2 * BLOCKS - 1) / ishigami(a).var(ddof=1)
        for ours, theirs in zip(values(sobol["total"]), jansen.getTotalOrderIndices()):
            self.assertAlmostEqual(ours * factor, theirs, delta=1e-10)
        # Another estimator on the same sample: as far as samples of this size tell.
        for ours, theirs in zip(values(sobol["first_order"]) + values(sobol["total"]), list(other.getFirstOrderIndices()) + list(other.getTotalOrderIndices())):
            self.assertAlmostEqual(ours, theirs, delta=0.15)

    def test_second_orders_are_those_of_numpy(self):
        a, b, a_with, b_with = (ishigami(one) if isinstance(one, numpy.ndarray) else [ishigami(part) for part in one] for one in self.write_saltelli(True))
        sobol = self.analysed("--bootstrap", "0")["sobol"]
        correlation = lambda one, two: numpy.corrcoef(one, two)[0, 1]
        chance = correlation(a, b)
        own = lambda taken, kept, mixed: (correlation(taken, mixed) - chance * correlation(kept, mixed)) / (1 - chance ** 2)
        first = [(own(b, a, a_with[i]) + own(a, b, b_with[i])) / 2 for i in range(FACTORS)]
        both = lambda i, j: correlation(b_with[i], a_with[j]) - chance * correlation(b, b_with[i]) * correlation(a, a_with[j])
        variance = numpy.concatenate([a, b]).var(ddof=1)
        total = [(numpy.mean((a - a_with[i]) ** 2) + numpy.mean((b - b_with[i]) ** 2)) / 4 / variance for i in range(FACTORS)]
        for ours, theirs in zip(values(sobol["first_order"]) + values(sobol["total"]), first + total):
            self.assertAlmostEqual(ours, theirs, delta=1e-10)
        for pair in sobol["second_order"]:
            i, j = (int(name[1:]) - 1 for name in pair["groups"])
            together = (both(i, j) + both(j, i)) / 2
            self.assertAlmostEqual(pair["value"], together - first[i] - first[j], delta=1e-10)

    @unittest.skipUnless(scipy, "needs python3-scipy")
    def test_pawn_is_made_of_distances_of_scipy(self):
        from scipy.stats import ks_2samp
        shares = numpy.random.default_rng(2).random((1000, FACTORS))
        results = ishigami(shares)
        write_sweep(self.sweep, "latin_hypercube", shares, results, size=1000)
        pawn = self.analysed("--bootstrap", "0")["pawn"]
        self.assertEqual(pawn["slices"], 10)
        for factor in range(FACTORS):
            slices = numpy.split(results[numpy.argsort(shares[:, factor])], 10)
            self.assertAlmostEqual(pawn["index"][factor]["value"], numpy.median([ks_2samp(part, results).statistic for part in slices]), delta=1e-12)

    def test_failed_points_are_told_and_left_out(self):
        shares, *_ = saltelli()
        results = ishigami(shares)
        whole = results.copy()
        results[::20] = numpy.nan
        write_sweep(self.sweep, "saltelli", shares, results, size=BLOCKS)
        holed = self.analysed("--bootstrap", "200")
        self.assertEqual(holed["failed"], len(results[::20]))
        self.assertGreater(holed["sobol"]["incomplete_blocks"], 0)
        write_sweep(self.sweep, "saltelli", shares, whole, size=BLOCKS)
        for with_holes, without in zip(holed["sobol"]["total"], self.analysed("--bootstrap", "200")["sobol"]["total"]):
            self.assertTrue(without["low"] < with_holes["value"] < without["high"])


@unittest.skipUnless(numpy and h5py, "needs python3-numpy and python3-h5py")
class Output(Written):
    def setUp(self):
        super().setUp()
        shares, *_ = saltelli(True)
        write_sweep(self.sweep, "saltelli", shares, ishigami(shares), True, BLOCKS)

    def printed(self, *words):
        finished = terrace("sensitivity", self.sweep, "--bootstrap", "100", *words)
        self.assertEqual(finished.returncode, DONE, finished.stderr)
        return finished.stdout

    def test_the_table_speaks_both_languages(self):
        english, chinese = self.printed("--lang", "en"), self.printed("--lang", "zh")
        for text in ("Result [yuan]", "alone (first order)", "with interactions (total)", "x1 × x3", "PAWN", "docs/sensitivity.md"):
            self.assertIn(text, english)
        for text in ("结果 [元]", "单独（一阶）", "含交互（总效应）", "x1 × x3", "噪声线", "最宽的 95% 区间"):
            self.assertIn(text, chinese)

    def test_csv_and_json_hold_the_same_numbers_for_any_threads(self):
        lines = list(csv.DictReader(io.StringIO(self.printed("--format", "csv", "--threads", "1"))))
        metric = self.analysed("--bootstrap", "100", "--threads", "2")
        by_name = {(line["figure"], line["input"], line["other_input"]): line for line in lines}
        for figure, key in (("first_order", "first_order"), ("total", "total")):
            for index in metric["sobol"][key]:
                line = by_name[figure, index["group"], ""]
                self.assertEqual([float(line[end]) for end in ("value", "low", "high")], [index["value"], index["low"], index["high"]])
        for pair in metric["sobol"]["second_order"]:
            self.assertEqual(float(by_name["second_order", *pair["groups"]]["value"]), pair["value"])
        self.assertIn(metric["convergence"]["settled"], ("both", "order", "neither"))
        self.assertNotEqual(self.printed("--format", "csv", "--seed", "2"), self.printed("--format", "csv"))

    @unittest.skipUnless(xarray and netCDF4, "needs python3-xarray and python3-netcdf4")
    def test_the_file_opens_in_xarray_and_is_a_sweep_again(self):
        out = self.folder / "indices.h5"
        self.printed("--out", out)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with xarray.open_dataset(out, group="sensitivity") as group, xarray.open_dataset(out) as root:
                group, root = group.load(), root.load()
        metric = self.analysed("--bootstrap", "100")
        total = group.total_order.sel(analysed_metric="y")
        self.assertEqual(list(total.values), values(metric["sobol"]["total"]))
        self.assertEqual(list(group.first_order_low.values[0]), [index["low"] for index in metric["sobol"]["first_order"]])
        self.assertEqual(group.second_order.dims, ("analysed_metric", "input_group", "other_group"))
        self.assertEqual(group.total_order.attrs["long_name_zh"], "总效应指数")
        self.assertEqual(root.y.dims, ("point", "replicate"))
        self.assertEqual(answer("sensitivity", out, "--quiet", "--bootstrap", "100")["metrics"][0], metric)

    @unittest.skipUnless(xarray and netCDF4, "needs python3-xarray and python3-netcdf4")
    def test_saved_indices_stand_in_the_sweep_itself_and_are_replaced_the_next_time(self):
        with xarray.open_dataset(self.sweep) as root:
            before = root.load()
        for seed, metric in (("1", []), ("2", ["--metric", "y"])):
            self.printed("--save", "--seed", seed, *metric)
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                with xarray.open_dataset(self.sweep, group="sensitivity") as group, xarray.open_dataset(self.sweep) as root:
                    group, root = group.load(), root.load()
            expected = self.analysed("--bootstrap", "100", "--seed", seed)["sobol"]["total"]
            self.assertEqual(list(group.total_order_low.values[0]), [index["low"] for index in expected])
            self.assertEqual(group.attrs["bootstrap_seed"], int(seed))
            for name in before.variables:
                self.assertTrue((before[name].values == root[name].values).all(), name)
            self.assertEqual(root.attrs["digest"], before.attrs["digest"])
        with h5py.File(self.sweep) as file:
            self.assertEqual(list(file["sensitivity/total_order"].shape), [1, FACTORS])
        self.assertEqual([path.name for path in self.folder.iterdir()], ["sweep.h5"])

    def test_what_another_program_added_to_a_sweep_is_not_lost_by_saving(self):
        with h5py.File(self.sweep, "a") as file:
            file["notes/mine"] = [1, 2, 3]
        before = self.sweep.read_bytes()
        finished = terrace("sensitivity", self.sweep, "--bootstrap", "0", "--save")
        self.assertNotEqual(finished.returncode, DONE)
        self.assertIn("'notes'", finished.stderr)
        self.assertEqual(self.sweep.read_bytes(), before)

    def test_no_file_is_lost(self):
        before = self.sweep.read_bytes()
        for words in (["--out", self.sweep], ["--out", self.sweep, "--force"], ["--out", self.folder / "other.h5", "--save"]):
            finished = terrace("sensitivity", self.sweep, *words)
            self.assertEqual(finished.returncode, WRONG_INPUT, finished.stderr)
        self.assertEqual(self.sweep.read_bytes(), before)

    def test_wrong_usage_is_told(self):
        for words, told in ((["--metric", "z"], "metrics of the sweep: y"), (["--bootstrap", "-1"], "--bootstrap"), ([self.sweep], "one sweep file")):
            finished = terrace("sensitivity", self.sweep, *words)
            self.assertEqual(finished.returncode, WRONG_INPUT, finished.stderr)
            self.assertIn(told, finished.stderr)
        self.assertNotEqual(terrace("sensitivity", SCENARIOS / "baseline.toml").returncode, DONE)


@unittest.skipUnless(h5py, "needs python3-h5py")
class SavedAndContinued(Written):
    """A sweep file with a group `sensitivity` is still that sweep."""

    def groups(self):
        with h5py.File(self.sweep) as file:
            return sorted(name for name, one in file.items() if isinstance(one, h5py.Group))

    def test_a_complete_sweep_stays_complete_with_its_indices(self):
        sweep = sweep_program.write_sweep(self.folder, points=40, months=1)
        digests = sweep_program.digest(sweep, self.sweep)
        with h5py.File(self.sweep) as file:
            source = file.attrs["source"]
        self.assertEqual(terrace("sensitivity", self.sweep, "--save", "--quiet").returncode, DONE)
        saved = self.sweep.read_bytes()
        again = terrace("sweep", sweep, "--out", self.sweep)
        self.assertIn("complete", again.stderr)
        self.assertEqual(sweep_program.digest(sweep, self.sweep, "--resume"), digests)
        self.assertEqual(answer("sweep", "status", self.sweep)["digest"], digests[0])
        self.assertEqual(self.sweep.read_bytes(), saved)
        with h5py.File(self.sweep) as file:
            self.assertEqual(file.attrs["source"], source)

    def test_indices_of_half_a_sweep_go_when_it_is_continued(self):
        sweep = sweep_program.write_sweep(self.folder, points=40, months=1)
        prepared = terrace("sweep", "slurm", sweep, "--out", self.sweep, "--quiet")
        self.assertEqual(prepared.returncode, DONE, prepared.stderr)
        parts = self.folder / "sweep.h5.parts"
        sweep_program.make_shards(parts, failing=7, left=20)
        self.assertEqual(terrace("sweep", "merge", parts, "--out", self.sweep, "--quiet").returncode, DONE)
        finished = terrace("sensitivity", self.sweep, "--save", "--quiet")
        self.assertEqual(finished.returncode, DONE, finished.stderr)
        self.assertEqual(self.groups(), ["provenance", "sensitivity"])
        continued = terrace("sweep", sweep, "--out", self.sweep, "--progress", "none")
        self.assertEqual(continued.returncode, DONE, continued.stderr)
        self.assertEqual(self.groups(), ["provenance"])


class Budget(Written):
    def test_a_sweep_of_luck_population_rule_and_parameters_becomes_a_budget(self):
        text = (SCENARIOS / "sweeps" / "uncertainty-budget.toml").read_text(encoding="utf-8")
        text = text.replace("size = 256", "size = 8").replace("seed = 1\n", "seed = 1\nmonths = 24\n", 1).replace('"../', f'"{SCENARIOS}/').replace('month = "2025-12"', "").replace("2022-12", "2022-06")
        file = self.folder / "budget.toml"
        file.write_text(text, encoding="utf-8")
        finished = terrace("sweep", file, "--out", self.sweep, "--quiet")
        self.assertEqual(finished.returncode, DONE, finished.stderr)
        answered = answer("sensitivity", self.sweep, "--quiet", "--bootstrap", "100")
        self.assertTrue(answered["budget"])
        self.assertEqual([group["name"] for group in answered["groups"]], ["luck", "population", "decision_rule", "parameters"])
        self.assertEqual(len(answered["groups"][3]["factors"]), 6)
        for metric in answered["metrics"]:
            self.assertEqual(metric["failed"], 0)
            for total in metric["sobol"]["total"]:
                self.assertGreater(total["value"], 0, (metric["name"], total["group"]))   # each of them moves every headline
            luck = metric["luck"]
            self.assertEqual(luck["runs"], 20)
            self.assertLessEqual(luck["mean_of_runs"]["value"], luck["single_run"]["value"])
        shown = terrace("sensitivity", self.sweep, "--quiet", "--bootstrap", "100", "--replicates", "40").stdout
        budgets = re.findall("Uncertainty budget: of the variance of this figure in a single run (.*)", shown)
        self.assertEqual(len(budgets), len(answered["metrics"]))
        for budget in budgets:
            self.assertTrue(sum(int(share) for share in re.findall(r"(\d+) %", budget)) == 100 or "more than there is" in budget, budget)
        self.assertIn("of that of a mean of 40 runs", shown)
        self.assertRegex(shown, r"% \[[^]]*\] is Population synthesis")
        self.assertIn("不确定性构成：该指标的方差中", terrace("sensitivity", self.sweep, "--quiet", "--bootstrap", "100", "--lang", "zh").stdout)


if __name__ == "__main__":
    unittest.main()
