#!/usr/bin/env bash
# A report in a real browser: both languages, every chart with the numbers of the page, tables, CSV, printing, no errors, no requests, no
# accessibility faults. Needs chromium, Node.js and the packages of analysis/report/web; skipped (77) without them.
set -eu -o pipefail
web="$TERRACE_ROOT/analysis/report/web"
for need in node chromium; do
    command -v "$need" >/dev/null || { echo "skipped: $need is missing"; exit 77; }
done
[ -d "$web/node_modules/playwright-core" ] || { echo "skipped: the packages of $web are not installed"; exit 77; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$TERRACE_ROOT"
"$TERRACE" compare scenarios/baseline.toml scenarios/yuli-land-transfer.toml scenarios/bohu-courtyard.toml \
    --months 30 --replicates 3 --progress none --quiet --out "$folder/study.h5" >/dev/null
"$TERRACE" report "$folder/study.h5" --out "$folder/report.html" --lang zh --quiet
WEB="$web" PAGE="$folder/report.html" SHOTS="${TERRACE_SHOTS:-$folder}" node "$TERRACE_ROOT/tests/browser/report.mjs"
