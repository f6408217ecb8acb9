#!/usr/bin/env bash
# The document of a plan in a real browser: both languages, every chart, open tables, printing, no errors, no requests, no accessibility faults. The plan
# is invented (tests/support/small_plan.hpp). Needs chromium, Node.js and the packages of analysis/report/web; skipped (77) without them.
set -eu -o pipefail
source "$(dirname "${BASH_SOURCE[0]}")/needs.sh"

TERRACE_PLAN_DOCUMENTS="$folder" "$TERRACE_BUILD/tests/unit_tests" --gtest_filter=PlanDocument.writes_all_files_beside_the_plan >/dev/null
WEB="$web" PAGE="$folder/zh/plan.html" SHOTS="${TERRACE_SHOTS:-$folder}" node "$TERRACE_ROOT/tests/browser/plan.mjs"
