#!/usr/bin/env bash
# Makes docs/pictures/report.png, the picture of a report in README.md, from README's first command: tests/browser/report_picture.sh
# Needs chromium, Node.js and the packages of analysis/report/web, and a built program ($TERRACE, or ./terrace).
set -eu -o pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
terrace=${TERRACE:-$root/terrace}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$root"
"$terrace" compare scenarios/baseline.toml scenarios/yuli-land-transfer.toml scenarios/bohu-courtyard.toml --progress none --quiet --out "$folder/study.h5" >/dev/null
"$terrace" report "$folder/study.h5" --out "$folder/report.html" --quiet
mkdir -p docs/pictures
WEB="$root/analysis/report/web" PAGE="$folder/report.html" LAST_FIGURE=gross-net PICTURE="$root/docs/pictures/report.png" node tests/browser/top_of_page.mjs
echo "wrote docs/pictures/report.png"
