"""Sweeps from outside: the file, resuming, workers, refusals, failures, interruptions."""

import csv
import io
import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import terrace_program
from sweep_program import Storm, catalogued, digest, shards, sweep_text, write_sweep
from terrace_program import DONE, FAILED, INTERRUPTED, PROGRAM, SCENARIOS, WRONG_INPUT, answer, environment, module, start, terrace

netCDF4, h5py, xarray = module("netCDF4"), module("h5py"), module("xarray")
QUIET = ("--progress", "none", "--quiet")
POINTS = 12
BAD_HALF = ('[[factor]]\nkey = "policies.courtyard_economy.county"\nchoices = ["bohu", "nowhere"]\n')


class WithFolder(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="of_a_")   # names as people give them: a launcher must not replace parts of them
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.out = self.folder / "out.h5"
        self.parts = self.folder / "out.h5.parts"

    def names(self):
        return sorted(file.name for file in self.folder.iterdir())

    def interrupted(self, sweep, *options, points=2):
        """Starts a sweep and stops it by Ctrl-C once some points are finished; returns its status and what it said."""
        process = start("sweep", sweep, "--out", self.out, "--threads", "1", "--progress", "none", *options)
        while process.poll() is None and len(shards(self.parts)) < points:
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=120)
        return process.returncode, errors


class Files(WithFolder):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.TemporaryDirectory()
        cls.sweep = write_sweep(cls.home.name, points=POINTS, replicates=2, months=4, scenarios=("baseline", "bohu-courtyard"),
                                metrics='[[metric]]\nname = "income"\nseries = "income_per_head"\n'
                                        '[[metric]]\nname = "change"\nseries = "income_per_head"\nminus = "baseline"\n'
                                        '[[metric]]\nname = "taking_part"\nmeasure = "courtyard_economy"\nfigure = "participants"\n')
        cls.file = Path(cls.home.name) / "finished.h5"
        cls.result = answer("sweep", cls.sweep, "--out", cls.file, *QUIET)

    @classmethod
    def tearDownClass(cls):
        cls.home.cleanup()

    def test_a_finished_sweep_leaves_one_file(self):
        self.assertEqual(sorted(file.name for file in Path(self.home.name).iterdir()), ["finished.h5", "sweep.toml"])
        self.assertEqual((self.result["points"], self.result["done"], self.result["missing"], self.result["failed"]), (POINTS, POINTS, 0, 0))

    def test_the_file_opens_in_xarray_without_arguments(self):
        if xarray is None:
            self.skipTest("xarray is not installed")
        with xarray.open_dataset(self.file) as data:
            self.assertEqual(dict(data.sizes), {"point": POINTS, "factor": 2, "replicate": 2})
            self.assertEqual(list(data["factor"].values), ["parameters.price.cotton_ordinary", "luck"])
            self.assertEqual(data["design"].dims, ("point", "factor"))
            self.assertEqual(data["income"].dims, ("point", "replicate"))
            self.assertFalse(bool(data["income"].isnull().any()))
            self.assertEqual(data["income"].attrs["units"], "yuan")
            self.assertIn("人均", data["income"].attrs["long_name_zh"])
            self.assertEqual(data.attrs["digest"], self.result["digest"])
            self.assertTrue(((data["share"] >= 0) & (data["share"] <= 1)).all())
            mean = float(data["income"].mean())
        [income] = [metric for metric in self.result["metrics"] if metric["name"] == "income"]
        self.assertAlmostEqual(income["mean"], mean, places=6)
        with xarray.open_dataset(self.file, group="provenance") as data:
            self.assertTrue(any(path.endswith("sweep.toml") for path in data["input_path"].values))

    def test_a_point_is_what_run_gives_with_its_settings(self):
        if h5py is None:
            self.skipTest("h5py is not installed")
        with h5py.File(self.file) as file:
            price, luck = file["design"][3]
            income = file["income"][3, 0]
        study = self.folder / "study.h5"
        finished = terrace("run", SCENARIOS / "bohu-courtyard.toml", "--months", "4", "--replicates", int(2 * luck + 1), "--set",
                           f"parameters.price.cotton_ordinary={price!r}".replace("np.float64(", "").replace(")", ""), "--out", study, "--quiet")
        self.assertEqual(finished.returncode, DONE, finished.stderr)
        with h5py.File(study) as file:
            counties = [name.decode() for name in file["county"][:]]
            self.assertEqual(file["income_per_head"][0, int(2 * luck), 3, counties.index("bohu")], income)

    def test_the_same_command_again_finds_it_complete(self):
        before = self.file.read_bytes()
        finished = terrace("sweep", self.sweep, "--out", self.file)
        self.assertEqual(finished.returncode, DONE, finished.stderr)
        self.assertIn("complete", finished.stderr)
        self.assertIn(self.result["digest"], finished.stdout)
        self.assertEqual(self.file.read_bytes(), before)

    def test_status_of_a_finished_file_in_every_form(self):
        self.assertEqual(answer("sweep", "status", self.file)["digest"], self.result["digest"])
        self.assertIn("样本点", terrace("sweep", "status", self.file, "--lang", "zh").stdout)
        lines = list(csv.DictReader(io.StringIO(terrace("sweep", "status", self.file, "--format", "csv").stdout)))
        self.assertEqual([line["metric"] for line in lines], ["income", "change", "taking_part"])

    def test_threads_and_workers_give_the_same_digests(self):
        expected = (self.result["digest"], self.result["states"])
        for number, options in enumerate((["--threads", "1"], ["--threads", "2"], ["--workers", "1"], ["--workers", "2"])):
            self.assertEqual(digest(self.sweep, self.folder / f"{number}.h5", *options), expected, options)

    def test_another_design_under_the_same_name_is_refused_with_the_difference(self):
        other = write_sweep(self.folder, points=POINTS, replicates=3, months=4)
        finished = terrace("sweep", other, "--out", self.file)
        self.assertEqual(finished.returncode, WRONG_INPUT)
        self.assertIn("then: replicates: 2", finished.stderr)
        self.assertIn("now:  replicates: 3", finished.stderr)

    def test_another_file_under_the_name_is_not_overwritten(self):
        self.out.write_bytes(b"something else")
        finished = terrace("sweep", self.sweep, "--out", self.out)
        self.assertEqual(finished.returncode, WRONG_INPUT)
        self.assertIn("--force", finished.stderr)
        self.assertEqual(self.names(), ["out.h5"])
        self.assertEqual(self.out.read_bytes(), b"something else")


