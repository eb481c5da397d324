"""Constructed histories for abandoned_cart.py.   Usage: python3 -m unittest   (in this folder)"""
import gzip
import os
import subprocess
import sys
import tempfile
import unittest

import abandoned_cart
from history import Event, format_time, parse_time, read_history

ADD, REMOVE, ORDER, VIEW = "Product Added", "Product Removed", "Order Completed", "Product Viewed"
END = "2024-12-31T00:00:00Z"


def history(*rows):
    """rows: (time, name, product[, quantity][, customer])"""
    return [Event(parse_time(time), number, rest[1] if len(rest) > 1 else "ann", name,
                  ((product, rest[0] if rest else 1),)) for number, (time, name, product, *rest) in enumerate(rows, 1)]


def walk(*rows, until=END, customer="ann"):
    """-> (triggers, exits) of one customer, as 'what time' texts without year and seconds"""
    shopper = abandoned_cart.run(history(*rows), parse_time(until))[customer]
    text = lambda pairs: [f"{what} {format_time(time)[5:]}" for what, time in pairs]
    return text(shopper.triggers), text(shopper.exits)


def at(day, clock="10:00:00"):
    return f"2024-03-{day:02d}T{clock}Z"


class Idle(unittest.TestCase):
    def test_four_hours_after_the_last_change(self):
        self.assertEqual(walk((at(1), ADD, "a"), until=at(2))[0], ["reminder-1 03-01T14:00:00Z"])

    def test_up_to_and_including_until(self):
        self.assertEqual(walk((at(1), ADD, "a"), until=at(1, "14:00:00"))[0], ["reminder-1 03-01T14:00:00Z"])
        self.assertEqual(walk((at(1), ADD, "a"), until=at(1, "13:59:59.999999999"))[0], [])

    def test_every_change_restarts_the_timer(self):
        self.assertEqual(walk((at(1, "10:00:00"), ADD, "a"), (at(1, "13:59:59"), ADD, "b"), (at(1, "17:00:00"), REMOVE, "b"),
                              until=at(2))[0], ["reminder-1 03-01T21:00:00Z"])

    def test_more_of_the_same_is_a_change(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(1, "11:00:00"), ADD, "a"), until=at(2))[0],
                         ["reminder-1 03-01T15:00:00Z"])

    def test_looking_is_no_change(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(1, "12:00:00"), VIEW, "a"), until=at(2))[0],
                         ["reminder-1 03-01T14:00:00Z"])

    def test_other_customers_do_not_matter(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(1, "12:00:00"), ADD, "a", 1, "bob"), (at(1, "13:00:00"), ORDER, "a", 1, "bob"),
                              until=at(2)), (["reminder-1 03-01T14:00:00Z"], []))

    def test_fractions_of_a_second_are_kept(self):
        self.assertEqual(walk((at(1, "10:00:00.123"), ADD, "a"), until=at(2))[0], ["reminder-1 03-01T14:00:00.123Z"])

    def test_only_adding_enters(self):
        self.assertEqual(walk((at(1), REMOVE, "a"), (at(1), ORDER, "a"), (at(1), VIEW, "a")), ([], []))


class SevenDays(unittest.TestCase):
    def test_exactly_seven_days_after_the_last_change_not_after_reminder_1(self):
        self.assertEqual(walk((at(1), ADD, "a"), until=at(8))[0], ["reminder-1 03-01T14:00:00Z", "reminder-2 03-08T10:00:00Z"])
        self.assertEqual(walk((at(1), ADD, "a"), until=at(8, "09:59:59"))[0], ["reminder-1 03-01T14:00:00Z"])

    def test_across_the_change_to_summer_time_days_are_24_hours(self):
        self.assertEqual(walk((at(28), ADD, "a"), until=END)[0][1], "reminder-2 04-04T10:00:00Z")

    def test_lapses_seven_days_later(self):
        triggers, exits = walk((at(1), ADD, "a"))
        self.assertEqual((len(triggers), exits), (2, ["lapsed 03-15T10:00:00Z"]))

    def test_after_lapsing_adding_begins_a_new_enrollment(self):
        triggers, exits = walk((at(1), ADD, "a"), (at(16), ADD, "b"), until=at(17))
        self.assertEqual(triggers[2:], ["reminder-1 03-16T14:00:00Z"])

    def test_after_lapsing_the_contents_are_gone(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(16), ADD, "b"), (at(16), ORDER, "a"))[1],
                         ["lapsed 03-15T10:00:00Z", "lapsed 03-30T10:00:00Z"])

    def test_after_lapsing_an_order_converts_nothing(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(16), ORDER, "a"))[1], ["lapsed 03-15T10:00:00Z"])


