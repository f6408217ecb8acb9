"""Who may include whom, and the house rules that can be read off the text of the sources."""

import os
import re
import unittest
from pathlib import Path

ROOT = Path(os.environ.get("TERRACE_ROOT", Path(__file__).resolve().parents[2]))
LAYERS = ("sim", "models", "analysis", "cli")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
COMMENT_OR_STRING = re.compile(r'//[^\n]*|/\*.*?\*/|R"\(.*?\)"|"(?:\\.|[^"\\\n])*"', re.DOTALL)

# Folders of models/ whose behaviour nobody else in models/ calls: others see their columns and codes only.
ACTORS = ("household", "worker", "enterprise", "cooperative", "village", "government", "market", "shock")
STATE_HEADERS = re.compile(r"(/|_)(columns|plans|state)\.hpp$|^government/accounts\.hpp$")
SEES_EVERYTHING = ("models/county.hpp", "models/monthly_cycle.hpp")


class Source:
    def __init__(self, path):
        self.name = path.relative_to(ROOT).as_posix()
        self.text = path.read_text(encoding="utf-8")
        self.own = [name for bracket, name in INCLUDE.findall(self.text) if bracket == '"']
        self.foreign = [name for bracket, name in INCLUDE.findall(self.text) if bracket == "<"]

    def within(self, *folders):
        return any(self.name.startswith(folder + "/") for folder in folders)

    def code(self):
        """The text without comments and string literals, line by line."""
        blank = lambda match: re.sub(r"[^\n]", " ", match.group())
        return COMMENT_OR_STRING.sub(blank, self.text).split("\n")


def sources(*folders):
    return [Source(path) for folder in folders for path in sorted((ROOT / folder).rglob("*.[ch]pp"))]