class Resuming(WithFolder):
    def test_ctrl_c_keeps_what_is_finished_and_the_same_command_continues(self):
        sweep = write_sweep(self.folder, points=40)
        status, errors = self.interrupted(sweep)
        self.assertEqual(status, INTERRUPTED)
        self.assertIn("The same command continues", errors)
        kept = shards(self.parts)
        self.assertGreaterEqual(len(kept), 2)
        self.assertFalse(self.out.exists())
        status = answer("sweep", "status", self.out)
        self.assertEqual((status["done"], status["missing"]), (len(kept), 40 - len(kept)))
        finished = answer("sweep", sweep, "--out", self.out, "--resume", *QUIET)
        self.assertEqual(finished["points_now"], 40 - len(kept))
        self.assertEqual((finished["digest"], finished["states"]), digest(sweep, self.folder / "right.h5"))
        self.assertFalse(self.parts.exists())

    def test_a_changed_sweep_is_refused_and_force_begins_anew(self):
        sweep = write_sweep(self.folder, points=40)
        self.interrupted(sweep)
        kept = shards(self.parts)
        write_sweep(self.folder, points=41)
        finished = terrace("sweep", sweep, "--out", self.out, "--quiet")
        self.assertEqual(finished.returncode, WRONG_INPUT)
        self.assertIn("points: 41", finished.stderr)
        self.assertEqual(shards(self.parts), kept)
        self.assertEqual(answer("sweep", sweep, "--out", self.out, "--force", *QUIET)["points_now"], 41)

    def test_a_changed_title_is_not_another_sweep(self):
        sweep = write_sweep(self.folder, points=40)
        self.interrupted(sweep)
        write_sweep(self.folder, points=40, title="Another title")
        self.assertEqual(terrace("sweep", sweep, "--out", self.out, *QUIET).returncode, DONE)

    def test_nothing_to_resume_is_told(self):
        finished = terrace("sweep", write_sweep(self.folder), "--out", self.out, "--resume")
        self.assertEqual(finished.returncode, WRONG_INPUT)
        self.assertEqual(self.names(), ["sweep.toml"])

    def test_a_damaged_or_lost_shard_is_run_again(self):
        sweep = write_sweep(self.folder, points=40)
        self.interrupted(sweep, points=3)
        first, second = sorted(self.parts.glob("points/*/*.txt"))[:2]
        first.write_text(first.read_text().replace("value ", "value 1", 1))
        second.unlink()
        finished = terrace("sweep", sweep, "--out", self.out, "--progress", "none", "--format", "json")
        self.assertIn("1 finished points were damaged", finished.stderr)
        self.assertIn("1 finished points are gone", finished.stderr)
        result = json.loads(finished.stdout)
        self.assertEqual((result["digest"], result["states"]), digest(sweep, self.folder / "right.h5"))

    def test_the_interrupted_replacement_of_an_earlier_file_continues(self):
        sweep = write_sweep(self.folder, points=40)
        self.out.write_bytes(b"an earlier file")
        self.interrupted(sweep, "--force")
        self.assertEqual(self.out.read_bytes(), b"an earlier file")
        self.assertEqual(terrace("sweep", sweep, "--out", self.out, *QUIET).returncode, DONE)
        self.assertEqual(answer("sweep", "status", self.out)["missing"], 0)


