#!/usr/bin/env bash
# sim (without io) and models build where HDF5, OpenMP and MPI are not found, and ask for none of their functions.
set -eu -o pipefail
build="$TERRACE_BUILD/minimal"

cmake -S "$TERRACE_ROOT" -B "$build" -G Ninja --no-warn-unused-cli -DTERRACE_PROGRAM=OFF -DTERRACE_INSTRUCTION_SET=baseline \
    -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS=-O0 \
    -DCMAKE_DISABLE_FIND_PACKAGE_HDF5=ON -DCMAKE_DISABLE_FIND_PACKAGE_OpenMP=ON -DCMAKE_DISABLE_FIND_PACKAGE_MPI=ON
ninja -C "$build"

for library in core config models; do
    [ -f "$build/lib/libterrace_$library.a" ] || { echo "libterrace_$library.a was not built"; exit 1; }
done
if nm --undefined-only "$build"/lib/*.a 2>/dev/null | grep -E ' (H5[A-Z]|GOMP_|omp_|MPI_)'; then
    echo "the functions above belong to libraries that the engine and the model must do without"
    exit 1
fi
