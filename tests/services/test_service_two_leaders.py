"""Two leaders at one database: nothing of the one is overwritten by the other unseen."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from sabbatical.db.store import Store
from sabbatical.domain.edits.people import delete_teacher
from sabbatical.domain.school import School
from sabbatical.errors import ConflictError
from sabbatical.services.planning import make_plan
from sabbatical.services.plans import current_plan, discard_draft, publish
from sabbatical.services.school import edit_school, load_school
from sabbatical.services.undo import list_actions, undo
from tests.reports_case import make_school
from tests.services.case import PARAMS, add_draft, publish_week

NOW = dt.datetime(2027, 1, 8, 12, tzinfo=dt.UTC)


@pytest.fixture
def other(store: Store) -> Iterator[Store]:
    """The second leader's handle on the database of the first."""
    with Store.open(store.name) as other:
        yield other


def first_teacher(school: School, **changed: object) -> School:
    return replace(school, teachers=(replace(school.teachers[0], **changed), *school.teachers[1:]))


def test_two_forms_on_one_teacher_lose_neither_change(store, other):
    seen = load_school(store)
    edit_school(other, lambda school: first_teacher(school, email="new@school.example"))
    merged = edit_school(store, lambda school: first_teacher(school, max_requests=1), base=seen)
    assert (merged.teachers[0].email, merged.teachers[0].max_requests) == ("new@school.example", 1)
    assert load_school(other) == merged


def test_one_field_changed_by_both_is_told_and_the_first_change_stands(store, other):
    seen = load_school(store)
    edit_school(other, lambda school: first_teacher(school, max_requests=3))
    with pytest.raises(ConflictError) as caught:
        edit_school(store, lambda school: first_teacher(school, max_requests=1), base=seen)
    name = make_school().teachers[0].id
    assert caught.value.lines == (f"teacher {name}: max_requests was None, is 3 now, and you want 1",)
    assert load_school(store).teachers[0].max_requests == 3
    # Who has seen it may change it.
    edit_school(store, lambda school: first_teacher(school, max_requests=1), base=load_school(store))
    assert load_school(other).teachers[0].max_requests == 1


def test_who_deletes_what_the_other_has_just_changed_is_told(store, other):
    seen = load_school(store)
    edit_school(other, lambda school: first_teacher(school, name="Anna"))
    with pytest.raises(ConflictError, match="changed by somebody else"):
        edit_school(store, lambda school: delete_teacher(school, school.teachers[0].id), base=seen)
    assert load_school(store).teachers[0].name == "Anna"


def test_a_plan_does_not_take_the_place_of_a_draft_made_meanwhile(store, other, planner):
    planner.meanwhile = lambda: add_draft(other)
    with pytest.raises(ConflictError, match="Draft 1 was made by somebody else"):
        make_plan(store, PARAMS)
    assert current_plan(store).version.number == 1
    planner.meanwhile = lambda: None
    assert make_plan(store, PARAMS).version.number == 2  # who has seen draft 1 may replace it


@pytest.mark.usefixtures("sound")
def test_a_draft_is_neither_published_nor_discarded_unseen(store, other):
    seen = add_draft(store)
    theirs = add_draft(other)
    for act in (lambda: publish(store, NOW, seen), lambda: discard_draft(store, seen)):
        with pytest.raises(ConflictError, match=f"Draft {theirs} was made by somebody else"):
            act()
    assert publish(store, NOW, theirs).number == theirs


def test_an_undo_takes_back_nothing_that_was_not_seen(store, other):
    edit_school(store, lambda school: first_teacher(school, name="Anna"))
    seen = list_actions(store)[0]
    edit_school(other, lambda school: first_teacher(school, email="new@school.example"))
    with pytest.raises(ConflictError, match="Somebody else did something since") as caught:
        undo(store, seen)
    assert "Nothing was undone" in caught.value.message
    assert load_school(store).teachers[0].email == "new@school.example"
    undo(store, list_actions(store)[0])
    assert load_school(store).teachers[0].email == make_school().teachers[0].email


def test_one_of_ones_own_actions_needs_no_second_look(store):
    publish_week(store)
    seen = list_actions(store)[0]
    edit_school(store, lambda school: first_teacher(school, name="Anna"))
    undo(store, seen)
    assert load_school(store) == make_school()
