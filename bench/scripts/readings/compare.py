"""Compare a reading's triggers with a replay's.

Usage:   python3 compare.py READING.csv REPLAY.ndjson --journey J [--tolerance SECONDS] [--only-sent] [--show 20]
         J: abandoned-cart | replenishment | back-in-stock
Output:  both counts (distinct), how many are missing from the replay and extra in it, the first --show of each.
Exit:    0 the same, 1 different, 2 wrong usage, 3 a file could not be read.

READING.csv has no header, or one that names the columns customer, step, triggeredAt, product (or subject). What it does not
name is not compared: abandoned-cart no subject, back-in-stock no step. The replay has one line per judgement, so a trigger
that was held comes more than once: distinct (customerId, step, subject, triggeredAt) count. Times are compared as instants
(2017-12-01T00:00:00Z is 2017-12-01T00:00:00.000Z). --tolerance pairs times up to so many seconds apart; use it for
replenishment, whose times are fractions: the reading rounds to a millisecond. --only-sent leaves out, in both, each subject of
which the replay held or suppressed a trigger; use it for back-in-stock, whose reading takes every trigger for approved.
"""
import argparse
import collections
import csv
import json
import sys

from history import SECOND, format_time, open_text, parse_time

COLUMNS = {"abandoned-cart": ["customer", "step", "triggeredAt"],
           "replenishment": ["customer", "subject", "step", "triggeredAt"],
           "back-in-stock": ["customer", "subject", "triggeredAt"]}
FIELDS = {"customer": "customerId", "step": "step", "subject": "subject"}


def read_reading(path, journey):
    """-> (names of the columns compared, set of (values..., ns))"""
    columns, found = COLUMNS[journey], set()
    with open_text(path) as file:
        for number, row in enumerate(csv.reader(file)):
            if not row:
                continue
            if number == 0 and "triggeredAt" in row:
                columns = ["subject" if name == "product" else name for name in row]
                continue
            value = dict(zip(columns, row, strict=True))
            found.add(tuple(value[name] for name in columns if name in FIELDS) + (parse_time(value["triggeredAt"]),))
    return [name for name in columns if name in FIELDS], found


def read_replay(path, journey, names):
    found, lines = set(), 0
    with open_text(path) as file:
        for line in file:
            if not line.strip():
                continue
            judgement = json.loads(line)
            if judgement["journey"] == journey:
                lines += 1
                found.add(tuple(str(judgement[FIELDS[name]]) for name in names) + (parse_time(judgement["triggeredAt"]),))
    return found, lines


def not_all_sent(path, journey):
    """-> subjects of which the replay did not send a trigger at once"""
    with open_text(path) as file:
        judgements = (json.loads(line) for line in file if line.strip())
        return {str(each["subject"]) for each in judgements if each["journey"] == journey and each["answer"] != "send"}


def differences(reading, replay, tolerance):
    """-> (missing, extra), sorted. Exact pairs first, then, per key, the earliest with the earliest within the tolerance."""
    missing, extra = reading - replay, replay - reading
    if tolerance:
        by_key = collections.defaultdict(lambda: ([], []))
        for side, rows in enumerate((missing, extra)):
            for row in rows:
                by_key[row[:-1]][side].append(row[-1])
        missing, extra = set(), set()
        for key, (ours, theirs) in by_key.items():
            ours.sort(reverse=True)
            theirs.sort(reverse=True)
            while ours and theirs:
                if abs(ours[-1] - theirs[-1]) <= tolerance:
                    ours.pop(), theirs.pop()
                elif ours[-1] < theirs[-1]:
                    missing.add(key + (ours.pop(),))
                else:
                    extra.add(key + (theirs.pop(),))
            missing.update(key + (time,) for time in ours)
            extra.update(key + (time,) for time in theirs)
    return sorted(missing), sorted(extra)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reading")
    parser.add_argument("replay")
    parser.add_argument("--journey", required=True, choices=sorted(COLUMNS))
    parser.add_argument("--tolerance", type=float, default=0.0)
    parser.add_argument("--only-sent", action="store_true")
    parser.add_argument("--show", type=int, default=20)
    args = parser.parse_args()
    try:
        names, reading = read_reading(args.reading, args.journey)
        replay, lines = read_replay(args.replay, args.journey, names)
    except (OSError, ValueError, KeyError) as error:
        print(f"cannot read: {error!r}", file=sys.stderr)
        return 3
    if args.only_sent:
        left_out, place = not_all_sent(args.replay, args.journey), names.index("subject")
        reading, replay = ({row for row in rows if row[place] not in left_out} for rows in (reading, replay))
        print(f"left out: {len(left_out)} subjects of which not every trigger was sent at once")
    missing, extra = differences(reading, replay, int(args.tolerance * SECOND))
    print(f"{args.journey}: reading {len(reading)}, replay {len(replay)} (of {lines} judgements); "
          f"missing {len(missing)}, extra {len(extra)}; compared {', '.join(names)}, triggeredAt")
    for title, rows in (("missing from the replay", missing), ("extra in the replay", extra)):
        if rows:
            print(f"{title}, {min(len(rows), args.show)} of {len(rows)}:")
            for row in rows[:args.show]:
                print("  " + ",".join(row[:-1] + (format_time(row[-1]),)))
    return 1 if missing or extra else 0


if __name__ == "__main__":
    sys.exit(main())