class Labels(WithFolder):
    METRICS = ('[[metric]]\nname = "early"\nseries = "income_per_head"\nmonth = "2021-01"\n'
               '[[metric]]\nname = "late"\nseries = "income_per_head"\n'
               '[[metric]]\nname = "one_county"\nseries = "income_per_head"\ncounty = "yuli"\n'
               '[[metric]]\nname = "taking_part"\nmeasure = "courtyard_economy"\nfigure = "participants"\n'
               '[[metric]]\nname = "own"\nseries = "income_per_head"\nmonth = "2021-01"\nlabel = { en = "Mine", zh = "自拟" }\n')
    WANTED = {"early": (", 2021-01, all counties", "，2021-01，全部县"), "late": (", 2021-02, all counties", "，2021-02，全部县"),
              "one_county": (", 2021-02, Yuli", "，2021-02，尉犁县"), "taking_part": (": courtyard_economy, all counties", "：courtyard_economy，全部县"), "own": ("Mine", "自拟")}

    def write(self, counties):
        text = sweep_text(points=16, metrics=self.METRICS, scenarios=("baseline", "bohu-courtyard")).replace('counties = ["bohu"]', counties)
        sweep = self.folder / "sweep.toml"
        sweep.write_text(text, encoding="utf-8")
        return sweep

    def test_month_and_place_tell_metrics_of_one_series_apart(self):
        sweep = self.write('counties = ["bohu", "yuli"]')
        result = answer("sweep", sweep, "--out", self.out, *QUIET)
        for answered in (result, answer("sensitivity", self.out, "--quiet", "--bootstrap", "0"), answer("check", sweep)["files"][0]["sweep"]):
            labels = {metric["name"]: metric["label"] for metric in answered["metrics"]}
            self.assertEqual(len({label["en"] for label in labels.values()}), 5)
            for name, (english, chinese) in self.WANTED.items():
                self.assertTrue(labels[name]["en"].endswith(english), labels[name])
                self.assertTrue(labels[name]["zh"].endswith(chinese), labels[name])
        for command in (("sweep", "status", self.out), ("sensitivity", self.out, "--quiet")):
            self.assertIn("，2021-01，全部县", terrace(*command, "--lang", "zh").stdout)

    def test_the_only_county_of_a_sweep_is_named(self):
        sweep = write_sweep(self.folder, points=2)
        labels = [metric["label"] for metric in answer("sweep", sweep, "--out", self.out, *QUIET)["metrics"]]
        self.assertTrue(labels[0]["en"].endswith(", 2021-02, Bohu"), labels)
        self.assertTrue(labels[0]["zh"].endswith("，2021-02，博湖县"), labels)


