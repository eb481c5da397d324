"""An independent reading of the journey replenishment.

Usage:   python3 replenishment.py PURCHASES.csv[.gz] --products PRODUCTS.csv [--until T]
         python3 replenishment.py PURCHASES.csv[.gz] --products PRODUCTS.csv --explain CUSTOMER [--product P]
Output:  sorted CSV lines without a header: customer,product,step,triggeredAt - every trigger up to and including the last
         event of the file (or T). Counts go to stderr. With --explain, instead, the derivation of each passage by hand.

PRODUCTS.csv has the header product_id,consumable and may have days_supply (days that one unit lasts).

Readings:
  - Events are handled one by one in file order; m, v and the own d's are those known when the order is handled: the d that
    the order itself completes is in, one of a later line of the file at the same instant is not.
  - A refund takes its quantity off the customer's most recent earlier purchase lines of that product; what is left of a line
    counts, a day with nothing left is no purchase day. d's are always computed from what is left, so a refund changes the
    d's of later estimates. It does not change a passage that is under way. What no purchase covers is ignored.
  - d is in whole UTC calendar days; run-out = instant of the order + u x (quantity of that day so far, refunds off).
  - m and v are over the d's of all customers, the own included; v is the population variance.
  - "20 % of the interval": of u x quantity, the time from the purchase to the run-out.
  - All is exact (Fraction) but v, which is a float; where 2 s > u / 2 is close, it is decided exactly.
  - triggeredAt is rounded to the nearest millisecond.
"""
import argparse
import bisect
import collections
import csv
import math
import sys
from fractions import Fraction
from typing import NamedTuple, Optional

from history import (format_time, open_text, parse_time, print_csv, read_history, to_ns, utc_day)

STEP = "running-low"
FIFTH = Fraction(1, 5)
MOST_LEAD = Fraction(7)


class Line:
    """What is left of a purchase line after refunds."""

    def __init__(self, time, left):
        self.time, self.left = time, left


