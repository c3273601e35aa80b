"""Requests: list and form."""

import datetime as dt

from textual.widgets import Select

from sabbatical.domain.rows.coaching import Request
from sabbatical.ui.screens.term_screen import TermScreen
from tests.ui.case import FakeGateway, complaints, flat_text, press, put, running, said, screen_text


async def test_the_list_says_what_the_plan_does_with_each(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f4")
        shown = screen_text(pilot)
        assert "✓ 1/1 Ana Alvarez" in shown
        assert "! not served" in shown
        await press(pilot, "down")
        assert "! Not served. No other teacher is willing to coach" in flat_text(pilot)


async def test_a_new_request_by_keys_alone(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f4", "n")
        assert said(pilot, "#state") == "! 2 fields to correct: Teacher, Topic"
        await press(pilot, "enter", *"dan", "enter")  # typing searches the list
        await press(pilot, "tab", *"Quest", "right")  # the right arrow takes the offer
        await press(pilot, "tab")
        await put(pilot, "9")
        assert "! a whole number from 1 to 5" in complaints(pilot)
        await put(pilot, "4")
        await press(pilot, "tab", "tab")
        await put(pilot, "2")
        await press(pilot, "tab")
        await put(pilot, "2027-01-12")
        assert "Tuesday 12 January" in screen_text(pilot)
        await press(pilot, "up")
        assert "Wednesday 13 January" in screen_text(pilot)
        await press(pilot, "tab", "tab", "enter", *"ana", "enter")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, TermScreen)
        assert pilot.app.screen.listing.key == "R01"
    assert gateway.school is not None
    assert gateway.school.requests[-1] == Request(
        id="R01", teacher="DAN", topic="Questioning", priority=4, cycles=2, earliest=dt.date(2027, 1, 13), prefer="ANA"
    )


async def test_a_date_outside_the_term_is_refused_and_the_keys_stay_inside(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f4", "e", *["tab"] * 5)
        await put(pilot, "2028-01-01")
        assert "! a date from 2027-01-11 to 2027-01-22" in complaints(pilot)
        await put(pilot, "soon")
        assert "! a date as 2027-01-11" in complaints(pilot)
        await put(pilot, "2027-01-22")
        await press(pilot, "up")
        assert "Friday 22 January" in screen_text(pilot)


async def test_a_request_is_changed(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f4", "enter", "tab")
        await put(pilot, "Grading")
        await press(pilot, "ctrl+s")
    assert gateway.school is not None
    assert gateway.school.requests[0] == Request(id="R1", teacher="BEN", topic="Grading")


async def test_a_request_is_withdrawn_after_a_question(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f4", "d")
        assert "Withdraw request R1?" in screen_text(pilot)
        await press(pilot, "tab", "enter")
        assert [key.value for key in pilot.app.screen.listing.table.rows] == ["R2"]
    assert gateway.school is not None
    assert [row.id for row in gateway.school.requests] == ["R2"]


async def test_opening_and_closing_a_form_changes_nothing_and_asks_nothing(gateway: FakeGateway):
    before = gateway.school
    async with running(gateway) as pilot:
        await press(pilot, "f4", "e")
        assert pilot.app.screen.query(Select)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TermScreen)
    assert gateway.school is before
