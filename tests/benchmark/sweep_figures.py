#!/usr/bin/python3
"""Prints the speed of sweeps on this machine as a Markdown table: tests/benchmark/sweep_figures.py [POINTS]

The same Saltelli sweep of one county (7,200 households, 60 months) with 1 and 2 threads and with 1 and 2 workers: runs per second, the share of
processor time outside the simulations, memory of the largest process, bytes per point of the file. Nothing passes or fails here.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build" / "release" / "bin" / "terrace"
FACTORS = ("parameters.price.cotton_ordinary", "parameters.crop.cotton_yield", "parameters.labour.matching_efficiency", "luck")
WAYS = (("1 thread", ["--threads", "1"]), ("2 threads", ["--threads", "2"]), ("1 worker", ["--workers", "1"]), ("2 workers", ["--workers", "2"]))


def sweep_text(points):
    keys = "".join(f'[[factor]]\nkey = "{key}"\n' + ("low = 1\nhigh = 1000\n" if key == "luck" else "low = 0.2\nhigh = 0.6\n" if "matching" in key else "")
                   for key in FACTORS)
    return (f'title = "Speed"\nscenarios = ["{ROOT}/scenarios/baseline.toml"]\ncounties = ["bohu"]\n[design]\nkind = "saltelli"\n'
            f'size = {max(1, points // (len(FACTORS) + 2))}\n{keys}[[metric]]\nname = "income"\nseries = "income_per_head"\n'
            '[[metric]]\nname = "gini"\nseries = "gini"\n')


def main():
    points = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    if not PROGRAM.exists():
        subprocess.run([ROOT / "terrace", "--version"], check=True, stdout=sys.stderr)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    print("| way | runs | wall s | runs per second | outside the model | peak MiB | bytes per point |")
    print("|---|---|---|---|---|---|---|")
    digests = set()
    for name, options in WAYS:
        with tempfile.TemporaryDirectory() as folder:
            sweep, out = Path(folder, "sweep.toml"), Path(folder, "sweep.h5")
            sweep.write_text(sweep_text(points), encoding="utf-8")
            words = [PROGRAM, "sweep", sweep, "--out", out, "--progress", "none", "--quiet", "--format", "json", *options]
            result = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
            digests.add(result["digest"])
            print(f"| {name} | {result['runs_now']} | {result['wall_seconds']:.1f} | {result['runs_per_second']:.2f} | {100 * result['share_outside_model']:.1f} % | "
                  f"{result['peak_memory_bytes'] / 2**20:.0f} | {out.stat().st_size / result['points']:.0f} |", flush=True)
    print(f"\nDigests: {'equal' if len(digests) == 1 else 'DIFFERENT'}")


if __name__ == "__main__":
    main()