class Product:
    """The d's of one product over all customers, sorted."""

    def __init__(self, days_supply=None):
        self.days_supply = days_supply
        self.exact, self.floats = [], []
        self.cached = None

    def replace(self, old, new):
        """Exchange one customer's d's."""
        same = 0
        while same < len(old) and same < len(new) and old[same] == new[same]:
            same += 1
        for d in old[same:]:
            place = bisect.bisect_left(self.exact, d)
            del self.exact[place], self.floats[place]
        for d in new[same:]:
            place = bisect.bisect_left(self.exact, d)
            self.exact.insert(place, d)
            self.floats.insert(place, float(d))
        if old[same:] or new[same:]:
            self.cached = None

    def median(self):
        n = len(self.exact)
        if n == 0:
            return None
        return self.exact[n // 2] if n % 2 else (self.exact[n // 2 - 1] + self.exact[n // 2]) / 2

    def variance(self):
        """Population variance, as a float."""
        if self.cached is None:
            n = len(self.floats)
            mean = math.fsum(self.floats) / n
            self.cached = math.fsum([(d - mean) ** 2 for d in self.floats]) / n
        return self.cached

    def exact_variance(self):
        n = len(self.exact)
        mean = sum(self.exact) / n
        return sum((d - mean) ** 2 for d in self.exact) / n


class Estimate(NamedTuple):
    """u and s and where they come from; u None: nothing to go by."""
    own: tuple
    known: int                      # how many d's m is over
    m: Optional[Fraction]
    v: Optional[float]
    u: Optional[Fraction]
    s: Optional[float]
    predictable: bool
    source: str


class Passage:
    """One enrollment, from one order to what ends it."""

    def __init__(self, customer, product, event, bought, estimate):
        self.customer, self.product, self.begun, self.row = customer, product, event.time, event.row
        self.bought, self.estimate = bought, estimate
        self.triggered, self.ended, self.end = None, None, None
        if estimate.predictable:
            self.interval = estimate.u * bought             # days from the purchase to the run-out
            self.lead = self.lead_of(estimate.u, bought)
            self.run_out = event.time + to_ns(self.interval)
            self.due = event.time + to_ns(self.interval - self.lead)
            self.lapse = event.time + to_ns(self.interval + 2 * self.lead)
        else:
            self.leave("unpredictable", event.time)

    def lead_of(self, u, bought):
        return min(FIFTH * u * bought, MOST_LEAD)

    def leave(self, end, time):
        self.end, self.ended = end, time

    def run_timers(self, now):
        if self.end is None and self.triggered is None and self.due <= now:
            self.triggered = self.due
        if self.end is None and self.lapse <= now:
            self.leave("lapsed", self.lapse)


class Replenishment:
    passage_type = Passage

    def __init__(self, days_supply):
        """days_supply: {consumable product: days or None}"""
        self.products = {product: Product(days) for product, days in days_supply.items()}
        self.lines = collections.defaultdict(list)          # (customer, product) -> [Line], by time
        self.intervals = {}                                 # (customer, product) -> tuple of d
        self.open = {}                                      # (customer, product) -> Passage
        self.passages = []
        self.notes = collections.Counter()

    # --- purchases and refunds -> d's

    def days(self, key):
        """-> [(UTC day, quantity left)], without days that have nothing left"""
        by_day = collections.defaultdict(int)
        for line in self.lines[key]:
            by_day[utc_day(line.time)] += line.left
        return [(day, count) for day, count in sorted(by_day.items()) if count > 0]

    def update(self, key):
        days = self.days(key)
        new = tuple(Fraction(later - day) / count for (day, count), (later, _) in zip(days, days[1:]))
        self.products[key[1]].replace(self.intervals.get(key, ()), new)
        self.intervals[key] = new

    def take_off(self, key, count):
        """A refund: off the most recent lines first. -> what no purchase covers"""
        for line in reversed(self.lines[key]):
            taken = min(line.left, count)
            line.left -= taken
            count -= taken
        return count

    # --- the estimate

    def known(self, key):
        """-> (n, m, v) over the d's that m is taken of"""
        product = self.products[key[1]]
        n = len(product.exact)
        return (n, product.median(), product.variance()) if n else (0, None, None)

    def estimate(self, key):
        product, own = self.products[key[1]], self.intervals[key]
        known, m, v = self.known(key)
        n = len(own)
        if m is not None:
            u = (sum(own) + 2 * m) / (n + 2)            # n = 0: u = m
            source = "own and m" if n else "m"
        elif n >= 3:
            u, v, source = sum(own) / n, 0.0, "own mean"
        elif product.days_supply is not None:
            return Estimate(own, known, m, v, product.days_supply, 0.0, True, "days_supply")
        else:
            return Estimate(own, known, m, v, None, None, False, "nothing")
        s2 = (math.fsum(float(d - u) ** 2 for d in own) + 2 * v) / (n + 2)
        left, right = 16 * s2, float(u) ** 2              # 2 s > u / 2  <=>  16 s^2 > u^2
        if abs(left - right) <= 1e-9 * right:
            self.notes["close calls of 2 s > u / 2, decided exactly"] += 1
            left = 16 * (sum((d - u) ** 2 for d in own) + 2 * self.exact_v(key)) / (n + 2)
            right = u ** 2
        return Estimate(own, known, m, v, u, math.sqrt(s2), not left > right, source)

    def exact_v(self, key):
        return self.products[key[1]].exact_variance()

    # --- events

    def take(self, event):
        if event.name not in ("Order Completed", "Order Refunded"):
            return
        totals = collections.defaultdict(int)
        for product, count in event.lines:
            if product in self.products:
                totals[product] += count
        for product, count in totals.items():
            if count <= 0:
                continue
            key = (event.customer, product)
            if key in self.open:
                self.open[key].run_timers(event.time)       # timers before the events of an instant
            if event.name == "Order Refunded":
                self.refunded(event, key, count)
            else:
                self.ordered(event, key, count)

    def ordered(self, event, key, count):
        self.lines[key].append(Line(event.time, count))
        self.update(key)
        self.enter(event, key)

    def enter(self, event, key):
        previous = self.open.pop(key, None)
        if previous and previous.end is None:
            previous.leave("bought again", event.time)
        passage = self.passage_type(key[0], key[1], event, self.bought(event, key), self.estimate(key))
        self.passages.append(passage)
        if passage.end is None:
            self.open[key] = passage

    def bought(self, event, key):
        """On the day of the order, so far."""
        return dict(self.days(key))[utc_day(event.time)]

    def refunded(self, event, key, count):
        rest = self.take_off(key, count)
        self.notes["refund lines of consumables"] += 1
        if rest:
            self.notes["refunds not covered by earlier purchases"] += 1
        if rest < count:
            self.update(key)

    def finish(self, until):
        for passage in self.open.values():
            passage.run_timers(until)


def read_products(path):
    """-> {consumable product: days_supply or None}"""
    with open_text(path) as file:
        return {row["product_id"]: Fraction(row["days_supply"]) if row.get("days_supply") else None
                for row in csv.DictReader(file) if row["consumable"].strip().lower() in ("true", "1", "yes")}


def run(events, days_supply, until, journey=Replenishment):
    replenishment = journey(days_supply)
    for event in sorted(events, key=lambda e: e.time):
        if event.time <= until:
            replenishment.take(event)
    replenishment.finish(until)
    return replenishment


def triggers(replenishment):
    return [(p.customer, p.product, STEP, format_time(p.triggered)) for p in replenishment.passages if p.triggered]


def number(value):
    """A Fraction as itself and as a decimal."""
    text = f"{float(value):.6f}".rstrip("0").rstrip(".")
    return text if Fraction(text) == value else f"{value} = {text}"


def explain(p):
    e = p.estimate
    print(f"\n{p.product}: order of row {p.row} at {format_time(p.begun)}, bought on that day so far: {p.bought}")
    print(f"  own d's (n = {len(e.own)}): {', '.join(number(d) for d in e.own) or 'none'}")
    if e.m is not None:
        print(f"  product: {e.known} d's known, m = {number(e.m)}, v = {e.v:.6f}")
        print(f"  u = (sum d + 2 m) / (n + 2) = ({number(sum(e.own))} + 2 x {number(e.m)}) / {len(e.own) + 2}"
              f" = {number(e.u)}" if e.own else f"  u = m = {number(e.u)}")
    else:
        print(f"  no m; u from {e.source}" + (f" = {number(e.u)}" if e.u is not None else ""))
    if e.u is not None:
        print(f"  s = {e.s:.6f}; 2 s = {2 * e.s:.6f} {'<=' if e.predictable else '>'} u / 2 = {float(e.u / 2):.6f}")
    if e.predictable:
        print(f"  interval = u x {p.bought} = {number(p.interval)} days; run-out {format_time(p.run_out)}; "
              f"lead = min(20 %, 7) = {number(p.lead)} days; due {format_time(p.due)}; lapses {format_time(p.lapse)}")
        print(f"  triggered {format_time(p.triggered)}" if p.triggered else "  not triggered")
    print(f"  ended: {p.end} at {format_time(p.ended)}" if p.end else "  still open")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("purchases")
    parser.add_argument("--products", required=True)
    parser.add_argument("--until", type=parse_time)
    parser.add_argument("--explain", metavar="CUSTOMER")
    parser.add_argument("--product", help="with --explain, only this product")
    args = parser.parse_args()
    events, last = read_history(args.purchases)
    if last is None:
        return
    replenishment = run(events, read_products(args.products), last if args.until is None else args.until)
    if args.explain:
        for passage in replenishment.passages:
            if passage.customer == args.explain and args.product in (None, passage.product):
                explain(passage)
        return
    rows = triggers(replenishment)
    print_csv(rows)
    ends = collections.Counter(p.end or "open" for p in replenishment.passages)
    sources = collections.Counter(p.estimate.source for p in replenishment.passages)
    print(f"{len(rows)} triggers, {len(set(rows))} distinct lines; {len(replenishment.passages)} passages {dict(ends)}; "
          f"u from {dict(sources)}; {dict(replenishment.notes)}", file=sys.stderr)


if __name__ == "__main__":
    main()