class Workers(WithFolder):
    def test_independent_workers_share_a_folder_and_merge_gives_the_serial_digest(self):
        sweep = write_sweep(self.folder, points=30)
        self.assertEqual(terrace("sweep", "slurm", sweep, "--out", self.out, "--quiet").returncode, DONE)
        script = (self.parts / "sweep.sbatch").read_text()
        self.assertIn("#SBATCH --array=1-16", script)
        workers = [start("sweep", "worker", self.parts, "--threads", "1", *QUIET) for _ in range(3)]
        for worker in workers:
            _, errors = worker.communicate(timeout=120)
            self.assertEqual(worker.returncode, DONE, errors)
        self.assertEqual(catalogued(self.parts), set(range(30)))
        self.assertEqual([file.name for file in (self.parts / "leases").iterdir()], [])
        merged = answer("sweep", "merge", self.parts, "--out", self.out, "--quiet")
        self.assertEqual((merged["digest"], merged["states"]), digest(sweep, self.folder / "right.h5"))

    def launch(self, pipeline, points=30):
        """Starts workers by a line of the shell, `WORKER` in it being the command of one, and puts the sweep together."""
        sweep = write_sweep(self.folder, points=points)
        self.assertEqual(terrace("sweep", "slurm", sweep, "--out", self.out, "--quiet").returncode, DONE)
        worker = f"{PROGRAM} sweep worker {self.parts} --threads 1 --quiet"
        finished = subprocess.run(["bash", "-o", "pipefail", "-c", pipeline.replace("WORKER", worker)], env=environment(HOME=self.folder, SHELL="/bin/bash"),
                                  capture_output=True, encoding="utf-8", timeout=300, check=False)
        self.assertEqual(finished.returncode, DONE, finished.stderr)
        self.assertEqual(catalogued(self.parts), set(range(points)))
        merged = answer("sweep", "merge", self.parts, "--out", self.out, "--quiet")
        self.assertEqual((merged["digest"], merged["states"]), digest(sweep, self.folder / "right.h5"))

    @unittest.skipUnless(shutil.which("parallel"), "needs GNU parallel (Debian's package parallel)")
    def test_gnu_parallel_starts_workers_on_one_machine(self):
        self.launch("seq 3 | parallel -N0 WORKER")

    @unittest.skipUnless(shutil.which("parallel"), "needs GNU parallel (Debian's package parallel)")
    def test_gnu_parallel_starts_a_worker_on_every_machine_of_a_list(self):
        self.launch('parallel --nonall --sshlogin : "cd $PWD && WORKER"')   # ":" is this machine, without ssh

    def test_xargs_starts_workers_on_one_machine(self):
        self.launch("seq 3 | xargs -P 3 -I{} WORKER")

    def test_the_same_command_given_twice_at_once_shares_the_work(self):
        sweep = write_sweep(self.folder, points=30)
        words = ("sweep", sweep, "--out", self.out, "--threads", "1", "--format", "json", *QUIET)
        first = start(*words)
        while first.poll() is None and len(shards(self.parts)) < 2:
            time.sleep(0.005)
        second = start(*words)
        digests = set()
        for process in (first, second):
            output, errors = process.communicate(timeout=120)
            self.assertEqual(process.returncode, DONE, errors)
            digests.add(json.loads(output)["digest"])
        self.assertEqual(len(digests), 1)
        self.assertEqual(self.names(), ["out.h5", "sweep.toml"])

    def test_a_half_finished_sweep_can_be_put_together_with_a_warning(self):
        sweep = write_sweep(self.folder, points=40)
        self.interrupted(sweep)
        half = self.folder / "half.h5"
        finished = terrace("sweep", "merge", self.parts, "--out", half, "--format", "json")
        self.assertEqual(finished.returncode, DONE)
        self.assertIn("missing", finished.stderr)
        self.assertEqual(json.loads(finished.stdout)["done"], len(shards(self.parts)))

    def test_a_moved_folder_works_without_its_scenarios_and_changed_inputs_are_refused(self):
        shutil.copytree(SCENARIOS, self.folder / "data")
        sweep = self.folder / "data" / "sweep.toml"
        sweep.write_text(sweep_text(points=6).replace(str(SCENARIOS), str(self.folder / "data")).replace(f"{self.folder}/data/", ""))
        self.assertEqual(terrace("sweep", "slurm", sweep, "--out", self.out, "--quiet").returncode, DONE)
        shutil.rmtree(self.folder / "data")
        moved = self.folder / "moved"
        self.parts.rename(moved)
        self.assertEqual(terrace("sweep", "worker", moved, *QUIET).returncode, DONE)
        scenario = next(moved.glob("inputs/**/baseline.toml"))
        scenario.write_text(scenario.read_text() + "\n")
        finished = terrace("sweep", "worker", moved)
        self.assertEqual(finished.returncode, WRONG_INPUT)
        self.assertIn("baseline.toml", finished.stderr)

    def test_killed_workers_are_replaced(self):
        sweep = write_sweep(self.folder, points=60)
        process = start("sweep", sweep, "--out", self.out, "--workers", "2", "--progress", "none", "--format", "json")
        killed = 0
        while process.poll() is None and killed < 3:
            time.sleep(0.3)
            for lease in self.parts.glob("leases/[0-9]*"):
                try:
                    worker = int(lease.read_text().split()[1])
                    if killed < 3 and worker != process.pid:
                        __import__("os").kill(worker, signal.SIGKILL)
                        killed += 1
                        break
                except (FileNotFoundError, IndexError, ProcessLookupError):
                    pass
        output, errors = process.communicate(timeout=120)
        self.assertEqual(process.returncode, DONE, errors)
        result = json.loads(output)
        self.assertEqual((result["digest"], result["states"]), digest(sweep, self.folder / "right.h5"))

    def test_a_short_storm_of_kills_loses_nothing(self):
        storm = Storm(self.folder, seed=1)
        for workers in 4 * (1, 2, 4):  # a quick sweep ends before all its kills
            if storm.rounds >= 3 and storm.kills >= 8:
                break
            storm.round(workers, kills=4)
        print(f"{storm.kills} kills in {storm.rounds} sweeps", file=sys.stderr)
        self.assertGreaterEqual(storm.kills, 8)
        self.assertEqual((storm.lost, storm.wrong, storm.unreadable), (0, 0, 0))


