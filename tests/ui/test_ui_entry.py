"""Entering data fast: cells edited in place, many rows at once, several topics, blocks of availability."""

from dataclasses import replace

import pytest
from textual.events import Paste
from textual.widgets import TextArea

from sabbatical.domain.rows.coaching import Request, Strength
from sabbatical.domain.rows.people import Availability, AvailabilityStatus
from sabbatical.ui.availability import block
from sabbatical.ui.entry_specs import (
    class_specs,
    in_column,
    request_specs,
    substitute_specs,
    teacher_specs,
    typed_value,
)
from sabbatical.ui.modals.paste_rows import PasteRows
from sabbatical.ui.parsing import NotAllowedError
from sabbatical.ui.parsing_choices import levels_of, one_of, topics_of, yes_no
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.suggesting import completed
from tests.ui.case import (
    FakeGateway,
    complaints,
    flat_text,
    press,
    put,
    running,
    said,
    screen_text,
    ui_school,
    wait_until,
)

DAYS, PERIODS = ("Mon", "Tue", "Wed"), ("P1", "P2")


def test_every_cell_that_can_be_typed_reads_what_it_shows():
    school = ui_school(requests=(Request(id="R1", teacher="BEN", topic="Questioning"),))
    rows = {"teachers": "ANA", "substitutes": "SUE", "requests": "R1", "classes": "MATH"}
    for specs in (teacher_specs(school), substitute_specs(school), request_specs(school), class_specs(school)):
        for spec in specs:
            key = rows[spec.table]
            again = spec.apply(school, (key,), spec.parse(typed_value(school, spec, key)))
            assert again == school, spec.label


def test_one_value_is_put_into_all_rows_and_no_other():
    school = ui_school()
    spec = in_column(request_specs(school), "Prio")
    assert spec is not None
    changed = spec.apply(school, ("R2",), 1)
    assert [row.priority for row in changed.requests] == [3, 1]
    assert replace(changed, requests=school.requests) == school


def test_added_strengths_leave_the_others_and_put_ones_replace_them():
    # ANA has Questioning 4; BEN has nothing.
    school = ui_school()
    put_one, add = (spec for spec in teacher_specs(school) if spec.field == "strengths")
    added = add.apply(school, ("ANA", "BEN"), {"Grading": 2})
    assert set(added.strengths) == {
        *school.strengths, Strength(teacher="ANA", topic="Grading", level=2),
        Strength(teacher="BEN", topic="Grading", level=2),
    }  # fmt: skip
    assert put_one.apply(added, ("ANA",), {"Grading": 5}).strengths == (
        Strength(teacher="ANA", topic="Grading", level=5),
        Strength(teacher="BEN", topic="Grading", level=2),
    )


def test_topics_are_read_with_their_levels():
    read = levels_of(["Grade 5"], {"Old": 2})
    assert read("Questioning 4; Feedback;Grade 5; Old") == {"Questioning": 4, "Feedback": 3, "Grade 5": 3, "Old": 2}
    for typed, message in (("Feedback 6", "Feedback: a level from 1 to 5"), ("A; A 2", "each topic once")):
        with pytest.raises(NotAllowedError, match=message):
            read(typed)
    assert topics_of(["A; B"])("A; B") == ("A; B",)
    assert topics_of([])("A; B") == ("A", "B")


def test_the_beginning_of_a_word_is_enough():
    assert [yes_no("y"), yes_no("No")] == [True, False]
    with pytest.raises(NotAllowedError, match="one of substitute, supervisor"):
        one_of(("substitute", "supervisor"))("su")


def test_the_last_name_of_a_list_is_completed():
    names = ("Feedback", "Questioning")
    assert completed("Feedback; ques", names) == "Feedback; questioning"
    assert completed("feed", names) == "feedback"
    assert [completed("Feedback; feed", names), completed("Feedback; ", names)] == [None, None]


def test_a_block_is_the_rectangle_between_two_cells():
    # Rows are periods; columns count from 1, since the first holds the names of the periods.
    assert block(DAYS, PERIODS, (1, 2), (0, 3)) == {("Tue", "P1"), ("Tue", "P2"), ("Wed", "P1"), ("Wed", "P2")}


