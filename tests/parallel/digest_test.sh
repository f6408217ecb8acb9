#!/usr/bin/env bash
# One study of all measures has one digest: for 1, 2 and 4 threads, with and without FMA and AVX2 in the C library. Other builds of the
# program are compared by digest_builds_long_test.sh.
set -eu -o pipefail
shopt -s inherit_errexit
cd "$TERRACE_ROOT"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
expected=""

# digests PROGRAM THREADS: the digests of a short study, joined by spaces.
digests() {
    "$1" run scenarios/factual.toml --replicates 1 --months 24 --threads "$2" \
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

for threads in 1 2 4; do
    same "$threads threads" "$(digests "$TERRACE" $threads)"
done
same "C library without FMA and AVX2" \
    "$(GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-AVX2_Usable,-AVX2 digests "$TERRACE" 2)"

exit $failed
