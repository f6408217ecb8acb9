#!/usr/bin/env bash
# The document of a plan in a real browser: both languages, every chart, open tables, printing, no errors, no requests, no accessibility faults. The plan
# is invented (tests/support/small_plan.hpp). Needs chromium, Node.js and the packages of analysis/report/web; skipped (77) without them.
set -eu -o pipefail
web="$TERRACE_ROOT/analysis/report/web"
for need in node chromium; do
    command -v "$need" >/dev/null || { echo "skipped: $need is missing"; exit 77; }
done
[ -d "$web/node_modules/playwright-core" ] || { echo "skipped: the packages of $web are not installed"; exit 77; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
TERRACE_PLAN_DOCUMENTS="$folder" "$TERRACE_BUILD/tests/unit_tests" --gtest_filter=PlanDocument.writes_all_files_beside_the_plan >/dev/null
WEB="$web" PAGE="$folder/zh/plan.html" SHOTS="${TERRACE_SHOTS:-$folder}" node "$TERRACE_ROOT/tests/browser/plan.mjs"
