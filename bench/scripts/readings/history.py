"""Shared by these scripts: reading a history, and time.

Times are integers, nanoseconds since 1970 UTC. A history is a list of Event, stably sorted by time (file order kept within
an instant). No usage of its own; see abandoned_cart.py, replenishment.py, back_in_stock.py.
"""
import csv
import gzip
import io
import json
import sys
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from typing import NamedTuple

SECOND = 1_000_000_000
HOUR = 3600 * SECOND
DAY = 24 * HOUR
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)

NAMES = {"view": "Product Viewed", "cart": "Product Added", "wishlist": "Product Added to Wishlist",
         "remove_from_cart": "Product Removed", "purchase": "Order Completed", "return": "Order Refunded"}


class Event(NamedTuple):
    time: int
    row: int            # of the file, 1 = first after the header
    customer: str
    name: str
    lines: tuple        # ((product, quantity), ...)


def parse_time(text):
    """RFC 3339 (Z or an offset, up to nine decimals) -> ns."""
    text = text.strip().replace("z", "Z").replace("t", "T")
    offset = 0
    if text.endswith("Z"):
        text = text[:-1]
    else:
        sign = {"+": 1, "-": -1}[text[-6]]
        offset = sign * (int(text[-5:-3]) * 60 + int(text[-2:])) * 60
        text = text[:-6]
    whole, _, decimals = text.partition(".")
    moment = datetime.fromisoformat(whole).replace(tzinfo=timezone.utc)
    since = moment - EPOCH
    return (since.days * 86400 + since.seconds - offset) * SECOND + int((decimals + "000000000")[:9])


def format_time(ns):
    """ns -> RFC 3339 UTC with Z; 0, 3, 6 or 9 decimals, as few as are exact."""
    seconds, rest = divmod(ns, SECOND)
    text = (EPOCH + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S")
    if rest:
        decimals = f"{rest:09d}"
        while decimals.endswith("000"):
            decimals = decimals[:-3]
        text += "." + decimals
    return text + "Z"


def utc_day(ns):
    return ns // DAY


def to_ns(days):
    """Days (Fraction) -> ns, rounded to the nearest millisecond."""
    return round(Fraction(days) * 86_400_000) * 1_000_000


def open_text(path):
    with open(path, "rb") as probe:
        zipped = probe.read(2) == b"\x1f\x8b"
    raw = gzip.open(path, "rb") if zipped else open(path, "rb")
    return io.TextIOWrapper(raw, encoding="utf-8", newline="")


def quantity(text):
    """Empty -> 1. Whole numbers as int, others exact."""
    if text is None or text.strip() == "":
        return 1
    value = Fraction(text.strip())
    return int(value) if value.denominator == 1 else value


def read_history(path):
    """A clickstream or purchases CSV -> (events, time of the last event).

    All purchase lines of one user, time and session are one order, placed where its first line is; without a session each
    line is an order.
    """
    events, orders = [], {}
    with open_text(path) as file:
        for number, row in enumerate(csv.DictReader(file), 1):
            time, customer = parse_time(row["event_time"]), row["user_id"]
            name, line = NAMES[row["event_type"]], (row["product_id"], quantity(row["quantity"]))
            session = row.get("session_id")
            if name == "Order Completed" and session:
                key = (customer, time, session)
                if key in orders:
                    place = orders[key]
                    events[place] = events[place]._replace(lines=events[place].lines + (line,))
                    continue
                orders[key] = len(events)
            events.append(Event(time, number, customer, name, (line,)))
    events.sort(key=lambda event: event.time)        # Python's sort is stable
    return events, events[-1].time if events else None


def read_ndjson(path):
    with open_text(path) as file:
        return [json.loads(line) for line in file if line.strip()]


def print_csv(rows, out=None):
    """No header: the lines are the set."""
    writer = csv.writer(out or sys.stdout, lineterminator="\n")
    writer.writerows(sorted(rows))
