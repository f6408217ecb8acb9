#!/usr/bin/env bash
# One study has one digest for the builds `dev` and release, for the baseline instruction set and AVX2: ./tests/run --long.
# Builds the program three more times (build/dev,
# build/baseline, build/avx2; the last two are release builds).
set -eu -o pipefail
shopt -s inherit_errexit
cd "$TERRACE_ROOT"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
expected=""

# digests PROGRAM THREADS: the digests of a short study, joined by spaces.
digests() {
    "$1" run scenarios/yuli-land-transfer.toml --replicates 1 --months 24 --threads "$2" \
        --out "$folder/study.h5" --force --format json --quiet |
        /usr/bin/python3 -c 'import json, sys; print(*json.load(sys.stdin)["digests"])'
}

# same NAME DIGESTS: compares with the first that was seen.
same() {
    [ -n "$2" ] || { echo "$1: no digest"; exit 1; }
    expected=${expected:-$2}
    if [ "$2" = "$expected" ]; then
        echo "ok      $1"
    else
        echo "differs $1: $2 instead of $expected"
        failed=1
    fi
}

# program PRESET: brings the program of a preset up to date and prints its path.
program() {
    local build="$TERRACE_ROOT/build/$1"
    [ -f "$build/build.ninja" ] || cmake --preset "$1" >&2
    ninja -C "$build" -j 2 terrace_program >&2
    echo "$build/bin/terrace"
}

same "this build" "$(digests "$TERRACE" 2)"
presets=(dev baseline)
if grep -qw avx2 /proc/cpuinfo; then
    presets+=(avx2)
else
    echo "skipped avx2: this processor lacks it"
fi
for preset in "${presets[@]}"; do
    built=$(program "$preset")
    same "build $preset" "$(digests "$built" 2)"
done
exit $failed
