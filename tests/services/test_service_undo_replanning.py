"""A morning of absences, re-plans and publications, taken back step by step and done again."""

import datetime as dt
import re
import sqlite3
from contextlib import closing

from sabbatical.db.base import Base
from sabbatical.domain.edits.people import delete_teacher
from sabbatical.domain.edits.requests import put_request
from sabbatical.domain.moment import Moment
from sabbatical.domain.rows.coaching import Request
from sabbatical.services.absences import NewAbsence, add_absences, person_is_back
from sabbatical.services.marks import mark_missed, set_pinned
from sabbatical.services.notices import mark_told
from sabbatical.services.plans import publish, published_plan
from sabbatical.services.replanning import replan
from sabbatical.services.school import edit_school
from sabbatical.services.undo import list_actions, redo, undo
from sabbatical.services.versions import restore_version
from tests.reports_case import TOPIC, date_of
from tests.services.case import PARAMS, publish_week

MORNING = Moment(today=date_of("Tue"), now=dt.time(7, 55))
ILL = (
    NewAbsence(person="A", start=date_of("Tue"), end=date_of("Tue"), reason="flu"),
    NewAbsence(person="C", start=date_of("Tue"), end=None, reason="operation"),
)


def dump(store):
    """Every row that the journal records, as SQLite stores it."""
    tables = sorted(table.name for table in Base.metadata.sorted_tables if table.info.get("recorded", True))
    with closing(sqlite3.connect(store.name)) as connection:
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for name in tables}


def test_every_action_of_a_morning_is_taken_back_exactly_and_done_again(store, replanner, sound):
    now = dt.datetime.now(dt.UTC)
    publish_week(store)
    states = [dump(store)]
    for act, title in (
        (lambda: add_absences(store, ILL), "Added 2 absences"),
        (lambda: replan(store, PARAMS, MORNING), "Re-planned as draft 2"),
        (lambda: publish(store, now), "Published plan 2"),
        (lambda: mark_told(store, ("A",), True, now), "Told Ann"),
        (lambda: mark_told(store, ("A", "B"), True, now), "Told 2 people"),
        (lambda: mark_missed(store, ("Q1-1.2",), True), "Marked Q1-1.2 as missed"),
        (lambda: set_pinned(store, ("Q1-1.3", "Thu-P3-YE"), True), "Pinned Q1-1.3, Thu-P3-YE"),
        (lambda: person_is_back(store, "C", date_of("Wed")), "Changed absence of Cleo"),
        (lambda: restore_version(store, 1, now), "Restored plan 1 as draft 3"),
        (lambda: publish(store, now), "Published plan 3"),
    ):
        act()
        assert list_actions(store)[0].title == title
        states.append(dump(store))
        assert states[-1] != states[-2]
    for state in states[-2::-1]:
        undo(store)
        assert dump(store) == state
    for state in states[1:]:
        redo(store)
        assert dump(store) == state


def test_who_is_deleted_for_good_is_named_nowhere_any_more(store, replanner, sound):
    edit_school(store, lambda school: put_request(school, Request(id="Q3", teacher="C", topic=TOPIC)))
    publish_week(store)
    add_absences(store, ILL)
    replan(store, PARAMS, MORNING)
    publish(store, dt.datetime.now(dt.UTC))
    mark_told(store, ("A", "C"), True, dt.datetime.now(dt.UTC))
    plan = published_plan(store)
    assert plan.version.note == "Ann absent 12 Jan; Cleo absent 12 Jan to 15 Jan"
    assert {"plan", "plan_absence", "plan_asked", "told"} <= naming(store, "C", "Cleo")
    edit_school(store, lambda school: delete_teacher(school, "C"))
    assert naming(store, "C", "Cleo") == set()
    after = published_plan(store)
    # What C covered is still there, and says by whom with an id that tells nothing.
    assert [row.id for row in after.plan.covers] == [row.id for row in plan.plan.covers]
    assert "deleted-1" in [row.cover_person for row in after.plan.covers]
    assert (after.plan.sessions, after.version.note) == (
        plan.plan.sessions,
        "Ann absent 12 Jan; somebody absent 12 Jan to 15 Jan",
    )
    assert {"plan", "plan_absence", "told"} <= naming(store, "A", "Ann")


def naming(store, person, name):
    """The tables in which a person is named by id or name."""
    with closing(sqlite3.connect(store.name)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        rows = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
    words = re.compile(rf"\b{name}\b|^{person}$|\"{person}\"")
    return {table for table, found in rows.items() if any(words.search(str(value)) for row in found for value in row)}
