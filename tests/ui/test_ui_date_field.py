"""Dates: where stepping begins, what the example is, and that the mouse can step, too."""

import datetime as dt
from dataclasses import replace

import pytest

from sabbatical.domain.imports.blank import Blank
from sabbatical.ui.modals.mapping_form import MappingForm
from sabbatical.ui.modals.new_school_form import NewSchoolForm
from sabbatical.ui.widgets.date_field import DateField
from sabbatical.ui.widgets.key_line import KeyLine
from tests.ui.case import FakeGateway, complaints, press, running, settle

TODAY = dt.date(2026, 11, 26)
BLANK = Blank(
    school_name="", term_name="", start=None, end=None, weekdays=(), days=(), days_are_told=True, days_are_open=False,
    cycle=None, term_choices=(), bell=(),
)  # fmt: skip


@pytest.mark.parametrize("kind", ["new", "mapping"])
async def test_dates_of_a_school_that_is_typed_begin_today(gateway: FakeGateway, kind: str):
    async with running(gateway) as pilot:
        desk = pilot.app.desk
        form = NewSchoolForm(desk, TODAY) if kind == "new" else MappingForm(desk, BLANK, TODAY)
        pilot.app.push_screen(form)
        await settle(pilot)
        if kind == "new":
            assert complaints(pilot).count("! a date as 2026-11-26") == 2
        form.start.input.focus()
        await press(pilot, "x")
        assert "! a date as 2026-11-26" in complaints(pilot)
        await press(pilot, "backspace", "up")
        assert form.start.value == TODAY
        await press(pilot, "up", "tab", "down")
        assert form.end.value == dt.date(2026, 11, 27)  # the last day begins where the first is


async def test_a_click_on_a_key_steps_a_day(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f4", "n")
        field = pilot.app.screen.query(DateField).first()
        await pilot.click(field.input)
        await settle(pilot)
        for key, day in (("up", 11), ("up", 12), ("down", 11)):
            line = pilot.app.screen.query_one(KeyLine)
            number = [shown.key for shown in line.keys].index(key)
            await pilot.click(line, offset=(line.parts()[number].column, 0))
            await settle(pilot)
            assert field.value == dt.date(2027, 1, day)


async def test_a_last_day_that_is_missing_begins_where_the_first_is_known_to_be(gateway: FakeGateway):
    async with running(gateway) as pilot:
        form = MappingForm(pilot.app.desk, replace(BLANK, start=dt.date(2027, 1, 11)), TODAY)
        pilot.app.push_screen(form)
        await settle(pilot)
        form.end.input.focus()
        await press(pilot, "up")
        assert form.end.value == dt.date(2027, 1, 11)