async def test_cells_are_edited_where_they_stand_and_rows_selected_get_the_same_values(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f4")
        await press(pilot, "right", "right", "1")  # to the topic, to the priority, and over it a 1
        await press(pilot, "2")
        assert "! a whole number from 1 to 5" in complaints(pilot)
        assert "12▏" in screen_text(pilot)
        await press(pilot, "enter", "backspace", "backspace", "5", "enter")
        assert gateway.school is not None
        assert [row.priority for row in gateway.school.requests] == [5, 5]
        assert pilot.app.screen.listing.key == "R2"  # one down, as in a spreadsheet
        await press(pilot, "4", "escape", "escape")
        assert [row.priority for row in gateway.school.requests] == [5, 5]
        await press(pilot, "a")
        assert "2 selected · 2 requests" in screen_text(pilot)
        await press(pilot, "b")
        assert "now 2 different" in flat_text(pilot)
        await press(pilot, "tab")
        await put(pilot, "2")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, TermScreen)
    assert [(row.topic, row.priority) for row in gateway.school.requests] == [("Questioning", 2), ("Grading", 2)]


async def test_topics_are_ticked_in_a_list_and_several_make_a_request_each(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f4")
        await press(pilot, "n")
        pilot.app.screen.teacher.put("DAN")
        await press(pilot, "tab", "down")
        assert "[ ] Grading" in screen_text(pilot)
        await press(pilot, "space", *"quest", "space", "enter")
        assert pilot.app.screen.topic.value == ("Grading", "Questioning")
        await press(pilot, "ctrl+s")
    assert gateway.school is not None
    assert [(row.id, row.teacher, row.topic) for row in gateway.school.requests[2:]] == [
        ("R01", "DAN", "Grading"), ("R02", "DAN", "Questioning"),
    ]  # fmt: skip


async def test_strengths_are_ticked_and_availability_is_painted_in_blocks(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3")
        await press(pilot, "down", "e")
        await press(pilot, "ctrl+n")
        await press(pilot, "ctrl+n")
        await press(pilot, "down", "space", "5")  # Grading; then Questioning 5
        await press(pilot, "ctrl+n")
        await press(pilot, "b", "down", "right", "d")  # BEN teaches P2: P1 of Monday and Tuesday
        await press(pilot, "down", "e", "ctrl+s")  # a free cell: nothing on every day
    assert gateway.school is not None
    assert [row for row in gateway.school.strengths if row.teacher == "BEN"] == [
        Strength(teacher="BEN", topic="Grading", level=3), Strength(teacher="BEN", topic="Questioning", level=5),
    ]  # fmt: skip
    assert gateway.school.availability == tuple(
        Availability(person="BEN", cycle_day=day, period="P1", status=AvailabilityStatus.DUTY) for day in ("Mon", "Tue")
    )


async def test_rows_pasted_with_their_columns_names_find_their_own_file(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3")
        pilot.app.screen.post_message(Paste("teacher\ttopic\tlevel\rBEN\tGrading\t4\r"))
        await wait_until(pilot, lambda: "1 row: 1 new, 0 changed, 0 same." in screen_text(pilot))
        await wait_until(pilot, lambda: "strengths.csv" in screen_text(pilot))
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: not isinstance(pilot.app.screen, PasteRows))
    assert gateway.school is not None
    assert gateway.school.strengths[-1] == Strength(teacher="BEN", topic="Grading", level=4)


async def test_a_paste_is_seen_first_and_taken_over_whole_or_not_at_all(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f4")
        pilot.app.screen.post_message(Paste("teacher\ttopic\tpriority\rDan Diaz\t[/x] topic\t9\r"))
        await press(pilot)
        assert "! row 2, column priority: 9 is not allowed" in flat_text(pilot)
        assert pilot.app.focused is pilot.app.screen.query_one("#preview")
        await press(pilot, "ctrl+s")
        assert gateway.school is not None
        assert len(gateway.school.requests) == 2
        pilot.app.screen.query_one(TextArea).text = "teacher\ttopic\tpriority\nDAN\t[/x] topic\t4\n"
        await press(pilot)
        assert said(pilot, "#said") == "1 row: 1 new, 0 changed, 0 same."
        assert "[/x] topic" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        assert pilot.app.screen.listing.key == "R01"
        await press(pilot, "p")
        assert pilot.app.focused is pilot.app.screen.query_one("#pasted")
    assert gateway.school.requests[-1] == Request(id="R01", teacher="DAN", topic="[/x] topic", priority=4)
