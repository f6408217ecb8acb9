"""The loops over households and workers on which the speed rests are vectorised by g++ with the project's own flags.

Each source is compiled once more, as the build does it, and g++ says which loops it vectorised. `vectorised_loops_test.py --list` prints
for every hot source which functions have such a loop and which have only others."""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(os.environ.get("TERRACE_ROOT", Path(__file__).resolve().parents[2]))
BUILD = Path(os.environ.get("TERRACE_BUILD", ROOT / "build" / "test"))
SKIPPED = 77

# Functions that must keep a vectorised loop, by source. A new hot loop is added here once --list shows it.
HOT = {
    "models/government/screening.cpp": ("mark", "mark_last",),
    "models/household/accounts.cpp": ("add_entry", "add_row", "enter_window", "read_masks", "sum_of", "sum_of_marked",),
    "models/household/crops.cpp": ("field_days", "pay_crop_costs", "pay_farm_subsidies", "yield_luck",),
    "models/household/livestock.cpp": ("move_flocks",),
    "models/household/sidelines.cpp": ("eat_own_produce", "grow_yards", "run_businesses", "sell_sidelines",),
    "models/household/spending.cpp": ("lend", "spend",),
    "models/household/transfers.cpp": ("pay_social_transfers",),
    "models/market/field_work.cpp": ("clear_field_work", "count_paid", "raise_paid",),
    "models/market/jobs.cpp": ("mark_movers",),
    "models/market/searchers.cpp": ("count", "count_among", "mark",),
    "models/observers/household_counts.cpp": ("count_at", "count_fact", "count_marked", "gather_facts", "measure_people", "sum_stocks",),
    "models/observers/monitoring_series.cpp": ("count_exited",),
    "models/policy/relief_fund.cpp": ("mark_losses",),
    "models/policy/vocational_training.cpp": ("mark_certified_searchers", "mark_untrained_searchers",),
    "models/population/batch.cpp": ("exponentials_of", "normals_of",),
    "models/shock/blow.cpp": ("mark_unlucky",),
    "models/shock/illness_and_accidents.cpp": ("start_month",),
    "models/worker/month.cpp": ("grow_older_in_place", "note_home",),
    "models/market/worker_traits.cpp": ("normals", "offers",),
}

VECTORISED = re.compile(r"^(?P<file>[^:]+):(?P<line>\d+):\d+: optimized:\s+loop vectorized using (?P<bytes>\d+) byte vectors", re.MULTILINE)
FUNCTION = re.compile(r"^(?!namespace|class|struct|using|constexpr|static|template|//|#)[^=;{}]*?\b(?P<name>\w+)\([^;]*$")
ATTRIBUTE = re.compile(r"\[\[[^\]]*\]\]\s*")
LOOP = re.compile(r"^\s*(for|while)\b")


def functions(source):
    """Name, first and last line of every function that begins in the first column."""
    lines = source.read_text(encoding="utf-8").splitlines()
    found, begin, name = [], None, None
    for number, line in enumerate(lines, 1):
        if begin is None and line[:1] not in ("", " ", "}", "#", "/"):   # an attribute may stand on a line of its own
            match = FUNCTION.match(ATTRIBUTE.sub("", line))
            if match:
                begin, name = number, match["name"]
        if begin is not None and line.startswith("}"):
            found.append((name, begin, number))
            begin = None
        elif begin is not None and line.endswith(";") and not any("{" in text for text in lines[begin - 1:number]):
            begin = None    # a declaration
        elif begin == number and line.rstrip().endswith("}"):
            found.append((name, begin, number))
            begin = None
    return found


def commands():
    """Compile command by source, relative to the root."""
    table = {}
    for entry in json.loads((BUILD / "compile_commands.json").read_text(encoding="utf-8")):
        words = shlex.split(entry["command"])
        table.setdefault(Path(entry["file"]).resolve().relative_to(ROOT.resolve()).as_posix(), (words, entry["directory"]))
    return table


def without_output(words):
    """The compiler call without its launcher and its output file."""
    first = next(i for i, word in enumerate(words) if Path(word).name.split("-")[0] in ("c++", "g++", "clang++"))
    kept = words[first:]
    at = kept.index("-o")
    return kept[:at] + kept[at + 2:]


def vector_bytes(source, words, directory):
    """Widest vectors [bytes] by line of the source."""
    with tempfile.TemporaryDirectory() as folder:
        call = without_output(words) + ["-fopt-info-vec-optimized", "-o", str(Path(folder) / "loops.o")]
        done = subprocess.run(call, cwd=directory, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{source}: {done.stderr}")
    widest = {}
    for match in VECTORISED.finditer(done.stderr):
        if (Path(directory) / match["file"]).resolve() == (ROOT / source).resolve():
            line = int(match["line"])
            widest[line] = max(widest.get(line, 0), int(match["bytes"]))
    return widest


def vectorised_functions(source, table):
    """Widest vectors [bytes] of any loop by function; 0 where it has loops and none is vectorised."""
    words, directory = table[source]
    lines = vector_bytes(source, words, directory)
    text = (ROOT / source).read_text(encoding="utf-8").splitlines()
    result = {}
    for name, begin, end in functions(ROOT / source):
        if any(LOOP.match(line) for line in text[begin - 1:end]):
            result[name] = max([result.get(name, 0)] + [width for line, width in lines.items() if begin <= line <= end])
    return result


def examine(sources):
    table = commands()
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(sources, pool.map(lambda source: vectorised_functions(source, table), sources)))


def is_gcc(words):
    version = subprocess.run([without_output(words)[0], "--version"], capture_output=True, text=True, check=False).stdout
    return "Free Software Foundation" in version


def is_optimised(words):
    return "-O3" in words and not any(word.startswith("-fsanitize") for word in words)


def narrowest():
    """Bytes of the vectors that the build can have: the functions' clones for AVX2 have 32, a build for the oldest processors 16."""
    words, _ = commands()["models/household/accounts.cpp"]
    clones = not any("target_clones" in word for word in words)
    return 32 if clones or "-march=x86-64-v3" in words else 16


class VectorisedLoops(unittest.TestCase):
    def test_hot_loops_are_vectorised(self):
        for source, found in examine(list(HOT)).items():
            for name in HOT[source]:
                with self.subTest(function=f"{source}: {name}"):
                    self.assertIn(name, found, "no function of that name has a loop")
                    self.assertGreaterEqual(found[name], narrowest(), "no loop is vectorised that widely")


def main():
    if not (BUILD / "compile_commands.json").exists():
        print(f"skipped: {BUILD} has no compile_commands.json")
        return SKIPPED
    words, _ = commands()["models/household/accounts.cpp"]
    if not is_gcc(words) or not is_optimised(words):
        print("skipped: not an optimised build by g++")
        return SKIPPED
    if sys.argv[1:2] == ["--list"]:
        for source, found in examine(sys.argv[2:] or list(HOT)).items():
            for name, width in sorted(found.items()):
                print(f"{width:3d} {source}: {name}")
        return 0
    return 0 if unittest.main(exit=False).result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
