#!/usr/bin/env bash
# Runs the commands that work on several threads under the thread sanitizer, and counts what it reports.
# Arguments: the command built with it, a folder for logs. Writes command, status, reports to rows.csv there.
set -euo pipefail
tool=$1
folder=$2
export TSAN_OPTIONS=exitcode=66
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
"$tool" simulate --series 3000 --points 6 --seed 1 >"$data/many.csv"
"$tool" simulate --series 60 --points 6 --seed 2 >"$data/few.csv"
status=0
check() {
  local code=0
  "$tool" "$@" >"$data/out" 2>"$data/err" || code=$?
  local reports
  reports=$(grep -c 'WARNING: ThreadSanitizer' "$data/err" || true)
  grep -A20 'WARNING: ThreadSanitizer' "$data/err" >>"$folder/reports" || true
  echo "\"${*//$data\//}\",$code,$reports" >>"$folder/rows.csv"
  [ "$reports" = 0 ] || status=1
}
for model in linear log-linear theil-sen random-walk-with-drift half-slope predictive; do
  check panel "$data/many.csv" --model "$model" --threads 4
done
check report "$data/few.csv" -o "$data/report"
check backtest "$data/few.csv"
check fit-prior "$data/few.csv"
check simulate --series 20000 --points 10 --seed 3
exit $status
