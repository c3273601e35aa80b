"""RFC 5545 rules: which are taken, and which dates they name."""

import datetime as dt
import re
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from sabbatical.domain.calendar.repeats import repeat_dates, repeat_problem

SOUND = [
    "FREQ=WEEKLY;BYDAY=WE",
    "freq=weekly;byday=we",
    "RRULE:FREQ=WEEKLY;BYDAY=WE",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,FR",
    "FREQ=MONTHLY;BYDAY=1MO",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;BYMONTHDAY=-1,15",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=DAILY;COUNT=3",
    "FREQ=DAILY;UNTIL=20270115",
    "FREQ=DAILY;UNTIL=2027-01-15",
    "FREQ=DAILY;UNTIL=20270115T120000",
    "FREQ=DAILY;UNTIL=20270115T120000Z",
    "FREQ=YEARLY;BYYEARDAY=20",
    "FREQ=YEARLY;BYWEEKNO=3",
]


@pytest.mark.parametrize("rule", SOUND)
def test_sound_rules_are_taken(rule: str) -> None:
    assert repeat_problem(rule) == ""


UNSOUND = {
    "every Wednesday": "is no part",
    "FREQ": "is no part",
    "BYDAY=WE": "FREQ is missing",
    "FREQ=SECONDLY": "DAILY, WEEKLY, MONTHLY, YEARLY",
    "FREQ=HOURLY;INTERVAL=24": "DAILY, WEEKLY, MONTHLY, YEARLY",
    "FREQ=WEEKLY;INTERVAL=0": "from 1 to 9999",
    "FREQ=WEEKLY;INTERVAL=-1": "from 1 to 9999",
    "FREQ=WEEKLY;COUNT=0": "from 1 to 9999",
    "FREQ=WEEKLY;BYDAY=WED": "MO, TU, WE",
    "FREQ=WEEKLY;BYDAY=": "MO, TU, WE",
    "FREQ=WEEKLY;BYHOUR=9": "is no part",
    "FREQ=WEEKLY;FREQ=DAILY": "twice",
    "FREQ=WEEKLY;UNTIL=tomorrow": "20270611",
    "FREQ=WEEKLY;UNTIL=20271399": "cannot be read",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30": "no month has",
    "FREQ=DAILY;BYMONTH=13": "whole numbers",
    "FREQ=YEARLY;BYSETPOS=400;BYDAY=MO": "cannot be read",
    "FREQ=WEEKLY;": "is no part",
    "FREQ=WEEKLY\nFREQ=DAILY": "cannot be read",
    "DTSTART:20270111\nRRULE:FREQ=DAILY": "is no part",
    "EXDATE:20270118": "is no part",
}


@pytest.mark.parametrize(("rule", "reason"), UNSOUND.items(), ids=UNSOUND.keys())
def test_other_rules_are_refused_with_what_is_allowed(rule: str, reason: str) -> None:
    assert re.search(reason, repeat_problem(rule))


def test_until_includes_its_date_and_count_counts_from_the_start() -> None:
    monday, last = dt.date(2027, 1, 11), dt.date(2027, 1, 31)
    until = repeat_dates("FREQ=DAILY;UNTIL=20270113", monday, monday, last)
    assert [date.day for date in until] == [11, 12, 13]
    # Of the five dates from Monday 11, two are gone when the range asked for begins.
    count = repeat_dates("FREQ=DAILY;COUNT=5", monday, dt.date(2027, 1, 13), last)
    assert [date.day for date in count] == [13, 14, 15]


def test_first_and_last_are_included_and_an_empty_range_has_no_date() -> None:
    monday = dt.date(2027, 1, 11)
    assert repeat_dates("FREQ=WEEKLY", monday, monday, dt.date(2027, 1, 18)) == (monday, dt.date(2027, 1, 18))
    assert repeat_dates("FREQ=WEEKLY", monday, monday, dt.date(2027, 1, 10)) == ()


@given(
    frequency=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]),
    interval=st.integers(1, 5),
    weekdays=st.sets(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])),
    start=st.dates(dt.date(2026, 6, 1), dt.date(2027, 6, 1)),
)
def test_dates_are_those_that_dateutil_names(frequency: str, interval: int, weekdays: set[str], start: dt.date) -> None:
    rule = f"FREQ={frequency};INTERVAL={interval}" + (f";BYDAY={','.join(sorted(weekdays))}" if weekdays else "")
    first, last = dt.date(2027, 1, 11), dt.date(2027, 4, 30)
    # At most 334 days lie between any start and `last`, so 400 occurrences reach it.
    dates = [moment.date() for moment in islice(rrulestr(rule, dtstart=dt.datetime.combine(start, dt.time())), 400)]
    assert list(repeat_dates(rule, start, first, last)) == [date for date in dates if first <= date <= last]
