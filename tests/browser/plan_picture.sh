#!/usr/bin/env bash
# Makes docs/pictures/plan.png, the picture of a plan in README.md, from the command there: tests/browser/plan_picture.sh [PLAN FOLDER]
# With a folder, the document that lies in it is used instead of a new search of some minutes. Needs chromium, Node.js and the packages of
# analysis/report/web, and a built program ($TERRACE, or ./terrace).
set -eu -o pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
terrace=${TERRACE:-$root/terrace}
cd "$root"
if [ $# -gt 0 ]; then
    document=$(cd "$1" && pwd)
else
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    "$terrace" plan scenarios/plans/bohu.toml --out "$folder/bohu-plan.h5" --progress none --quiet >/dev/null
    document=$folder/bohu-plan
fi
mkdir -p docs/pictures
WEB="$root/analysis/report/web" PAGE="$document/plan.html" LAST_FIGURE=tiers PICTURE="$root/docs/pictures/plan.png" node tests/browser/top_of_page.mjs
echo "wrote docs/pictures/plan.png"
