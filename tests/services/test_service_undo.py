"""Undo and redo of what services do."""

import datetime as dt
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from sabbatical.domain.edits.people import delete_teacher
from sabbatical.domain.edits.requests import put_request
from sabbatical.domain.plan import VersionState
from sabbatical.domain.rows.coaching import Request
from sabbatical.errors import DataError
from sabbatical.services.importing import replace_school
from sabbatical.services.planning import make_plan as plan_term
from sabbatical.services.plans import current_plan, discard_draft, list_versions, publish
from sabbatical.services.school import edit_school, load_school
from sabbatical.services.undo import action_lines, list_actions, redo, undo
from tests.reports_case import TOPIC, make_school
from tests.services.case import NOON, PARAMS, add_draft

NEW = Request(id="Q3", teacher="C", topic=TOPIC)
D, P, S = VersionState.DRAFT, VersionState.PUBLISHED, VersionState.SUPERSEDED


@pytest.fixture(autouse=True)
def _sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sabbatical.planning.verify.verify_plan", lambda *_: ())


def versions(store):
    return [(version.number, version.state) for version in list_versions(store)]


def titles(store):
    return [action.title for action in list_actions(store)]


def test_an_undone_publication_is_the_draft_again_and_the_plan_before_it_published(store):
    add_draft(store)
    publish(store, NOON)
    add_draft(store)
    publish(store, NOON)
    assert versions(store) == [(1, S), (2, P)]
    undone = undo(store)
    assert (undone.title, undone.at, undone.undone, undone.undoable) == ("Published plan 2", NOON, True, False)
    assert versions(store) == [(1, P), (2, D)]
    assert list_versions(store)[1].published_at is None
    assert redo(store).title == "Published plan 2"
    assert versions(store) == [(1, S), (2, P)]


def test_the_number_of_an_undone_plan_is_not_used_again(store, planner):
    plan_term(store, PARAMS)
    undo(store)
    assert versions(store) == []
    plan_term(store, PARAMS)
    assert versions(store) == [(2, D)]


def test_each_service_gives_its_action_a_title(store, planner):
    plan_term(store, PARAMS)
    discard_draft(store)
    plan_term(store, PARAMS)
    publish(store, dt.datetime.now(dt.UTC))
    edit_school(store, lambda school: put_request(school, NEW))
    edit_school(store, lambda school: replace(school, requests=()), "Withdrew all requests")
    replace_school(store, make_school())
    info, term = make_school().info, make_school().term
    assert titles(store)[:7] == [
        f"Imported {info.name}, {term.name}",
        "Withdrew all requests",
        "Added request Q3 of Cleo",
        "Published plan 2",
        "Made plan 2",
        "Discarded draft 1",
        "Made plan 1",
    ]


def test_an_import_is_undone_with_all_that_it_took_along(store):
    add_draft(store)
    before = load_school(store), current_plan(store)
    replace_school(store, replace(make_school(), requests=()))
    assert current_plan(store) is None
    undo(store)
    assert (load_school(store), current_plan(store)) == before


def test_a_person_deleted_for_good_is_gone_from_the_journal_too(store):
    edit_school(store, lambda school: put_request(school, NEW))
    edit_school(store, lambda school: delete_teacher(school, "C"))
    assert [(action.title, action.undoable) for action in list_actions(store)] == [
        ("Deleted a person for good, with all that the journal held", False)
    ]
    with closing(sqlite3.connect(store.name)) as connection:
        assert connection.execute("SELECT images FROM journal").fetchall() == [(None,)]
    with pytest.raises(DataError, match="nothing to undo") as caught:
        undo(store)
    assert "gone for good" in caught.value.hint


def test_what_follows_a_deletion_can_be_undone_and_no_more(store):
    edit_school(store, lambda school: delete_teacher(school, "C"))
    after = load_school(store)
    edit_school(store, lambda school: replace(school, requests=()))
    assert [action.undoable for action in list_actions(store)] == [True, False]
    undo(store)
    assert load_school(store) == after
    with pytest.raises(DataError):
        undo(store)


def test_nothing_to_undo_or_redo_is_said(empty):
    with pytest.raises(DataError, match="nothing to undo"):
        undo(empty)
    with pytest.raises(DataError, match="nothing to redo"):
        redo(empty)
    assert action_lines(empty) == ()


def test_the_lines_give_the_time_at_the_school(store):
    add_draft(store)
    publish(store, NOON)
    # Noon in Greenwich is 7 o'clock in New York.
    assert action_lines(store) == ("2027-01-08 07:00  Published plan 1",)
    undo(store)
    assert action_lines(store) == ("2027-01-08 07:00  Published plan 1 (undone)",)


def test_a_line_says_what_cannot_be_undone(store):
    edit_school(store, lambda school: delete_teacher(school, "C"))
    assert action_lines(store)[0].endswith("(cannot be undone)")