class Removing(unittest.TestCase):
    def test_what_is_not_there_is_no_change(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(1, "12:00:00"), REMOVE, "b"), until=at(2)),
                         (["reminder-1 03-01T14:00:00Z"], []))

    def test_what_is_not_there_any_more_is_no_change(self):
        rows = [(at(1), ADD, "a"), (at(1), ADD, "b"), (at(1, "11:00:00"), REMOVE, "b"), (at(1, "12:00:00"), REMOVE, "b")]
        self.assertEqual(walk(*rows, until=at(2))[0], ["reminder-1 03-01T15:00:00Z"])

    def test_in_reminded_does_not_go_back_to_shopping(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(3), REMOVE, "b"), until=at(9))[0],
                         ["reminder-1 03-01T14:00:00Z", "reminder-2 03-08T10:00:00Z"])

    def test_the_last_one_empties(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(1, "11:00:00"), REMOVE, "a")), ([], ["emptied 03-01T11:00:00Z"]))

    def test_one_of_two_does_not_empty(self):
        self.assertEqual(walk((at(1), ADD, "a", 2), (at(1, "11:00:00"), REMOVE, "a"), until=at(2)),
                         (["reminder-1 03-01T15:00:00Z"], []))

    def test_more_than_there_is_never_goes_below_zero(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(1), ADD, "b"), (at(1, "11:00:00"), REMOVE, "a", 5),
                              (at(1, "12:00:00"), ADD, "a"), (at(1, "13:00:00"), REMOVE, "b"), until=at(2)),
                         (["reminder-1 03-01T17:00:00Z"], []))
        self.assertEqual(walk((at(1), ADD, "a"), (at(1, "11:00:00"), REMOVE, "a", 5)), ([], ["emptied 03-01T11:00:00Z"]))

    def test_emptied_in_reminded_and_reminded_again(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(3), REMOVE, "a"))[1], ["emptied 03-03T10:00:00Z"])
        self.assertEqual(walk((at(1), ADD, "a"), (at(9), REMOVE, "a"))[1], ["emptied 03-09T10:00:00Z"])

    def test_after_being_emptied_a_new_enrollment_has_all_steps(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(2), REMOVE, "a"), (at(3), ADD, "a"), until=at(4))[0],
                         ["reminder-1 03-01T14:00:00Z", "reminder-1 03-03T14:00:00Z"])


class Converting(unittest.TestCase):
    def test_a_product_that_is_in_the_cart(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(1, "11:00:00"), ORDER, "a")), ([], ["converted 03-01T11:00:00Z"]))

    def test_another_product_does_not(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(1, "11:00:00"), ORDER, "b"), until=at(2)),
                         (["reminder-1 03-01T14:00:00Z"], []))

    def test_a_product_that_was_taken_out_does_not(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(1), ADD, "b"), (at(1, "11:00:00"), REMOVE, "a"),
                              (at(1, "12:00:00"), ORDER, "a"), until=at(2)), (["reminder-1 03-01T15:00:00Z"], []))

    def test_a_product_that_is_put_in_later_does_not(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(1, "11:00:00"), ORDER, "b"), (at(1, "12:00:00"), ADD, "b"), until=at(2)),
                         (["reminder-1 03-01T16:00:00Z"], []))

    def test_an_order_before_the_cart_was_begun_does_not(self):
        self.assertEqual(walk((at(1), ORDER, "a"), (at(1, "11:00:00"), ADD, "a"), until=at(2)),
                         (["reminder-1 03-01T15:00:00Z"], []))

    def test_one_of_many_in_cart_and_order_is_enough(self):
        rows = history((at(1), ADD, "a"), (at(1), ADD, "b"))
        rows.append(Event(parse_time(at(1, "11:00:00")), 3, "ann", ORDER, (("x", 1), ("b", 1))))
        shopper = abandoned_cart.run(rows, parse_time(END))["ann"]
        self.assertEqual((shopper.triggers, [what for what, _ in shopper.exits]), ([], ["converted"]))

    def test_in_any_state(self):
        for day in (3, 9):
            self.assertEqual(walk((at(1), ADD, "a"), (at(day), ORDER, "a"))[1], [f"converted 03-{day:02d}T10:00:00Z"])

    def test_the_rest_is_not_carried_over(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(1), ADD, "b"), (at(1, "11:00:00"), ORDER, "a")),
                         ([], ["converted 03-01T11:00:00Z"]))
        triggers, exits = walk((at(1), ADD, "a"), (at(1), ADD, "b"), (at(1, "11:00:00"), ORDER, "a"),
                               (at(1, "12:00:00"), ADD, "c"), (at(1, "13:00:00"), ORDER, "b"), until=at(2))
        self.assertEqual((triggers, exits), (["reminder-1 03-01T16:00:00Z"], ["converted 03-01T11:00:00Z"]))

    def test_the_next_enrollment_has_all_steps(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(2), ORDER, "a"), (at(3), ADD, "a"), until=at(4))[0],
                         ["reminder-1 03-01T14:00:00Z", "reminder-1 03-03T14:00:00Z"])


