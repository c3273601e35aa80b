"""Classes that an import calls by their teachers: a person deleted for good is in no id and no name of them."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from sabbatical.domain.edits.people import delete_teacher
from sabbatical.domain.imports.settings import ImportSettings
from sabbatical.domain.plan import TermPlan
from sabbatical.services.backups import back_up
from sabbatical.services.deleting import delete_person
from sabbatical.services.plans import published_plan
from sabbatical.services.school import edit_school, load_school
from sabbatical.services.source_imports import SourceAsked, import_source
from tests.reports_case import make_plan
from tests.services.case import publish_week

ASKED = ImportSettings(
    school_name="Lake School", term_name="Spring", start=dt.date(2027, 1, 11), end=dt.date(2027, 3, 19)
)
DIVIDED = """\
,Mon,,Tue,
Teacher,1,2,1,2
,08:00-08:45,08:50-09:35,,
AKI,7A | Maths | R1,,7B | Art | R1,
BBE,7A | Maths | R2,7C | PE | Gym,,
CCA,,7C | PE | Gym,,
"""
"""At Mon 1, 7A is divided between two teachers; 7C has two teachers together."""


@pytest.fixture
def imported(store, tmp_path: Path) -> SourceAsked:
    """The school above in the database, with a published plan in which AKI's part of 7A is host and covered."""
    source = tmp_path / "week.csv"
    source.write_text(DIVIDED)
    asked = SourceAsked(path=source, settings=ASKED, anew=True)
    import_source(store, asked)
    publish_week(store, named_for(make_plan(), "7A Maths (AKI)"))
    return replace(asked, anew=False)


def named_for(plan: TermPlan, class_id: str) -> TermPlan:
    """A plan of which each class is another."""
    sessions = tuple(replace(row, class_id=class_id if row.class_id else "") for row in plan.sessions)
    return replace(plan, sessions=sessions, covers=tuple(replace(row, class_id=class_id) for row in plan.covers))


def classes_of(store) -> dict[str, str]:
    return {row.id: row.name for row in load_school(store).classes}


def test_ids_of_divided_classes_name_a_deleted_teacher_nowhere(store, imported, tmp_path):
    assert set(classes_of(store)) == {"7A Maths (AKI)", "7A Maths (BBE)", "7B Art", "7C PE"}
    delete_person(store, "AKI")
    assert classes_of(store) == {name: name for name in ("7A Maths (deleted-1)", "7A Maths (BBE)", "7B Art", "7C PE")}
    plan = published_plan(store).plan
    assert {row.class_id for row in (*plan.sessions, *plan.covers)} - {""} == {"7A Maths (deleted-1)"}
    back_up(store)
    store.close()
    holding = [path for path in tmp_path.rglob("*") if path.is_file() and b"AKI" in path.read_bytes()]
    assert holding == [imported.path]


def test_each_deleted_teacher_leaves_an_id_of_its_own(store, imported):
    delete_person(store, "AKI")
    edit_school(store, lambda school: delete_teacher(school, "BBE"))  # the same by an edit in the app
    assert set(classes_of(store)) == {"7A Maths (deleted-1)", "7A Maths (deleted-2)", "7B Art", "7C PE"}


def test_whom_only_plans_know_leaves_their_classes_too(store, imported):
    imported.path.write_text(DIVIDED.replace("AKI", "NEW"))
    import_source(store, imported)
    delete_person(store, "AKI")
    plan = published_plan(store).plan
    assert {row.class_id for row in (*plan.sessions, *plan.covers)} - {""} == {"7A Maths (deleted-1)"}


def test_the_next_import_brings_the_successor_and_no_doubles(store, imported):
    delete_person(store, "AKI")
    with store.writing() as transaction:
        transaction.plans.delete_all()
    imported.path.write_text(DIVIDED.replace("AKI", "NEW"))
    import_source(store, imported)
    assert set(classes_of(store)) == {"7A Maths (NEW)", "7A Maths (BBE)", "7B Art", "7C PE"}
