"""People: lists, search, and the forms of teachers and substitutes."""

from dataclasses import replace
from decimal import Decimal

import pytest
from textual.widgets import Button, DataTable

from sabbatical.domain.findings import Finding, Severity
from sabbatical.domain.rows.coaching import Strength
from sabbatical.domain.rows.people import Availability, AvailabilityStatus, SubstituteKind
from sabbatical.services.school import InvalidEditError
from sabbatical.ui.modals.problem import Problem
from sabbatical.ui.modals.teacher_form import TeacherForm
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.widgets.search_table import SearchTable
from tests.ui.case import (
    LARGE,
    SIZES,
    SMALL,
    FakeGateway,
    complaints,
    flat_text,
    press,
    put,
    running,
    said,
    screen_text,
    settle,
    ui_school,
)


def teacher(gateway: FakeGateway, key: str):
    return next((row for row in gateway.school.teachers if row.id == key), None)


def keys_shown(pilot) -> list[str]:
    return [key.value for key in pilot.app.screen.listing.table.rows]


async def test_search_narrows_the_list_as_one_types_and_escape_brings_all_back(gateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3", "slash", *"CARA")
        assert keys_shown(pilot) == ["CARA"]
        assert "1 of 4 teachers" in screen_text(pilot)
        await press(pilot, "enter", "escape")
        assert keys_shown(pilot) == ["ANA", "BEN", "CARA", "DAN"]


@pytest.mark.parametrize("size", SIZES)
async def test_a_new_teacher_with_everything_by_keys_alone(gateway, size):
    async with running(gateway, size) as pilot:
        await press(pilot, "f3", "n")
        await put(pilot, "Eva Egli")
        await press(pilot, "tab")
        await put(pilot, "EVA")
        await press(pilot, "tab")
        await put(pilot, "eva@school.org")
        await press(pilot, "tab", "tab")
        await put(pilot, "English; Art")
        await press(pilot, "tab")
        await put(pilot, "0.5")
        await press(pilot, "tab", "space")
        await press(pilot, "ctrl+n")
        await put(pilot, "1")  # requests coached
        await press(pilot, "ctrl+n", *"Grading", "enter", "5")
        await press(pilot, "ctrl+n", "o", "d")  # Monday P1 off, P2 duty
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, TermScreen)
    row = teacher(gateway, "EVA")
    assert (row.name, row.email, row.subjects, row.fte) == (
        "Eva Egli",
        "eva@school.org",
        ("English", "Art"),
        Decimal("0.5"),
    )
    assert row.coach
    assert (row.max_requests, row.release_day_max, row.prep_week_min) == (1, None, None)
    assert Strength(teacher="EVA", topic="Grading", level=5) in gateway.school.strengths
    assert [entry for entry in gateway.school.availability if entry.person == "EVA"] == [
        Availability(person="EVA", cycle_day="Mon", period="P1", status=AvailabilityStatus.OFF),
        Availability(person="EVA", cycle_day="Mon", period="P2", status=AvailabilityStatus.DUTY),
    ]


@pytest.mark.parametrize(("key", "selected"), [("right", ()), ("space", ("ANA",))])
async def test_after_saving_the_cursor_is_on_the_new_row_though_a_search_left_it_out(gateway, key, selected):
    async with running(gateway) as pilot:
        await press(pilot, "f3", "slash", *"Ana", "down", key, "n", "tab")
        await put(pilot, "EVA")
        await press(pilot, "ctrl+s")
        assert pilot.app.screen.listing.key == "EVA"
        assert pilot.app.screen.listing.marked == selected  # one's own choice is no step that a new row takes back


