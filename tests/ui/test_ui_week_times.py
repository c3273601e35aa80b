"""Week: when a period begins and ends, and what is said of a day."""

import datetime as dt

from sabbatical.domain.rows.calendar import CalendarEntry
from sabbatical.domain.school import School
from tests.schools import make_bell
from tests.ui.case import FakeGateway, press, running, said, screen_text, ui_school

EARLY = "P1 08:00-08:40, P2 08:45-09:25, P3 09:30-10:10"


def school_with_an_early_wednesday() -> School:
    """P3 begins at 10:20 on four days of the week, and at 09:30 on Wednesday 13 January."""
    early = CalendarEntry(start=dt.date(2027, 1, 13), schedule="early")
    return ui_school(bell=(*make_bell(), *make_bell("early", EARLY)), calendar=(early,))


def lines_from(shown: str, word: str) -> list[str]:
    """Return the line of the screen that holds a word, and the next."""
    lines = [line for line in shown.splitlines() if line]  # what is blank on the screen is a line of spaces
    place = next(number for number, line in enumerate(lines) if word in line)
    return lines[place : place + 2]


async def test_a_periods_head_tells_when_it_begins_on_most_days_of_the_week():
    async with running(FakeGateway(school_with_an_early_wednesday())) as pilot:
        await press(pilot, "f8")
        _, times = lines_from(screen_text(pilot), " P3 ")
        assert times.split()[0] == "10:20"


async def test_a_day_with_another_bell_schedule_says_so_and_its_cells_tell_their_times():
    async with running(FakeGateway(school_with_an_early_wednesday())) as pilot:
        await press(pilot, "f8")
        _, below = lines_from(screen_text(pilot), "Wed 13 Jan")
        assert below.split() == ["early"]
        await press(pilot, "down", "down")
        assert said(pilot, "#details").startswith("Monday 11 January, period P3, 10:20 to 11:20\n")
        await press(pilot, "right", "right")
        assert said(pilot, "#details").startswith("Wednesday 13 January, period P3, 09:30 to 10:10\n")


async def test_a_weekday_is_named_once_in_the_head_of_its_day():
    async with running(FakeGateway(ui_school())) as pilot:  # a weekly cycle: its days are called Mon to Fri
        await press(pilot, "f8")
        days, below = lines_from(screen_text(pilot), "Mon 11 Jan")
        assert days.count("Mon") == 1
        assert below.split()[0] == "P1"  # nothing else is to be said of the days: no line is lost to it
