"""Constructed histories for back_in_stock.py, and compare.py's counting.   Usage: python3 -m unittest   (in this folder)"""
import json
import os
import tempfile
import unittest

import compare
from back_in_stock import CANCELLED, ORDERED, REQUESTED, RESTOCKED, SOLD_OUT, Happening, run
from history import format_time, parse_time


def at(day, clock="10:00:00"):
    return f"2024-{1 + (day - 1) // 31:02d}-{1 + (day - 1) % 31:02d}T{clock}Z"


def walk(*rows, until="2024-12-31T00:00:00Z"):
    """rows: (time, name[, customer]) of product p -> ['customer month-dayTtime']"""
    happenings = [Happening(parse_time(time), name, "p", *customer) for time, name, *customer in rows]
    products = run(happenings, parse_time(until))
    return [f"{customer} {format_time(time)[5:-1]}" for customer, time in products["p"].triggers]


class Waves(unittest.TestCase):
    def test_one_place_then_an_hour(self):
        self.assertEqual(walk((at(1), REQUESTED, "b"), (at(2), REQUESTED, "a"), (at(3), RESTOCKED)),
                         ["b 01-03T10:00:00", "a 01-03T11:00:00"])

    def test_at_equal_times_by_customer(self):
        self.assertEqual(walk((at(1), REQUESTED, "b"), (at(1), REQUESTED, "a"), (at(3), RESTOCKED)),
                         ["a 01-03T10:00:00", "b 01-03T11:00:00"])

    def test_sold_out_ends_it_and_a_restock_goes_on(self):
        rows = [(at(1), REQUESTED, "a"), (at(1), REQUESTED, "b"), (at(3), RESTOCKED), (at(3, "10:30:00"), SOLD_OUT)]
        self.assertEqual(walk(*rows), ["a 01-03T10:00:00"])
        self.assertEqual(walk(*rows, (at(4), RESTOCKED)), ["a 01-03T10:00:00", "b 01-04T10:00:00"])

    def test_a_restock_within_the_hour_waits_for_it(self):
        rows = [(at(1), REQUESTED, "a"), (at(1), REQUESTED, "b"), (at(3), RESTOCKED), (at(3, "10:30:00"), SOLD_OUT),
                (at(3, "10:40:00"), RESTOCKED)]
        self.assertEqual(walk(*rows), ["a 01-03T10:00:00", "b 01-03T11:00:00"])

    def test_a_wave_due_when_it_is_sold_out_goes(self):
        self.assertEqual(walk((at(1), REQUESTED, "a"), (at(1), REQUESTED, "b"), (at(3), RESTOCKED), (at(3, "11:00:00"), SOLD_OUT)),
                         ["a 01-03T10:00:00", "b 01-03T11:00:00"])

    def test_asking_while_in_stock_waits_for_the_next_full_hour(self):
        self.assertEqual(walk((at(3), RESTOCKED), (at(4, "12:20:00"), REQUESTED, "a")), ["a 01-04T13:00:00"])
        self.assertEqual(walk((at(3), RESTOCKED), (at(4, "12:00:00"), REQUESTED, "a")), ["a 01-04T13:00:00"])

    def test_up_to_and_including_until(self):
        rows = [(at(1), REQUESTED, "a"), (at(1), REQUESTED, "b"), (at(3), RESTOCKED)]
        self.assertEqual(len(walk(*rows, until=at(3, "11:00:00"))), 2)
        self.assertEqual(len(walk(*rows, until=at(3, "10:59:59"))), 1)

    def test_unknown_stock_starts_nothing(self):
        self.assertEqual(walk((at(1), REQUESTED, "a"), (at(3), SOLD_OUT)), [])


class Requests(unittest.TestCase):
    def test_told_once(self):
        self.assertEqual(walk((at(1), REQUESTED, "a"), (at(2), RESTOCKED), (at(3), SOLD_OUT), (at(4), RESTOCKED)),
                         ["a 01-02T10:00:00"])

    def test_asking_again_while_waiting_keeps_the_rank(self):
        self.assertEqual(walk((at(1), REQUESTED, "b"), (at(2), REQUESTED, "a"), (at(3), REQUESTED, "b"), (at(4), RESTOCKED)),
                         ["b 01-04T10:00:00", "a 01-04T11:00:00"])

    def test_asking_again_after_being_told_is_a_new_request(self):
        self.assertEqual(walk((at(1), REQUESTED, "a"), (at(2), RESTOCKED), (at(3), SOLD_OUT), (at(4), REQUESTED, "a"), (at(5), RESTOCKED)),
                         ["a 01-02T10:00:00", "a 01-05T10:00:00"])

    def test_cancelled_or_bought(self):
        for name in (CANCELLED, ORDERED):
            self.assertEqual(walk((at(1), REQUESTED, "a"), (at(1), REQUESTED, "b"), (at(2), name, "a"), (at(3), RESTOCKED)),
                             ["b 01-03T10:00:00"])

    def test_ninety_days_exactly(self):
        self.assertEqual(walk((at(1), REQUESTED, "a"), ("2024-03-31T09:59:59Z", RESTOCKED)), ["a 03-31T09:59:59"])
        self.assertEqual(walk((at(1), REQUESTED, "a"), ("2024-03-31T10:00:00Z", RESTOCKED)), [])


class Compare(unittest.TestCase):
    def difference(self, reading, judgements, journey="replenishment", tolerance=0):
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, name) for name in ("o.csv", "r.ndjson")]
            for path, lines in zip(paths, (reading, [json.dumps(judgement) for judgement in judgements])):
                with open(path, "w") as file:
                    file.writelines(line + "\n" for line in lines)
            names, ours = compare.read_reading(paths[0], journey)
            theirs, _ = compare.read_replay(paths[1], journey, names)
            return compare.differences(ours, theirs, tolerance)

    def judgement(self, **changes):
        return {"customerId": "a", "journey": "replenishment", "step": "running-low", "subject": "p",
                "triggeredAt": "2024-01-01T00:00:00Z", "decidedAt": "2024-01-01T00:00:00Z", "answer": "hold"} | changes

    def test_held_ones_and_other_journeys(self):
        self.assertEqual(self.difference(["a,p,running-low,2024-01-01T00:00:00Z"],
                         [self.judgement(), self.judgement(answer="send"), self.judgement(journey="x", customerId="b")]), ([], []))

    def test_missing_extra_and_tolerance(self):
        reading, replay = ["a,p,running-low,2024-01-01T00:00:01Z"], [self.judgement(triggeredAt="2024-01-01T00:00:00.500Z")]
        missing, extra = self.difference(reading, replay)
        self.assertEqual((len(missing), len(extra)), (1, 1))
        self.assertEqual(self.difference(reading, replay, tolerance=500_000_000), ([], []))

    def test_without_subject_or_step(self):
        self.assertEqual(self.difference(["a,p,2024-01-01T00:00:00Z"], [self.judgement(journey="back-in-stock", step="back")],
                                         "back-in-stock"), ([], []))
        self.assertEqual(self.difference(["customer,step,triggeredAt", "a,running-low,2024-01-01T00:00:00.000Z"],
                                         [self.judgement()]), ([], []))


if __name__ == "__main__":
    unittest.main()