class Ties(unittest.TestCase):
    def test_timers_fire_before_the_events_of_their_instant(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(1, "14:00:00"), ORDER, "a")),
                         (["reminder-1 03-01T14:00:00Z"], ["converted 03-01T14:00:00Z"]))
        self.assertEqual(walk((at(1), ADD, "a"), (at(8), REMOVE, "a"))[0],
                         ["reminder-1 03-01T14:00:00Z", "reminder-2 03-08T10:00:00Z"])
        self.assertEqual(walk((at(1), ADD, "a"), (at(15), ORDER, "a"))[1], ["lapsed 03-15T10:00:00Z"])

    def test_a_change_at_the_instant_of_reminder_1_comes_after_it(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(1, "14:00:00"), ADD, "b"), until=at(8, "14:00:00"))[0],
                         ["reminder-1 03-01T14:00:00Z", "reminder-2 03-08T14:00:00Z"])

    def test_events_of_one_instant_in_file_order(self):
        add, order = (at(1), ADD, "a"), (at(1), ORDER, "a")
        self.assertEqual(walk(add, order), ([], ["converted 03-01T10:00:00Z"]))
        self.assertEqual(walk(order, add, until=at(2)), (["reminder-1 03-01T14:00:00Z"], []))

    def test_removed_then_ordered_at_one_instant(self):
        first = [(at(1), ADD, "a"), (at(1), ADD, "b")]
        remove, order = (at(1, "11:00:00"), REMOVE, "a"), (at(1, "11:00:00"), ORDER, "a")
        self.assertEqual(walk(*first, remove, order, until=at(2))[1], [])
        self.assertEqual(walk(*first, order, remove, until=at(2))[1], ["converted 03-01T11:00:00Z"])

    def test_the_whole_silence_passes_before_a_late_change(self):
        triggers, exits = walk((at(1), ADD, "a"), (at(30), ADD, "a"), until=at(30))
        self.assertEqual((len(triggers), exits), (2, ["lapsed 03-15T10:00:00Z"]))


class BackToShopping(unittest.TestCase):
    def test_from_reminded_reminder_1_is_left_out_and_reminder_2_counts_from_the_new_change(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(3), ADD, "b"), until=at(10))[0],
                         ["reminder-1 03-01T14:00:00Z", "reminder-2 03-10T10:00:00Z"])

    def test_from_reminded_again_both_are_left_out_and_it_lapses_14_days_after_the_change(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(9), ADD, "b")),
                         (["reminder-1 03-01T14:00:00Z", "reminder-2 03-08T10:00:00Z"], ["lapsed 03-23T10:00:00Z"]))

    def test_removing_a_part_is_a_change_too(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(1), ADD, "b"), (at(3), REMOVE, "b"), until=at(10))[0],
                         ["reminder-1 03-01T14:00:00Z", "reminder-2 03-10T10:00:00Z"])

    def test_a_change_between_left_out_reminder_1_and_reminder_2_moves_reminder_2_again(self):
        self.assertEqual(walk((at(1), ADD, "a"), (at(3), ADD, "b"), (at(5), ADD, "c"), until=at(12))[0],
                         ["reminder-1 03-01T14:00:00Z", "reminder-2 03-12T10:00:00Z"])


class Files(unittest.TestCase):
    HEADER = "event_time,event_type,user_id,session_id,product_id,category,brand,price,quantity\n"

    def run_script(self, text, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "in.csv.gz")
            with gzip.open(path, "wt") as file:
                file.write(self.HEADER + text)
            script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "abandoned_cart.py")
            return subprocess.run([sys.executable, script, path, *arguments], capture_output=True, text=True, check=True).stdout

    def test_the_script_takes_gzip_and_stops_at_the_last_event_of_any_kind(self):
        text = "2024-03-01T10:00:00Z,cart,ann,,a,,,,\n2024-03-01T14:00:00Z,view,bob,,a,,,,\n"
        self.assertEqual(self.run_script(text), "ann,reminder-1,2024-03-01T14:00:00Z\n")
        self.assertEqual(self.run_script(text, "--until", "2024-03-01T13:00:00Z"), "")
        self.assertEqual(self.run_script(text, "--until", "2024-03-08T11:00:00+01:00"),
                         "ann,reminder-1,2024-03-01T14:00:00Z\nann,reminder-2,2024-03-08T10:00:00Z\n")

    def test_the_session_is_not_the_cart(self):
        text = "2024-03-01T10:00:00Z,cart,ann,s1,a,,,,\n2024-03-01T11:00:00Z,cart,ann,s2,b,,,,\n2024-03-02T11:00:00Z,view,ann,,b,,,,\n"
        self.assertEqual(self.run_script(text), "ann,reminder-1,2024-03-01T15:00:00Z\n")

    def test_lines_of_one_user_time_and_session_are_one_order(self):
        text = ("2024-03-01T10:00:00Z,purchase,ann,s,a,,,,2\n2024-03-01T10:00:00Z,purchase,bob,s,a,,,,\n"
                "2024-03-01T10:00:00Z,purchase,ann,s,b,,,,\n2024-03-01T10:00:00Z,purchase,ann,,c,,,,\n"
                "2024-03-01T10:00:01Z,purchase,ann,s,d,,,,\n")
        with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
            file.write(self.HEADER + text)
            file.flush()
            orders = [(event.customer, event.lines) for event in read_history(file.name)[0]]
        self.assertEqual(orders, [("ann", (("a", 2), ("b", 1))), ("bob", (("a", 1),)), ("ann", (("c", 1),)), ("ann", (("d", 1),))])


if __name__ == "__main__":
    unittest.main()
