"""The shim that makes operations on files fail (failing_disk.cpp), for programs started with LD_PRELOAD."""

import os
import subprocess
from pathlib import Path

NO_SPACE, INPUT_OUTPUT = 28, 5
MOST_OPERATIONS = 2000  # more than any fault needs; a guard against a loop without end


def built_shim(folder):
    """Compiles the shim into a folder and returns its path."""
    shim = Path(folder) / "failing_disk.so"
    subprocess.run([os.environ.get("CXX", "c++"), "-std=c++20", "-O1", "-shared", "-fPIC", str(Path(__file__).with_suffix(".cpp")), "-o", str(shim), "-ldl"], check=True)
    return shim