class Failures(WithFolder):
    def test_a_failed_point_is_recorded_and_does_not_stop_the_sweep(self):
        sweep = self.folder / "sweep.toml"
        sweep.write_text(sweep_text(points=8, months=4, scenarios=("bohu-courtyard",), factors=BAD_HALF))
        finished = terrace("sweep", sweep, "--out", self.out, "--progress", "none", "--format", "json")
        self.assertEqual(finished.returncode, DONE, finished.stderr)
        result = json.loads(finished.stdout)
        self.assertEqual((result["done"], result["failed"], result["metrics"][0]["points"]), (8, 4, 4))
        reason = result["failures"][0]["reason"]
        self.assertIn("nowhere", reason["en"])
        self.assertNotIn(str(self.folder), reason["en"])
        self.assertNotEqual(reason["en"], reason["zh"])
        self.assertIn("4 points failed", finished.stderr)

    def test_a_measure_that_a_factor_switches_off_has_no_effect_but_the_point_has_its_other_metrics(self):
        sweep = self.folder / "sweep.toml"
        sweep.write_text(sweep_text(points=4, months=4, scenarios=("baseline", "bohu-courtyard"),
                                    factors='[[factor]]\nkey = "policies.courtyard_economy.enabled"\nchoices = [true, false]\n',
                                    metrics='[[metric]]\nname = "income"\nseries = "income_per_head"\n'
                                            '[[metric]]\nname = "net"\nmeasure = "courtyard_economy"\nfigure = "public_cost"\n'))
        result = answer("sweep", sweep, "--out", self.out, *QUIET)
        self.assertEqual([metric["points"] for metric in result["metrics"]], [4, 2])
        self.assertIn("no measure 'courtyard_economy'", result["failures"][0]["reason"]["en"])

    def test_bad_input_writes_nothing(self):
        sweep = self.folder / "sweep.toml"
        for fault in ('counties = ["bohu"]', 'key = "luck"'):
            sweep.write_text(sweep_text().replace(fault, fault.replace("bohu", "bohuu").replace("luck", "lucky")))
            finished = terrace("sweep", sweep, "--out", self.out)
            self.assertEqual(finished.returncode, WRONG_INPUT, finished.stderr)
            self.assertIn("sweep.toml", finished.stderr)
            self.assertEqual(self.names(), ["sweep.toml"])

    def test_wrong_usage_is_told_in_both_languages(self):
        sweep = write_sweep(self.folder)
        for words in (["sweep"], ["sweep", sweep], ["sweep", "worker"], ["sweep", "worker", self.folder], ["sweep", "merge", self.folder],
                      ["sweep", sweep, "--out", self.out, "--workers", "0"], ["sweep", "status", sweep]):
            for language in ("en", "zh"):
                finished = terrace(*words, "--lang", language)
                self.assertIn(finished.returncode, (WRONG_INPUT, FAILED), f"{words}: {finished.stderr}")
                self.assertTrue(finished.stderr)


if __name__ == "__main__":
    terrace_program.require_program()
    unittest.main(verbosity=2)
