"""An independent reading of the journey back-in-stock, where every trigger is approved (sent) at once.

Usage:   python3 back_in_stock.py STOCK.csv[.gz] ALERTS.ndjson [--until T]
Output:  sorted CSV lines without a header: customer,product,triggeredAt - every trigger up to and including the last event
         of both files (or T). Counts go to stderr.

STOCK.csv: back_in_stock -> Product Restocked without a quantity (in stock, units unknown: a wave has 1 place), sold_out ->
stock 0; other rows say nothing (they only count for the time of the last event). ALERTS.ndjson: Segment track calls
Restock Alert Requested, Restock Alert Cancelled, Order Completed.

Readings:
  - The files are merged by time, stably: at one instant the stock's rows come first, then the alerts in file order.
  - A restock starts a wave at once, or, if there was a wave less than 1 h ago, 1 h after that one.
  - After a wave the next comes exactly 1 h later as long as the product is in stock, whether or not anybody waits then ("if
    there is any" is about stock); so who asks while it is in stock is told at the next full hour after the restock.
  - sold_out ends the waves. Timers due at an instant fire before the events of it: a wave due when it is sold out still goes.
  - Rank: time of the request, then customer (as text). Asking again while waiting changes nothing.
  - Asking again after having been told is a new request; asking again counts 90 days anew then.
  - Expiry: at request + 90 days exactly, before a wave of that instant.
  - Bought it: any Order Completed with the product after the request. What was told is over for us (7 days: exit told).

Products never touch, so each product's events are walked alone.
"""
import argparse
import collections
import csv
import sys
from typing import NamedTuple

from history import DAY, HOUR, format_time, open_text, parse_time, print_csv, read_ndjson

GAP = HOUR
EXPIRES = 90 * DAY

RESTOCKED, SOLD_OUT = "Product Restocked", "sold out"
REQUESTED, CANCELLED, ORDERED = "Restock Alert Requested", "Restock Alert Cancelled", "Order Completed"


class Happening(NamedTuple):
    time: int
    name: str
    product: str
    customer: str = ""


class Waves:
    """The process of one product."""

    def __init__(self):
        self.waiting = {}           # customer -> time of the request
        self.told = {}              # customer -> time told
        self.in_stock = False       # unknown counts as not in stock: no wave without a restock
        self.next_wave = None       # only while in stock
        self.last_wave = None
        self.triggers = []          # (customer, time)
        self.exits = collections.Counter()

    def take(self, happening):
        self.run_timers(happening.time)
        {RESTOCKED: self.restocked, SOLD_OUT: self.sold_out, REQUESTED: self.requested,
         CANCELLED: self.cancelled, ORDERED: self.ordered}[happening.name](happening)

    # --- timers

    def run_timers(self, now):
        """Fire, in order of time, what is due at or before now; expiry before a wave of the same instant."""
        while True:
            if self.next_wave is not None and not self.waiting and self.next_wave <= now:
                self.pass_empty_waves(now)
            expiry = min((time + EXPIRES for time in self.waiting.values()), default=None)
            due = min((time for time in (expiry, self.next_wave) if time is not None), default=None)
            if due is None or due > now:
                return
            if due == expiry:
                for customer in [c for c, time in self.waiting.items() if time + EXPIRES == due]:
                    del self.waiting[customer]
                    self.exits["expired"] += 1
            else:
                self.wave(due)

    def pass_empty_waves(self, now):
        """Waves that nobody waits for: only the time of the last one matters."""
        count = (now - self.next_wave) // GAP
        self.last_wave = self.next_wave + count * GAP
        self.next_wave = self.last_wave + GAP

    def wave(self, now):
        """Units unknown: 1 place."""
        self.last_wave, self.next_wave = now, now + GAP
        if self.waiting:
            customer = min(self.waiting, key=lambda each: (self.waiting[each], each))
            del self.waiting[customer]
            self.told[customer] = now
            self.triggers.append((customer, now))

    # --- events

    def restocked(self, happening):
        self.in_stock = True
        start = happening.time if self.last_wave is None else max(happening.time, self.last_wave + GAP)
        self.next_wave = start
        if start == happening.time:
            self.wave(start)

    def sold_out(self, happening):
        self.in_stock, self.next_wave = False, None

    def requested(self, happening):
        self.told.pop(happening.customer, None)
        self.waiting.setdefault(happening.customer, happening.time)

    def cancelled(self, happening):
        if self.waiting.pop(happening.customer, None) is not None:
            self.exits["cancelled"] += 1

    def ordered(self, happening):
        if self.waiting.pop(happening.customer, None) is not None:
            self.exits["converted before being told"] += 1


def read_stock(path):
    """-> (happenings, time of the last row). Rows that say nothing are left out."""
    names = {"back_in_stock": RESTOCKED, "sold_out": SOLD_OUT}
    found, last = [], None
    with open_text(path) as file:
        for row in csv.DictReader(file):
            time = parse_time(row["event_time"])
            last = time if last is None else max(last, time)
            if row["event_type"] in names:
                found.append(Happening(time, names[row["event_type"]], row["product_id"]))
    return found, last


def read_alerts(path):
    found, last = [], None
    for call in read_ndjson(path):
        time = parse_time(call["timestamp"])
        last = time if last is None else max(last, time)
        if call.get("type") != "track":
            continue
        customer = call.get("userId") or "anon:" + call["anonymousId"]
        properties = call.get("properties", {})
        if call["event"] in (REQUESTED, CANCELLED):
            found.append(Happening(time, call["event"], properties["product_id"], customer))
        elif call["event"] == ORDERED:
            for product in dict.fromkeys(line["product_id"] for line in properties["products"]):
                found.append(Happening(time, ORDERED, product, customer))
    return found, last


def run(happenings, until, waves=Waves):
    """-> {product: Waves}, at `until`."""
    products = collections.defaultdict(waves)
    for happening in sorted(happenings, key=lambda h: h.time):
        if happening.time <= until:
            products[happening.product].take(happening)
    for each in products.values():
        each.run_timers(until)
    return products


def triggers(products):
    return [(customer, product, format_time(time)) for product, each in products.items()
            for customer, time in each.triggers]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stock")
    parser.add_argument("alerts")
    parser.add_argument("--until", type=parse_time)
    args = parser.parse_args()
    (stock, last_stock), (alerts, last_alert) = read_stock(args.stock), read_alerts(args.alerts)
    until = args.until if args.until is not None else max(t for t in (last_stock, last_alert) if t is not None)
    products = run(stock + alerts, until)
    rows = triggers(products)
    print_csv(rows)
    exits = sum((each.exits for each in products.values()), collections.Counter())
    print(f"{len(rows)} triggers, {len(set(rows))} distinct lines; ended untold {dict(exits)}; "
          f"still waiting {sum(len(each.waiting) for each in products.values())}", file=sys.stderr)


if __name__ == "__main__":
    main()
