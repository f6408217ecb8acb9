#!/usr/bin/python3
"""Prints the speed and memory figures of this machine as a Markdown page: tests/benchmark/figures.py [> FILE]

The month of the complete model on one core against streaming 100 bytes a household in the same run, the share of each step, bytes per
household, what the README's command costs and where its time goes. Builds what it needs. Nothing passes or fails here.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "release"
SCENARIOS = [ROOT / "scenarios" / f"{name}.toml" for name in ("baseline", "yuli-land-transfer", "bohu-courtyard")]
STEPS_FROM = "whole_month/1000000"


def build():
    prepare = f'root="{ROOT}"; source "{ROOT}/cmake/prepare.sh"; prepare release "run test" benchmarks terrace_program'
    subprocess.run(["bash", "-c", prepare], check=True, stdout=sys.stderr)


def benchmarks():
    """Figures by name; times are processor time, since other programs may run."""
    command = [BUILD / "bin" / "benchmarks", "--benchmark_filter=stream|whole_month", "--benchmark_format=json"]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {entry["name"]: entry for entry in json.loads(output)["benchmarks"]}


def month_page(figures):
    # Google Benchmark gives rates per second in seconds: times a thousand million they are nanoseconds, which the counters already are.
    streams = {name: entry["ns_per_household"] for name, entry in figures.items() if name.startswith("stream")}
    months = {name: entry for name, entry in figures.items() if name.startswith("whole_month")}
    yield "| one core | ns per household |"
    yield "|---|---|"
    for name, nanoseconds in streams.items():
        yield f"| {name.replace('_', ' ')} households | {nanoseconds:.1f} |"
    yield ""
    million = [ns for name, ns in streams.items() if name.endswith("/1000000")]
    stream = sum(million) / len(million)
    memory = next(ns for name, ns in streams.items() if name.endswith("/10000000"))
    yield "| households | ns per household-month | times streaming 100 bytes from memory | times streaming those of a million (may fit the cache) | bytes per household |"
    yield "|---|---|---|---|---|"
    for name, entry in months.items():
        month = entry["ns_per_household_month"]
        yield f"| {int(name.split('/')[1]):,} | {month:.0f} | {month / memory:.1f} | {month / stream:.1f} | {entry['bytes_per_household']:.1f} |"
    yield ""
    entry = months[STEPS_FROM]
    known = {"ns_per_household_month", "bytes_per_household", "iterations", "real_time", "cpu_time", "threads", "repetitions",
             "repetition_index", "family_index", "per_family_instance_index"}
    steps = {key: value for key, value in entry.items() if key not in known and isinstance(value, float)}
    whole = sum(steps.values())
    yield "| step (wall time, a million households) | ns per household-month | share |"
    yield "|---|---|---|"
    for step, nanoseconds in sorted(steps.items(), key=lambda item: -item[1]):
        yield f"| {step} | {nanoseconds:.1f} | {100 * nanoseconds / whole:.0f} % |"


def timed(command):
    """Wall and processor seconds, peak memory in MiB, standard output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    done = subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, used, after.ru_maxrss / 1024, done.stdout


def command_page():
    program = BUILD / "bin" / "terrace"
    with tempfile.TemporaryDirectory() as folder:
        start_up = min(timed([ROOT / "terrace", "--version"])[0] for _ in range(3))
        bare = min(timed([program, "--version"])[0] for _ in range(3))
        out = Path(folder) / "study.h5"
        options = ["--replicates", "20", "--time-steps", "--format", "json", "--progress", "none", "--out", out]
        run_wall, run_used, run_memory, text = timed([program, "run", *SCENARIOS, *options])
        run = json.loads(text)
        out.unlink()
        wall, used, memory, _ = timed([program, "compare", *SCENARIOS, "--progress", "none", "--out", out])
    phases = run["phases"]
    simulated = sum(phases.values())
    yield f"| 3 scenarios x 20 replicates x {run['households']:,} households x {run['months']} months, {run['threads']} threads | wall s | processor s | peak MiB |"
    yield "|---|---|---|---|"
    yield f"| `compare` of the README (with runs for four kinds of cotton year) | {wall:.1f} | {used:.1f} | {memory:.0f} |"
    yield f"| `run` of the same scenarios | {run_wall:.1f} | {run_used:.1f} | {run_memory:.0f} |"
    yield ""
    yield "| part of `run` | seconds |"
    yield "|---|---|"
    yield f"| start-up: launcher {start_up:.2f}, of it the program {bare:.2f} | {start_up:.2f} |"
    for name, seconds in phases.items():
        yield f"| {name.replace('_', ' ')} (over all threads) | {seconds:.1f} |"
    yield f"| all threads together against wall time of simulating | {simulated:.1f} / {run['wall_seconds']:.1f} |"
    yield f"| reading, writing the file, printing | {run_wall - run['wall_seconds']:.1f} |"


def main():
    build()
    model = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), "?")
    print(f"{model}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    for page in (month_page(benchmarks()), command_page()):
        print("\n".join(page) + "\n", flush=True)


if __name__ == "__main__":
    main()
