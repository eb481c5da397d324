#!/bin/sh
# Replays every history of a folder and compares the triggers with readings of the journeys' definitions that share no code with
# Tactus. Ends with 0 only if all are the same.
#
#   bench/scripts/compare-readings.sh DATA [OUT]
#
# DATA holds any of clickstream-*.csv.gz, purchases-*.csv.gz, stock-events-*.csv.gz. Needs app/target/tactus.jar and python3.
set -eu
cd "$(dirname "$0")/../.."
data=$1
out=${2:-bench/target/readings}
readings=bench/scripts/readings
mkdir -p "$out"
same=0

replay() { # OUT FILE...
  to=$1
  shift
  java -jar app/target/tactus.jar replay "$@" --assume-consent --out "$to" </dev/null >"$to.txt" 2>&1 || { cat "$to.txt"; exit 3; }
}

compare() { # READING REPLAY JOURNEY...
  python3 "$readings/compare.py" "$1" "$2" --journey "$3" ${4:+$4} ${5:+$5} || same=1
}

for file in "$data"/clickstream-*.csv.gz; do
  [ -e "$file" ] || continue
  name=$out/$(basename "$file" .csv.gz)
  echo "$file"
  python3 "$readings/abandoned_cart.py" "$file" >"$name.csv"
  replay "$name.ndjson" "$file"
  compare "$name.csv" "$name.ndjson" abandoned-cart
done

for file in "$data"/purchases-*.csv.gz; do
  [ -e "$file" ] || continue
  name=$out/$(basename "$file" .csv.gz)
  echo "$file"
  java bench/scripts/Consumables.java "$file" >"$name-products.csv"
  python3 "$readings/replenishment.py" "$file" --products "$name-products.csv" >"$name.csv"
  replay "$name.ndjson" "$file" --products "$name-products.csv"
  compare "$name.csv" "$name.ndjson" replenishment --tolerance 0.001
done

for file in "$data"/stock-events-*.csv.gz; do
  [ -e "$file" ] || continue
  for seed in 1 2; do
    name=$out/$(basename "$file" .csv.gz)-$seed
    echo "$file, alerts of seed $seed"
    java bench/scripts/Alerts.java "$file" $seed >"$name-alerts.ndjson"
    python3 "$readings/back_in_stock.py" "$file" "$name-alerts.ndjson" >"$name.csv"
    replay "$name.ndjson" "$file" "$name-alerts.ndjson"
    compare "$name.csv" "$name.ndjson" back-in-stock --only-sent
  done
done
exit $same
