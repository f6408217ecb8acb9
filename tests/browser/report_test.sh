#!/usr/bin/env bash
# A report in a real browser: both languages, every chart with the numbers of the page, tables, CSV, printing, no errors, no requests, no
# accessibility faults. Needs chromium, Node.js and the packages of analysis/report/web; skipped (77) without them.
set -eu -o pipefail
source "$(dirname "${BASH_SOURCE[0]}")/needs.sh"

cd "$TERRACE_ROOT"
"$TERRACE" compare scenarios/baseline.toml scenarios/yuli-land-transfer.toml scenarios/bohu-courtyard.toml \
    --months 30 --replicates 3 --progress none --quiet --out "$folder/study.h5" >/dev/null
"$TERRACE" report "$folder/study.h5" --out "$folder/report.html" --lang zh --quiet
WEB="$web" PAGE="$folder/report.html" SHOTS="${TERRACE_SHOTS:-$folder}" node "$TERRACE_ROOT/tests/browser/report.mjs"
