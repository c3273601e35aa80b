"""A person or a term deleted for good is gone from everything, and the plan holds together without them."""

import datetime as dt
import re
from pathlib import Path

import pytest

from sabbatical.domain.edits.people import delete_teacher
from sabbatical.domain.edits.requests import put_request
from sabbatical.domain.plan import VersionState
from sabbatical.domain.rows.coaching import Request
from sabbatical.errors import ConflictError, DataError
from sabbatical.services.backups import back_up
from sabbatical.services.deleting import delete_people, delete_person, delete_term, holdings_of_person, holdings_of_term
from sabbatical.services.drafts import refuse_where_people_went
from sabbatical.services.plans import list_versions, published_plan
from sabbatical.services.school import edit_school, load_school
from sabbatical.services.status import term_status
from sabbatical.services.undo import list_actions, undo
from tests.reports_case import TOPIC, make_plan, make_school
from tests.services.case import add_draft, publish_week


def people_named(store) -> set[str]:
    plans = [stored.plan for stored in [published_plan(store)] if stored is not None]
    sessions = {person for plan in plans for row in plan.sessions for person in (row.coach, row.coachee)}
    return sessions | {person for plan in plans for row in plan.covers for person in (row.cover_person, *row.absent)}


def traces(folder: Path, word: str) -> list[str]:
    """The files in a folder that hold a word."""
    pattern = re.compile(word.encode())
    return [path.name for path in folder.rglob("*") if path.is_file() and pattern.search(path.read_bytes())]


def test_a_person_is_gone_from_school_plans_journal_and_file(store, tmp_path):
    publish_week(store)
    edit_school(store, lambda school: put_request(school, Request(id="Q9", teacher="C", topic=TOPIC)))
    back_up(store)
    assert "Cleo" in {row.name for row in load_school(store).teachers}
    deletion = delete_person(store, "Cleo")
    assert deletion.is_scrubbed
    assert "C" not in people_named(store)
    assert "deleted-1" in people_named(store)
    assert [action.undoable for action in list_actions(store)] == [False]
    store.close()
    kept = [backup.path.name for backup in store.list_backups()]
    assert set(traces(tmp_path, "Cleo")) == set(kept)
    newest = back_up(store)
    assert store.list_backups() == (newest,)
    assert traces(tmp_path, "Cleo") == []


def test_several_people_are_deleted_together_or_not_at_all(store):
    publish_week(store)
    before = load_school(store)
    with pytest.raises(DataError, match="Nobody has the id X any more"):
        delete_people(store, ("C", "X"))
    assert load_school(store) == before
    assert "C" in people_named(store)
    other = next(row for row in before.teachers if row.id != "C")
    assert [deletion.gone.name for deletion in delete_people(store, ("C", other.id))] == ["Cleo", other.name]
    assert not {"C", other.id} & people_named(store)


def test_a_plan_that_was_being_made_is_not_kept_where_somebody_was_deleted_meanwhile(store):
    publish_week(store)
    planned = load_school(store)
    delete_person(store, "Cleo")
    with store.writing() as transaction, pytest.raises(ConflictError, match="Somebody was deleted"):
        refuse_where_people_went(transaction, planned)
    with store.writing() as transaction:
        refuse_where_people_went(transaction, load_school(store))


def test_what_goes_is_said_before_and_is_what_went(store):
    publish_week(store)
    told = holdings_of_person(store, "C")
    school, plan = make_school(), make_plan()
    parts = {several: count for count, _, several in told.parts}
    assert parts["rows of the timetable"] == sum(row.teacher == "C" for row in school.timetable)
    rows = [row for row in plan.sessions if "C" in (row.coach, row.coachee)]
    covers = [row for row in plan.covers if "C" in (row.cover_person, *row.absent)]
    assert told.plan_rows == len(rows) + len(covers) > 0
    assert delete_person(store, "C").gone == told


def test_the_counts_of_the_plan_stay_right(store):
    publish_week(store)
    before = term_status(store, dt.date(2027, 1, 12))
    delete_person(store, "C")
    after = term_status(store, dt.date(2027, 1, 12))
    assert (after.sessions_planned, after.lost_hundredths) == (before.sessions_planned, before.lost_hundredths)
    assert len(published_plan(store).plan.sessions) == len(make_plan().sessions)


def test_two_people_get_stand_ins_of_their_own(store):
    publish_week(store)
    first = people_named(store)
    delete_person(store, "C")
    delete_person(store, "B")
    assert len(people_named(store)) == len(first)
    assert {"deleted-1", "deleted-2"} <= people_named(store)
    with pytest.raises(DataError):
        delete_person(store, "C")


def test_whom_only_plans_know_can_be_deleted_too(store):
    publish_week(store)
    with store.writing() as transaction:  # as an import does that has them no more
        transaction.school.save(delete_teacher(transaction.school.load(), "C"))
    delete_person(store, "C")
    assert "C" not in people_named(store)
    assert undo_is_refused(store)


def undo_is_refused(store) -> bool:
    with pytest.raises(DataError, match="nothing to undo"):
        undo(store)
    return True


def test_a_term_is_gone_with_every_plan(store, tmp_path):
    publish_week(store)
    add_draft(store)
    told = holdings_of_term(store)
    assert (2, "plan", "plans") in told.parts
    assert delete_term(store).gone == told
    assert load_school(store) is None
    assert list_versions(store) == ()
    assert undo_is_refused(store)
    back_up(store)
    store.close()
    assert traces(tmp_path, "Cleo") == []
    with pytest.raises(DataError, match="no school"):
        delete_term(store)


def test_numbers_of_plans_are_not_given_out_again_after_a_term(store):
    publish_week(store)
    delete_term(store)
    with store.writing() as transaction:
        transaction.school.save(make_school())
    assert add_draft(store) == 2
    assert [version.state for version in list_versions(store)] == [VersionState.DRAFT]


def test_an_id_is_not_taken_for_a_part_of_a_name(store):
    assert holdings_of_person(store, "Cle").name == "Cleo"
    with pytest.raises(DataError, match="Nobody has the id Cle any more"):
        delete_person(store, "Cle", is_id=True)
