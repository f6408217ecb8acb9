# Sourced by the browser tests: sets $web and a temporary $folder; ends the test as skipped (77) where something is missing.
web="$TERRACE_ROOT/analysis/report/web"
for need in node chromium; do
    command -v "$need" >/dev/null || { echo "skipped: $need is missing"; exit 77; }
done
[ -d "$web/node_modules/playwright-core" ] || { echo "skipped: the packages of $web are not installed"; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
