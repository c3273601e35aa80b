"""What has room on a small terminal is shown whole, and what has the focus stands out."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Button

from sabbatical.db.checkup.files import look_at_file
from sabbatical.domain.reports.sizes import size_text
from sabbatical.domain.rows.calendar import CalendarEntry
from sabbatical.domain.school import School
from sabbatical.ui.theme import DARK
from tests.ui.case import FakeGateway, press, running, said, screen_text, ui_plan, ui_school

LONG_NAME = "Papadopoulou-Konstantinidis, Zsuzsanna"
LONG_MAIL = "zsuzsanna.papadopoulou@county-schools.example"


def school_of_long_names() -> School:
    """CARA, who asks for Grading (R2), and BEN, who is coached by ANA, have names of 38 letters."""
    school = ui_school()
    names = {"CARA": LONG_NAME, "BEN": f"{LONG_NAME[:-4]}Éva"}
    teachers = tuple(
        replace(row, name=names.get(row.id, row.name), email=LONG_MAIL if row.id == "CARA" else row.email)
        for row in school.teachers
    )
    classes = tuple(replace(row, name="Advanced Laboratory") if row.id == "SCI" else row for row in school.classes)
    return replace(school, teachers=teachers, classes=classes)


@pytest.fixture
def long_names() -> FakeGateway:
    return FakeGateway(school_of_long_names(), draft=ui_plan())


@pytest.mark.parametrize("keys", [("f9",), ("f3",)])
async def test_a_long_name_is_whole_where_no_other_column_needs_the_room(long_names: FakeGateway, keys):
    async with running(long_names) as pilot:
        await press(pilot, *keys)
        assert f"{LONG_NAME}  " in screen_text(pilot)  # in its column, not in the line below the list


async def test_the_fields_of_name_and_mail_take_the_room_that_their_notes_leave(long_names: FakeGateway):
    async with running(long_names) as pilot:
        await press(pilot, "f3", "slash", *"cara", "enter", "e")
        shown = screen_text(pilot)
        assert LONG_MAIL in shown
        assert "Optional" in shown


async def test_week_and_class_are_whole_beside_the_signs_for_the_next(long_names: FakeGateway):
    async with running(long_names) as pilot:
        await press(pilot, "f8", "m", "k")
        shown = screen_text(pilot)
        assert "SCI Advanced Laboratory" in shown
        assert "▴  ▾" in shown
        assert "week 1 of 2" in shown


async def test_a_name_too_long_for_the_list_of_names_ends_in_an_ellipsis(long_names: FakeGateway):
    async with running(long_names) as pilot:
        await press(pilot, "f8", "slash", *"papa", "enter")
        assert "Papadopoulou-Konstantinid" in screen_text(pilot)
        assert pilot.app.screen.query_one("Whose").region.height == 1
        line = next(line for line in screen_text(pilot).splitlines() if "Coach  " in line)
        assert "…" in line


async def test_all_of_a_date_stands_below_the_list():
    day = CalendarEntry(
        start=dt.date(2027, 1, 13), schedule="regular", cycle_day="Mon", note="Back from the trip: Monday for everyone"
    )
    async with running(FakeGateway(ui_school(calendar=(day,)))) as pilot:
        pilot.app.action_go("calendar")
        await press(pilot)
        assert said(pilot, "#details").splitlines()[0] == (
            "Wed 13 Jan: bell schedule regular; cycle day Mon; Back from the trip: Monday for everyone"
        )


async def test_an_optional_choice_does_not_look_as_if_it_were_missing(long_names: FakeGateway):
    async with running(long_names) as pilot:
        await press(pilot, "f4", "e")
        line = next(line for line in screen_text(pilot).splitlines() if "Preferred coach" in line)
        assert "not set (Enter)" in line
        assert "choose" not in line


async def test_the_button_in_focus_is_light_from_end_to_end(long_names: FakeGateway):
    async with running(long_names) as pilot:
        await press(pilot, "f7", "p")
        button = pilot.app.focused
        assert isinstance(button, Button)
        grounds = {segment.style.bgcolor.get_truecolor().hex for segment in button.render_line(0) if segment.style}
        assert grounds == {str(DARK.foreground).lower()}


def test_the_size_of_a_database_counts_the_log_in_which_its_newest_changes_lie(tmp_path: Path):
    database = tmp_path / "school.db"
    database.write_bytes(b"x" * 4_000)
    (tmp_path / "school.db-wal").write_bytes(b"x" * 396_000)
    assert next(look_at_file(database)).found == size_text(400_000)