async def test_the_form_says_as_one_types_what_is_wrong_and_what_is_allowed(gateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3", "e", "tab")
        await put(pilot, "SUE")  # a substitute's id
        assert "! SUE is taken; each person needs an id of its own" in complaints(pilot)
        await put(pilot, "A;B")
        assert "! may not contain ;" in complaints(pilot)
        await press(pilot, "tab")
        await put(pilot, "ana")
        assert "! an address as ana@school.org, or nothing" in complaints(pilot)
        assert said(pilot, "#state") == "! 2 fields to correct: Id, E-mail"
        assert pilot.app.screen.query_one("#save", Button).disabled


async def test_saving_with_a_wrong_field_goes_to_it_even_on_another_tab(gateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3", "e", "ctrl+n")
        await put(pilot, "many")
        await press(pilot, "ctrl+n", "ctrl+s")
        form = pilot.app.screen
        assert isinstance(form, TeacherForm)
        assert form.focused is form.limits["max_requests"].input
        assert "! a whole number, 0 or more" in complaints(pilot)
    assert teacher(gateway, "ANA").max_requests is None


async def test_an_empty_limit_shows_the_schools_default(gateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3", "e", "ctrl+n")
        assert "Minutes; empty: 60 (default)" in screen_text(pilot)


async def test_a_renamed_id_is_renamed_wherever_it_is_used(gateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3", "e", "tab")
        await put(pilot, "ANA2")
        await press(pilot, "ctrl+s")
    assert gateway.school.strengths[0].teacher == "ANA2"
    assert gateway.school.absences[0].person == "ANA2"


async def test_strengths_are_changed_and_removed(gateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3", "e", "ctrl+n", "ctrl+n", *"Grading", "enter", "up", "2", "down", "delete", "ctrl+s")
    assert gateway.school.strengths == (Strength(teacher="ANA", topic="Questioning", level=2),)


async def test_a_topic_is_added_once(gateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3", "e", "ctrl+n", "ctrl+n", *"Questioning")
        await press(pilot, "enter")
        assert pilot.app.screen.strengths.rows_of("ANA") == gateway.school.strengths


async def test_a_click_raises_a_level_and_paints_a_status(gateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3", "e", "ctrl+n", "ctrl+n")
        table = pilot.app.screen.strengths.query_one(DataTable)
        await pilot.click(table, offset=(5, 1))
        await settle(pilot)
        assert pilot.app.screen.strengths.rows_of("ANA")[0].level == 5
        await press(pilot, "ctrl+n")
        grid = pilot.app.screen.grid
        for _ in range(3):  # Monday P2, the second row under the head: go there, off, duty
            await pilot.click(grid, offset=(12, 2))
            await settle(pilot)
        assert [(row.period, row.status.value) for row in grid.rows_of("ANA")] == [("P2", "duty")]


async def test_nothing_can_be_painted_where_they_teach(gateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3", "e", "ctrl+n", "ctrl+n", "ctrl+n", "o")
        assert pilot.app.screen.grid.rows_of("ANA") == ()
        assert "MATH" in screen_text(pilot)


async def test_a_whole_day_takes_the_status_under_the_cursor(gateway):
    # CARA teaches Monday, Wednesday, Friday P1; Tuesday is free, so that it becomes one row for the whole day.
    async with running(gateway) as pilot:
        await press(pilot, "f3", "down", "down", "e", "ctrl+n", "ctrl+n", "ctrl+n", "right", "p", "up", "w", "ctrl+s")
    assert gateway.school.availability == (
        Availability(person="CARA", cycle_day="Tue", status=AvailabilityStatus.PROTECTED),
    )


async def test_leaving_a_changed_form_asks_first(gateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3", "e")
        await put(pilot, "Other")
        await press(pilot, "escape")
        assert "Leave without saving?" in screen_text(pilot)
        assert "Go on typing" in screen_text(pilot)
        await press(pilot, "enter")  # no
        assert isinstance(pilot.app.screen, TeacherForm)
        await press(pilot, "escape", "tab", "enter")
        assert isinstance(pilot.app.screen, TermScreen)
    assert teacher(gateway, "ANA").name == "Ana Alvarez"


async def test_a_change_that_the_school_refuses_keeps_the_form_and_lists_why(gateway):
    finding = Finding(severity=Severity.ERROR, table="teachers", row=0, column="id", message="Ana [B2] cannot be so.")
    gateway.fails["edit"] = InvalidEditError((finding,))
    async with running(gateway) as pilot:
        await press(pilot, "f3", "e")
        await put(pilot, "Other")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Problem)
        assert "- Ana [B2] cannot be so." in screen_text(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen.name_field.typed == "Other"
        gateway.fails.clear()
        await press(pilot, "ctrl+s")
    assert teacher(gateway, "ANA").name == "Other"


async def test_deleting_a_teacher_says_what_goes_along_and_asks(gateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3", "down", "d")
        text = flat_text(pilot)
        assert "Delete Ben Berg for good?" in text
        assert "5 rows of the timetable" in text
        assert "Plans: 2 sessions and covers stay without the name." in text
        assert "This cannot be undone" in text
        await press(pilot, "enter")  # no
        assert teacher(gateway, "BEN") is not None
        await press(pilot, "d", "tab", "enter")
        assert keys_shown(pilot) == ["ANA", "CARA", "DAN"]
        assert "1 backup still holds what was deleted" in flat_text(pilot)
    assert [row.id for row in gateway.school.requests] == ["R2"]


async def test_substitutes_have_a_list_and_a_form_of_their_own(gateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3", "t")
        assert keys_shown(pilot) == ["SUE"]
        await press(pilot, "n")
        await put(pilot, "Tom Tran")
        await press(pilot, "tab")
        await put(pilot, "TOM")
        await press(pilot, "tab", "enter", "down", "enter")  # supervisor
        await press(pilot, "tab", "tab", "tab")
        await put(pilot, "Mon; Funday")
        assert "! Funday is not one of Fri; Mon; Thu; Tue; Wed" in complaints(pilot)
        await put(pilot, "Mon; Tue")
        await press(pilot, "tab", "tab", "tab", "tab")
        await put(pilot, "35.50")
        await press(pilot, "ctrl+s")
        assert keys_shown(pilot) == ["SUE", "TOM"]
    row = gateway.school.substitutes[-1]
    assert (row.kind, row.days, row.cost) == (SubstituteKind.SUPERVISOR, ("Mon", "Tue"), Decimal("35.50"))
    assert (row.cover_day_max, row.cover_week_max, row.cover_term_max) == (None, None, None)


async def test_a_substitute_is_changed_and_deleted(gateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3", "t", "enter")
        await put(pilot, "Susan Sato")
        await press(pilot, "ctrl+s")
        assert gateway.school.substitutes[0].name == "Susan Sato"
        await press(pilot, "d", "tab", "enter")
        assert keys_shown(pilot) == []
    assert gateway.school.substitutes == ()


async def test_columns_without_room_are_left_out_but_searched():
    school = ui_school()
    async with running(FakeGateway(school), SMALL) as pilot:
        await press(pilot, "f3")
        assert "Subjects" not in screen_text(pilot)
        await press(pilot, "slash", *"mathematics")
        assert keys_shown(pilot) == ["ANA"]
    async with running(FakeGateway(school), LARGE) as pilot:
        await press(pilot, "f3")
        assert "Subjects" in screen_text(pilot)


async def test_hostile_names_are_shown_as_they_are(gateway):
    names = ("[/x] oops", "Room [B2]", "[@click=app.bell()]x[/]", "x" * 300)
    teachers = tuple(replace(row, name=name) for row, name in zip(gateway.school.teachers, names, strict=True))
    gateway.school = replace(gateway.school, teachers=teachers)
    async with running(gateway) as pilot:
        for key in ("f2", "f4", "f5", "f7", "f8", "f9", "f10", "f3"):
            await press(pilot, key)
        shown = screen_text(pilot)
        assert all(name[:20] in shown for name in names)
        assert "…" in shown
        for _ in names:
            await press(pilot, "e", "escape", "d", "escape", "down")
        table = pilot.app.screen.query_one(SearchTable)
        assert table.key == "DAN"
