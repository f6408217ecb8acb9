#!/usr/bin/env bash
# The engine builds where HDF5, OpenMP and MPI are not found, and neither it nor the model asks for one of their functions. With `all`, the
# model is built there as well: otherwise it counts that its sources include none of their headers (layers_test.py).
set -eu -o pipefail
build="$TERRACE_BUILD/minimal"

cmake -S "$TERRACE_ROOT" -B "$build" -G Ninja --no-warn-unused-cli -DTERRACE_PROGRAM=OFF -DTERRACE_INSTRUCTION_SET=baseline \
    -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS=-O0 \
    -DCMAKE_DISABLE_FIND_PACKAGE_HDF5=ON -DCMAKE_DISABLE_FIND_PACKAGE_OpenMP=ON -DCMAKE_DISABLE_FIND_PACKAGE_MPI=ON
libraries=("$build/lib/libterrace_core.a" "$build/lib/libterrace_config.a")
if [ "${1:-}" = all ]; then
    ninja -C "$build"
    libraries+=("$build/lib/libterrace_models.a")
else
    ninja -C "$build" terrace_core terrace_config
    libraries+=("$TERRACE_BUILD/lib/libterrace_models.a")
fi

for library in "${libraries[@]}"; do
    [ -f "$library" ] || { echo "$library was not built"; exit 1; }
done
if nm --undefined-only "${libraries[@]}" 2>/dev/null | grep -E ' (H5[A-Z]|GOMP_|omp_|MPI_)'; then
    echo "the functions above belong to libraries that the engine and the model must do without"
    exit 1
fi