class Layers(unittest.TestCase):
    def check(self, faults):
        faults = list(faults)
        self.assertFalse(faults, "\n" + "\n".join(faults))

    def forbid_includes(self, folders, allowed):
        self.check(f"{source.name} includes {name}"
                   for source in sources(*folders) for name in source.own if not allowed(source, name))

    def forbid_code(self, folders, pattern, reason, exempt=lambda source: False):
        self.check(f"{source.name}:{number}: {reason}: {line.strip()}"
                   for source in sources(*folders) if not exempt(source)
                   for number, line in enumerate(source.code(), 1) if re.search(pattern, line))

    def test_sim_includes_nothing_of_ours_outside_itself(self):
        self.forbid_includes(["sim"], lambda source, name: name.startswith("sim/"))

    def test_sim_without_io_does_not_need_io(self):
        self.forbid_includes(["sim"], lambda source, name: source.within("sim/io") or not name.startswith("sim/io/"))

    def test_statistics_include_nothing_of_ours_outside_themselves(self):
        self.forbid_includes(["analysis/statistics"], lambda source, name: name.startswith("analysis/statistics/"))

    def test_models_include_sim_and_statistics_but_no_files(self):
        self.forbid_includes(["models"], lambda source, name: name.startswith(("models/", "sim/", "analysis/statistics/"))
                             and not name.startswith("sim/io/"))

    def test_analysis_includes_nothing_of_the_command_line(self):
        self.forbid_includes(["analysis"], lambda source, name: name == "version.hpp"
                             or name.startswith(("analysis/", "models/", "sim/")))

    def test_cli_includes_by_path_from_the_root(self):
        self.forbid_includes(["cli"], lambda source, name: name == "version.hpp" or name.startswith(tuple(f"{layer}/" for layer in LAYERS)))

    def test_actors_of_the_model_see_only_each_others_columns(self):
        def allowed(source, name):
            here = source.name.split("/")[1]
            there = name.split("/")
            if here not in ACTORS or there[0] != "models":
                return True
            if len(there) == 2:
                return name not in SEES_EVERYTHING
            return there[1] == here or STATE_HEADERS.search(name.removeprefix("models/")) is not None
        self.forbid_includes(["models"], allowed)

    def test_included_files_of_ours_exist(self):
        self.check(f"{source.name} includes {name}, which does not exist" for source in sources(*LAYERS)
                   for name in source.own if name != "version.hpp" and not (ROOT / name).is_file())

    def test_each_heavy_library_has_one_home(self):
        homes = {"toml++": ("toml++/", "sim/config"), "HDF5": ("hdf5", "sim/io"), "HDF5 (parts)": ("H5", "sim/io"),
                 "OpenMP": ("omp.h", "sim/run"), "MPI": ("mpi.h", "sim/run"), "CLI11": ("CLI/", "cli"),
                 "libxlsxwriter": ("xlsxwriter", "analysis/plan/document")}
        self.check(f"{source.name} includes <{name}>: only {home} uses {library}" for source in sources(*LAYERS)
                   for library, (prefix, home) in homes.items()
                   for name in source.foreign if name.startswith(prefix) and not source.within(home))

    def test_threads_are_known_to_sim_run_alone(self):
        self.forbid_code(LAYERS, r"#\s*pragma\s+omp\s+(?!simd)|\bstd::(jthread|thread|async)\b", "threads belong to sim/run",
                         lambda source: source.within("sim/run"))

    def test_state_never_depends_on_functions_of_the_c_library_that_differ_between_processors(self):
        self.forbid_code(["sim", "models"], r"\b(std|boost::math)::(exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|tanh|erf_inv|tgamma|lgamma)\s*\(",
                         "use sim/math")

    def test_state_never_depends_on_hidden_order_or_hidden_chance(self):
        self.forbid_code(["sim", "models"], r"\bstd::(random_device|mt19937|default_random_engine|rand)\b", "use sim/random")
        self.forbid_code(["models"], r"\bstd::unordered_", "its order is not ours")
        self.forbid_code(["models"], r"\bstd::chrono\b|\btime\s*\(\s*(nullptr|NULL|0)\s*\)", "the model knows no clock")

    def test_the_core_never_prints_and_never_exits(self):
        self.forbid_code(["sim", "models", "analysis/statistics"],
                         r"\bstd::(cout|cerr|clog|exit|abort|puts|printf)\b|\b(printf|puts|_?exit|abort)\s*\(",
                         "the caller decides", lambda source: source.within("sim/run"))

    def test_headers_are_included_once_and_open_no_namespace(self):
        headers = [source for source in sources(*LAYERS) if source.name.endswith(".hpp")]
        self.check(f"{source.name} lacks #pragma once" for source in headers if "#pragma once" not in source.text)
        self.check(f"{source.name}: using namespace in a header" for source in headers
                   if re.search(r"^\s*using namespace", source.text, re.MULTILINE))

    def test_there_are_no_macros_of_ours(self):
        self.forbid_code(LAYERS, r"#\s*define\b(?!\s+TOML_)", "no macros")

    def test_no_file_is_longer_than_400_lines(self):
        self.check(f"{source.name} has {count} lines" for source in sources(*LAYERS, "tests")
                   for count in [source.text.count("\n")] if count > 400)

    def test_nothing_is_left_for_later(self):
        words = "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3, "not " + "implemented", "place" + "holder", "hard-?" + "coded"])
        self.check(f"{source.name}:{number}: {line.strip()}" for source in sources(*LAYERS, "tests")
                   for number, line in enumerate(source.text.split("\n"), 1) if re.search(rf"\b({words})\b", line))

    def test_nothing_names_a_folder_of_one_machine(self):
        machine = re.compile(rf"(?<![\w.~-]){re.escape(str(ROOT))}/|(?<![\w.])/home/\w+/")
        skipped = {".git", "build", "node_modules", "__pycache__"}
        def texts():
            for folder, below, files in os.walk(ROOT):
                below[:] = [name for name in below if name not in skipped]
                for name in files:
                    path = Path(folder, name)
                    if path.suffix not in {".h5", ".nc", ".png"}:
                        yield path, path.read_text(encoding="utf-8", errors="replace")
        self.check(f"{path.relative_to(ROOT)}: {match.group()}" for path, text in texts() if (match := machine.search(text)))


if __name__ == "__main__":
    unittest.main()
