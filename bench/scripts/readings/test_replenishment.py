"""Constructed histories for replenishment.py, and a slow second derivation of random ones.

Usage: python3 -m unittest   (in this folder)
"""
import random
import statistics
import unittest
from fractions import Fraction

import replenishment
from history import DAY, Event, format_time, parse_time, to_ns

ORDER, REFUND = "Order Completed", "Order Refunded"
FIRST = parse_time("2024-01-01T00:00:00Z")


def history(*rows):
    """rows: (day, customer, name, quantity[, clock hours]) of product p"""
    return sorted((Event(FIRST + row[0] * DAY + (row[4] if len(row) > 4 else 9) * DAY // 24, number, row[1], row[2],
                         (("p", row[3]),)) for number, row in enumerate(rows, 1)), key=lambda event: event.time)


def run(*rows, until=400, days_supply=None):
    return replenishment.run(history(*rows), {"p": days_supply}, FIRST + until * DAY)


def slow(events, until):
    """The same definition in another shape: for every order all prefixes anew. -> [(customer, due or None)]"""
    due, passages = {}, []
    for end, event in enumerate(events, 1):
        known = {}                                          # customer -> [[day, quantity], ...] one per line
        for past in events[:end]:
            lines = known.setdefault(past.customer, [])
            count = past.lines[0][1]
            if past.name == ORDER:
                lines.append([past.time // DAY, count])
            else:
                while count and lines:
                    taken = min(lines[-1][1], count)
                    lines[-1][1] -= taken
                    count -= taken
                    if not lines[-1][1]:
                        lines.pop()
        every = {}
        for customer, lines in known.items():
            days = sorted({day for day, _ in lines})
            total = {day: sum(count for each, count in lines if each == day) for day in days}
            every[customer] = [Fraction(b - a, total[a]) for a, b in zip(days, days[1:])]
        if event.name == REFUND:
            continue
        if event.customer in due:
            passages.append((event.customer, due.pop(event.customer)[0]))
        product, own = [d for ds in every.values() for d in ds], every[event.customer]
        if not product:
            passages.append((event.customer, None))
            continue
        m, v, n = statistics.median(product), statistics.pvariance(product), len(own)
        u = (sum(own) + 2 * m) / (n + 2) if own else m
        s2 = (sum((d - u) ** 2 for d in own) + 2 * v) / (n + 2)
        if 4 * s2 > u * u / 4:
            passages.append((event.customer, None))
            continue
        bought = sum(count for day, count in known[event.customer] if day == event.time // DAY)
        days = u * bought - min(u * bought / 5, 7)
        due[event.customer] = (event.time + to_ns(days),)
    passages += [(customer, time) for customer, (time,) in due.items()]
    # a passage that was bought again before its time was not triggered
    return passages


class ByHand(unittest.TestCase):
    def test_nothing_known_is_unpredictable(self):
        self.assertEqual([p.end for p in run((1, "ann", ORDER, 1)).passages], ["unpredictable"])

    def test_days_supply_is_per_unit_and_exact(self):
        passage, = run((1, "ann", ORDER, 2), days_supply=Fraction(10)).passages
        self.assertEqual((format_time(passage.run_out), format_time(passage.triggered), format_time(passage.ended)),
                         ("2024-01-22T09:00:00Z", "2024-01-18T09:00:00Z", "2024-01-30T09:00:00Z"))

    def test_lead_is_at_most_seven_days(self):
        passage, = run((1, "ann", ORDER, 10), days_supply=Fraction(10)).passages
        self.assertEqual((passage.lead, format_time(passage.triggered)), (7, "2024-04-04T09:00:00Z"))

    def test_own_and_product(self):
        # bob: 20 days for 2 units, d = 10. ann: 12 days for 1 unit, d = 12. At ann's second order m = 11, v = 1.
        found = run((0, "bob", ORDER, 2), (1, "ann", ORDER, 1), (13, "ann", ORDER, 1, 8), (20, "bob", ORDER, 1), until=14)
        self.assertEqual(found.passages[-1].estimate.m, 12)            # bob's d is not known yet
        found = run((0, "bob", ORDER, 2), (20, "bob", ORDER, 1), (31, "ann", ORDER, 1), (43, "ann", ORDER, 3))
        passage = found.passages[-1]
        self.assertEqual((passage.estimate.m, passage.estimate.v, passage.estimate.u), (11, 1.0, Fraction(34, 3)))
        self.assertAlmostEqual(passage.estimate.s ** 2, (Fraction(2, 3) ** 2 + 2) / 3)
        self.assertEqual((passage.interval, passage.lead), (34, Fraction(34, 5)))

    def test_orders_of_one_day_are_one_and_the_later_starts_over(self):
        found = run((0, "ann", ORDER, 1, 9), (0, "ann", ORDER, 2, 20), (30, "ann", ORDER, 1))
        self.assertEqual(found.passages[-1].estimate.own, (10,))
        found = run((0, "ann", ORDER, 1, 9), (0, "ann", ORDER, 2, 20), days_supply=Fraction(10))
        self.assertEqual([(p.bought, p.end) for p in found.passages], [(1, "bought again"), (3, "lapsed")])
        self.assertEqual(format_time(found.passages[-1].run_out), "2024-01-31T20:00:00Z")

    def test_days_are_calendar_days(self):
        found = run((0, "ann", ORDER, 1, 23), (1, "ann", ORDER, 1, 1))
        self.assertEqual(found.passages[-1].estimate.own, (1,))

    def test_wide_errors_are_unpredictable_and_equality_is_not(self):
        # m = 10 and no own: s^2 = v. 2 s > u / 2 <=> s > 2.5
        rows = [(0, "a", ORDER, 2), (15, "a", ORDER, 1), (100, "b", ORDER, 2), (125, "b", ORDER, 1)]     # d = 7.5, 12.5
        self.assertEqual(run(*rows, (200, "ann", ORDER, 1)).passages[-1].end, "lapsed")                  # s = 2.5 = u / 4
        rows[1] = (14, "a", ORDER, 1)
        self.assertEqual(run(*rows, (200, "ann", ORDER, 1)).passages[-1].end, "unpredictable")

    def test_a_timer_fires_before_the_order_of_its_instant(self):
        found = run((1, "ann", ORDER, 1), (9, "ann", ORDER, 1), days_supply=Fraction(10))
        self.assertEqual([format_time(p.triggered) for p in found.passages[:1]], ["2024-01-10T09:00:00Z"])

    def test_refunds_come_off_the_latest_lines(self):
        found = run((0, "ann", ORDER, 4), (10, "ann", ORDER, 2), (12, "ann", REFUND, 3), (30, "ann", ORDER, 1))
        self.assertEqual(found.passages[-1].estimate.own, (10,))       # 30 days / 3 units; the day of 2 is gone
        self.assertEqual(found.products["p"].exact, [10])

    def test_a_refund_before_any_purchase_is_ignored(self):
        found = run((0, "ann", REFUND, 4), (10, "ann", ORDER, 2), (30, "ann", ORDER, 1))
        self.assertEqual(found.passages[-1].estimate.own, (10,))

    def test_a_refund_leaves_the_passage_under_way_alone(self):
        passage, = run((1, "ann", ORDER, 2), (2, "ann", REFUND, 2), days_supply=Fraction(10)).passages
        self.assertEqual(passage.end, "lapsed")


class Slowly(unittest.TestCase):
    def test_random_histories(self):
        for seed in range(60):
            dice = random.Random(seed)
            rows = []
            for customer in "abcd"[:dice.randint(1, 4)]:
                day = dice.randint(0, 9)
                for _ in range(dice.randint(1, 12)):
                    rows.append((day, customer, dice.choice([ORDER] * 6 + [REFUND]), dice.randint(1, 3), dice.randint(0, 23)))
                    day += dice.choice([0, 1, 9, 10, 10, 10, 11])
            events, until = history(*rows), FIRST + 1000 * DAY
            fast = replenishment.run(events, {"p": None}, until)
            mine = sorted((p.customer, p.due if p.estimate.predictable else 0) for p in fast.passages)
            theirs = sorted((customer, time or 0) for customer, time in slow(events, until))
            self.assertEqual(mine, theirs, f"seed {seed}")


if __name__ == "__main__":
    unittest.main()
