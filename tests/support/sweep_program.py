"""Small sweeps for tests: one county, a few months, so that a point takes some hundredths of a second."""

import json
import os
import random
import signal
import subprocess
import sys
import time
import zlib
from pathlib import Path

from terrace_program import DONE, SCENARIOS, answer, environment, start, terrace

PROGRAM = Path(os.environ.get("TERRACE", ""))
PATIENCE = 120  # seconds for one sweep of a test


def sweep_text(points=12, replicates=1, months=2, scenarios=("baseline",), factors=None, metrics=None, seed=1, title="Test"):
    """A sweep file as text. Scenarios are named by their absolute paths."""
    files = ", ".join(f'"{SCENARIOS / name}.toml"' for name in scenarios)
    factors = factors or '[[factor]]\nkey = "parameters.price.cotton_ordinary"\n[[factor]]\nkey = "luck"\nlow = 1\nhigh = 100\n'
    metrics = metrics or '[[metric]]\nname = "income"\nseries = "income_per_head"\n[[metric]]\nname = "gini"\nseries = "gini"\n'
    return (f'title = "{title}"\nscenarios = [{files}]\ncounties = ["bohu"]\nmonths = {months}\nreplicates = {replicates}\nseed = {seed}\n'
            f'[design]\nkind = "latin_hypercube"\nsize = {points}\n{factors}{metrics}')


def write_sweep(folder, name="sweep.toml", **terms):
    path = Path(folder) / name
    path.write_text(sweep_text(**terms), encoding="utf-8")
    return path


def digest(sweep, out, *options):
    """Runs a sweep to its end and returns its digests: of the results, and of the states of all runs."""
    result = answer("sweep", sweep, "--out", out, "--progress", "none", "--quiet", *options)
    return result["digest"], result["states"]


def shards(parts):
    """The shards that stand under their final names: number of the point and text."""
    return {int(file.stem): file.read_text() for file in sorted(Path(parts).glob("points/*/*.txt"))}


def catalogued(parts):
    """Points that a worker noted as finished, in lines that are whole."""
    points = set()
    for file in Path(parts).glob("catalogue/*.txt"):
        for line in file.read_text().split("\n")[:-1]:
            if len(line.split()) == 6:
                points.add(int(line.split()[0]))
    return points


def with_crc(text, name=""):
    return f"{text}{name}{zlib.crc32(text.encode()):08x}\n"


def make_shards(parts, failing, left):
    """Finished points as a worker leaves them, with made-up values: all but the last `left`; every one whose number `failing` divides has failed."""
    facts = json.loads((Path(parts) / "sweep.json").read_text())
    with (Path(parts) / "catalogue" / "made-1-1.txt").open("w") as catalogue:   # line by line: tests of memory are to stay small themselves
        for point in range(facts["points"] - left):
            failed = point % failing == 0
            values = "".join(f"value {'nan' if failed else point + number / 7}\n" for number in range(facts["values"]))
            end = f"failure no result of point {point}\nfailure_zh 样本点 {point} 无结果\n" if failed else f"states {point:064x}\n"
            text = with_crc(f"terrace-point 1\nsweep {facts['fingerprint']}\npoint {point}\n{values}{end}", "crc ")
            (Path(parts) / "points" / f"{point // 1000:04d}" / f"{point:07d}.txt").write_text(text, encoding="utf-8")
            catalogue.write(with_crc(f"{point} {text[-9:-1]} 0.001000 0.002000 1700000000 "))


class Storm:
    """Kills workers of a sweep at random times and looks, after every kill, whether anything that was finished is gone or has changed."""

    def __init__(self, folder, seed, points=24):
        self.random = random.Random(seed)
        self.folder = Path(folder)
        self.sweep = write_sweep(folder, points=points)
        self.points = points
        self.expected = digest(self.sweep, self.folder / "right.h5")
        self.kills = self.rounds = self.lost = self.wrong = self.unreadable = self.run_twice = 0

    def round(self, workers, kills):
        """One sweep from the beginning to the end, with some kills on the way."""
        self.rounds += 1
        out = self.folder / f"storm-{self.rounds}.h5"
        parts = Path(f"{out}.parts")
        while kills > 0 and not out.exists():
            kills -= self.start_and_kill(out, parts, workers)
            self.look(parts)
        result = answer("sweep", self.sweep, "--out", out, "--progress", "none", "--quiet", timeout=PATIENCE)
        self.wrong += (result["digest"], result["states"]) != self.expected or result["done"] != self.points
        self.seen = {}
        out.unlink()

    seen = {}

    def start_and_kill(self, out, parts, workers):
        """Starts as many independent workers (the first one by the command that begins the sweep), kills each at its own time."""
        processes = [start("sweep", self.sweep, "--out", out, "--threads", "1", "--progress", "none", "--quiet")]
        if (parts / "sweep.json").exists():
            processes += [start("sweep", "worker", parts, "--threads", "1", "--progress", "none", "--quiet") for _ in range(workers - 1)]
        killed = 0
        for process in processes:
            time.sleep(self.random.uniform(0.02, 0.6))
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                killed += 1
        for process in processes:
            process.communicate(timeout=PATIENCE)
        self.kills += killed
        return killed

    def look(self, parts):
        if not (parts / "sweep.json").exists():
            return
        now, noted = shards(parts), catalogued(parts)
        self.lost += len(noted - set(now)) + len(set(self.seen) - set(now))
        self.wrong += sum(text != now[point] for point, text in self.seen.items() if point in now)
        self.unreadable += sum(not text.split("\n")[-2].startswith("crc ") for text in now.values())
        self.seen = now
