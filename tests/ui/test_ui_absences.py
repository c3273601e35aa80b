"""Absences: who is away, entered with few keys, changed, ended."""

import datetime as dt

import pytest

from sabbatical.domain.rows.people import Absence
from sabbatical.errors import DataError
from sabbatical.ui.modals.enter_absences import EnterAbsences
from sabbatical.ui.modals.problem import Problem
from sabbatical.ui.screens.absences import AbsencesScreen
from sabbatical.ui.widgets.search_table import SearchTable
from tests.ui.case import SIZES, TODAY, FakeGateway, press, put, running, said, screen_text, settle
from tests.ui.repairs import published_gateway


def absences(gateway: FakeGateway) -> list[Absence]:
    """Return what the school knows, without the absence of tests/ui/two_weeks.py."""
    assert gateway.school is not None
    return [row for row in gateway.school.absences if row.id != "A1"]


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_says_who_is_away_and_whether_the_plan_has_an_answer(size):
    async with running(published_gateway(), size) as pilot:
        await press(pilot, "a")
        shown = screen_text(pilot)
        assert "Ana Alvarez" in shown
        assert "Fri 15 Jan" in shown
        assert "✓ repaired" in shown
        assert "0 people away today, 1 more in the next 7 days." in said(pilot, "#state")
        assert "teaches MATH; covered by Sue Sato" in said(pilot, "#details")


async def test_two_ill_people_are_entered_with_four_keys_besides_their_names():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await press(pilot, "a", "slash", *"ana", "down", "n", *"ben", "enter", *"car", "enter", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, AbsencesScreen)
        assert screen.query_one(SearchTable).key in {row.id for row in absences(gateway)}  # though none is of Ana
        assert [(row.person, row.start, row.end, row.periods) for row in absences(gateway)] == [
            ("BEN", TODAY, TODAY, ()),
            ("CARA", TODAY, TODAY, ()),
        ]
        # BEN observes nobody but is observed in P2, where he teaches ENG; CARA teaches SCI with DAN on Wednesdays.
        assert "3 meetings and duties have no answer yet" in said(pilot, "#state")
        assert "2 people away today" in said(pilot, "#state")


@pytest.mark.parametrize(
    ("keys", "start", "end", "periods"),
    [
        (["m"], 13, 13, ("P1", "P2", "P3")),  # every period of this school begins before noon
        (["plus", "plus"], 13, 15, ()),
        (["plus", "plus", "minus"], 13, 14, ()),
        (["u"], 13, 22, ()),  # until further notice = the end of term
        (["u", "u"], 13, 13, ()),
        (["t"], 14, 14, ()),
        (["p", "2", "3", "enter"], 13, 13, ("P2", "P3")),
        (["p", "down", "space", "enter"], 13, 13, ("P2",)),
        (["p", "1", "enter", "w"], 13, 13, ()),
    ],
)
async def test_single_keys_say_how_long(keys, start, end, periods):
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await press(pilot, "a", "n", *"ben", "enter", "tab", *keys, "ctrl+s")
        (row,) = absences(gateway)
        assert (row.start.day, (row.end or row.start).day, row.periods) == (start, end, periods)


async def test_the_arrows_choose_among_those_found_and_an_entry_can_be_taken_off():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await press(pilot, "a", "n", "down", "enter", *"dan", "enter", "tab", "down", "d", "enter")
        assert [row.person for row in absences(gateway)] == ["BEN"]


async def test_help_explains_the_window():
    async with running(published_gateway()) as pilot:
        await press(pilot, "a", "n", "f1")
        assert "Help: Who is away?" in screen_text(pilot)
        assert "Type a part of a name; Enter takes the person marked" in screen_text(pilot)


async def test_a_refused_absence_leaves_the_window_open_with_all_that_was_entered():
    gateway = published_gateway()
    gateway.fails["add_absences"] = DataError("They are away then already.")
    async with running(gateway) as pilot:
        await press(pilot, "a", "n", *"ben", "enter", "enter")
        assert isinstance(pilot.app.screen, Problem)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, EnterAbsences)
        assert "1 absence to save" in screen_text(pilot)
        await press(pilot, "escape")
        assert "Leave without saving?" in screen_text(pilot)


async def test_an_absence_is_made_longer_and_shorter_and_open_and_ended():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await press(pilot, "a", "n", *"ben", "enter", "enter", "plus", "plus", "minus")
        assert absences(gateway)[0].end == dt.date(2027, 1, 14)
        await press(pilot, "u")
        assert absences(gateway)[0].end == dt.date(2027, 1, 22)
        assert "until further notice" in screen_text(pilot)
        await press(pilot, "b")
        assert absences(gateway) == []
        assert "Ben Berg is back" in screen_text(pilot)


async def test_no_key_is_lost_where_keys_come_faster_than_the_term_is_read():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await press(pilot, "a", "n", *"ben", "enter", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, AbsencesScreen)
        screen.action_days(1)
        screen.action_days(1)
        await settle(pilot)
        assert absences(gateway)[0].end == dt.date(2027, 1, 15)  # from Wednesday 13, two days on


async def test_the_form_changes_dates_periods_and_reason():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await press(pilot, "a", "enter")
        await put(pilot, "2027-01-14")
        await press(pilot, "tab")
        await put(pilot, "")
        await press(pilot, "tab")
        await put(pilot, "morning")
        await press(pilot, "tab")
        await put(pilot, "[b]flu[/b]")
        await press(pilot, "ctrl+s")
        assert gateway.school is not None
        assert gateway.school.absences == (
            Absence(
                id="A1", person="ANA", start=dt.date(2027, 1, 14), end=dt.date(2027, 1, 22),
                periods=("P1", "P2", "P3"), reason="[b]flu[/b]",
            ),
        )  # fmt: skip
        assert "[b]flu[/b]" in screen_text(pilot)


async def test_what_is_over_is_shown_on_demand_and_cannot_be_ended():
    gateway = published_gateway()
    assert gateway.school is not None
    over = Absence(id="A0", person="DAN", start=dt.date(2027, 1, 11))
    gateway.edit(lambda school: type(school)(**{**_fields(school), "absences": (over,)}))
    async with running(gateway) as pilot:
        await press(pilot, "a")
        assert "Dan Diaz" not in screen_text(pilot)
        await press(pilot, "o", "b")
        assert "Dan Diaz" in screen_text(pilot)
        assert gateway.school.absences == (over,)


def _fields(school) -> dict[str, object]:
    return {name: getattr(school, name) for name in school.__slots__}
