"""An independent reading of the journey abandoned-cart.

Usage:   python3 abandoned_cart.py CLICKSTREAM.csv[.gz] [--until T] [--exits]
Output:  sorted CSV lines without a header: customer,step,triggeredAt - every trigger up to and including the last event of
         the file (or T). Counts go to stderr. --exits prints customer,exit,exitedAt instead.

The CSV has no cart id, so a cart is "the customer's one open cart". Carts of different customers never touch, so each
customer's events are walked alone; before an event the timers that are due at or before its time fire.
"""
import argparse
import collections
import sys

from history import DAY, HOUR, format_time, parse_time, print_csv, read_history

IDLE = 4 * HOUR
WEEK = 7 * DAY


class Cart:
    """One enrollment."""

    def __init__(self, begun):
        self.begun = begun
        self.contents = {}
        self.state = "shopping"
        self.last_change = begun
        self.entered = begun            # when the present state was entered
        self.triggered = set()

    def due(self):
        """(time of the timer of this state)"""
        if self.state == "shopping":
            return self.last_change + IDLE
        if self.state == "reminded":
            return self.last_change + WEEK
        return self.entered + WEEK

    def change(self, time):
        self.last_change = self.entered = time
        self.state = "shopping"


class Shopper:
    """One customer's passages through the journey."""

    def __init__(self):
        self.cart = None
        self.triggers = []              # (step, time)
        self.exits = []                 # (exit, time)

    def take(self, event):
        """Timers due at an instant fire before the events of that instant."""
        self.run_timers(event.time)
        if event.name == "Product Added":
            self.added(event)
        elif event.name == "Product Removed":
            self.removed(event)
        elif event.name == "Order Completed":
            self.ordered(event)

    def run_timers(self, now):
        while self.cart and self.cart.due() <= now:
            cart, time = self.cart, self.cart.due()
            if cart.state == "shopping":
                cart.state, cart.entered = "reminded", time
                self.trigger("reminder-1", time)
            elif cart.state == "reminded":
                cart.state, cart.entered = "reminded-again", time
                self.trigger("reminder-2", time)
            else:
                self.leave("lapsed", time)

    def trigger(self, step, time):
        """A step already triggered in this enrollment is left out; the state moves all the same."""
        if step not in self.cart.triggered:
            self.cart.triggered.add(step)
            self.triggers.append((step, time))

    def leave(self, exit, time):
        self.cart = None
        self.exits.append((exit, time))

    def added(self, event):
        lines = [(product, count) for product, count in event.lines if count > 0]
        if not lines:
            return                      # a quantity of 0 changes nothing
        if self.cart is None:
            self.cart = Cart(event.time)
        for product, count in lines:
            self.cart.contents[product] = self.cart.contents.get(product, 0) + count
        self.cart.change(event.time)

    def removed(self, event):
        if self.cart is None:
            return
        changed = False
        for product, count in event.lines:
            have = self.cart.contents.get(product, 0)
            if have > 0 and count > 0:  # removing what is not there is no change
                changed = True
                self.cart.contents[product] = max(0, have - count)
        if not changed:
            return
        if any(self.cart.contents.values()):
            self.cart.change(event.time)
        else:
            self.leave("emptied", event.time)

    def ordered(self, event):
        """Converted if the order has a product that is in the cart now, and is not before the cart was begun."""
        if self.cart is None or event.time < self.cart.begun:
            return
        if any(self.cart.contents.get(product, 0) > 0 for product, _ in event.lines):
            self.leave("converted", event.time)


def run(events, until, shopper=Shopper):
    """-> {customer: Shopper}, at `until`."""
    shoppers = collections.defaultdict(shopper)
    for event in sorted(events, key=lambda e: e.time):
        if event.time <= until:
            shoppers[event.customer].take(event)
    for each in shoppers.values():
        each.run_timers(until)
    return shoppers


def triggers(shoppers):
    return [(customer, step, format_time(time)) for customer, each in shoppers.items() for step, time in each.triggers]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clickstream")
    parser.add_argument("--until", type=parse_time)
    parser.add_argument("--exits", action="store_true")
    args = parser.parse_args()
    events, last = read_history(args.clickstream)
    if last is None:
        return
    shoppers = run(events, last if args.until is None else args.until)
    rows = triggers(shoppers)
    exits = [(customer, exit, format_time(time)) for customer, each in shoppers.items() for exit, time in each.exits]
    print_csv(exits if args.exits else rows)
    print(f"{len(rows)} triggers {dict(sorted(collections.Counter(row[1] for row in rows).items()))}; exits "
          f"{dict(sorted(collections.Counter(row[1] for row in exits).items()))}; "
          f"open carts {sum(each.cart is not None for each in shoppers.values())}; distinct lines {len(set(rows))}",
          file=sys.stderr)


if __name__ == "__main__":
    main()
