"""Imports in the database: whole or not at all, and plans fare as the leader expects."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sabbatical.db.store import Store
from sabbatical.domain.edits.people import delete_teacher
from sabbatical.domain.origin import PlanOrigin
from sabbatical.domain.plan import PlanStatus, PlanSummary, TermPlan, VersionState
from sabbatical.domain.rows.coaching import Strength
from sabbatical.errors import DataError
from sabbatical.formats.school_folder import write_school
from sabbatical.services.importing import import_folder
from sabbatical.services.plans import list_versions
from sabbatical.services.school import edit_school, load_school
from sabbatical.services.source_imports import SourceAsked, SourceReport, import_source, look_at_source
from sabbatical.services.source_kinds import is_school_folder
from sabbatical.services.undo import list_actions, undo
from tests.importers import case, oneroster_case, sheet_case, untis_case


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A database into which the school of case.py was imported from Untis."""
    with Store.open(str(tmp_path / "lake.db")) as opened:
        import_rows(opened, tmp_path)
        yield opened


def import_rows(store: Store, folder: Path, rows: tuple[case.Row, ...] = case.ROWS) -> SourceReport:
    source = untis_case.untis_folder(folder / "untis", rows)
    return import_source(store, SourceAsked(path=source, settings=case.SETTINGS))


def publish(store: Store) -> None:
    plan = TermPlan(summary=PlanSummary(status=PlanStatus.OPTIMAL, seconds=0.0, seed=0, tiers=()))
    moment = dt.datetime(2027, 1, 4, tzinfo=dt.UTC)
    with store.writing() as transaction:
        school = transaction.school.load()
        assert school is not None
        revision = transaction.school.revision()
        transaction.plans.add_draft(plan, created_at=moment, school_revision=revision, origin=PlanOrigin.of(school))
        transaction.plans.publish_draft(moment)


def remembered(store: Store) -> int:
    with store.reading() as transaction:
        return len(transaction.imports.load())


def test_a_look_changes_nothing(store: Store, tmp_path: Path):
    before = load_school(store)
    report = look_at_source(store, SourceAsked(path=untis_case.untis_folder(tmp_path / "untis", case.moved())))
    assert len(report.changes) == 2
    assert load_school(store) == before


def test_import_again(store: Store, tmp_path: Path):
    edit_school(store, lambda school: replace(school, strengths=(Strength(teacher="KIM", topic="Talk", level=4),)))
    import_rows(store, tmp_path, case.moved())
    school = load_school(store)
    assert school is not None
    assert [(row.cycle_day, row.period) for row in school.timetable if row.class_id == "7B Maths"] == [("Tue", "3")]
    assert school.strengths == (Strength(teacher="KIM", topic="Talk", level=4),)
    assert import_rows(store, tmp_path, case.moved()).changes == ()


def test_a_published_plan_stays_published(store: Store, tmp_path: Path):
    publish(store)
    import_rows(store, tmp_path, case.moved())
    (version,) = list_versions(store)
    assert version.state is VersionState.PUBLISHED
    assert version.school_changed_since


def test_an_import_can_be_undone_with_what_it_remembers(store: Store, tmp_path: Path):
    before, count = load_school(store), remembered(store)
    import_rows(store, tmp_path, case.moved())
    assert list_actions(store)[0].title == "Imported Lake School, Spring, from Untis"
    undo(store)
    assert (load_school(store), remembered(store)) == (before, count)
    assert len(import_rows(store, tmp_path, case.moved()).changes) == 2


def test_what_is_missing_is_named_and_nothing_changes(tmp_path: Path):
    with Store.open(str(tmp_path / "empty.db")) as store:
        with pytest.raises(DataError) as caught:
            import_source(store, SourceAsked(path=untis_case.untis_folder(tmp_path / "untis")))
        assert [line.partition(":")[0] for line in caught.value.lines] == [
            "school.name", "term.name", "term.start", "term.end", "bell",
        ]  # fmt: skip
        assert load_school(store) is None


def test_an_error_has_its_place_and_nothing_changes(store: Store, tmp_path: Path):
    before = load_school(store)
    folder = untis_case.untis_folder(tmp_path / "untis")
    (folder / "GPU001.TXT").write_bytes(b"\0")
    with pytest.raises(DataError) as caught:
        import_source(store, SourceAsked(path=folder))
    assert caught.value.lines == ("GPU001.TXT:1: holds a NUL byte, so it is no text; save it as UTF-8 text",)
    assert load_school(store) == before


def test_an_error_of_what_it_comes_to_has_its_place_too(tmp_path: Path):
    wrong = replace(case.SETTINGS, bell={**case.SETTINGS.bell, "2": case.SETTINGS.bell["1"]})
    with Store.open(str(tmp_path / "empty.db")) as store:
        report = look_at_source(store, SourceAsked(path=untis_case.untis_folder(tmp_path / "untis"), settings=wrong))
    # Period 2 stands first in line 4 of GPU001: two lines of lesson 1 come before that of lesson 2.
    assert [finding.text.partition(":")[0] for finding in report.errors] == ["GPU001.TXT"]
    assert "lies within period '1'" in report.errors[0].text


def test_a_person_deleted_for_good_is_not_remembered(store: Store):
    edit_school(store, lambda school: delete_teacher(school, "DAN"))
    with store.reading() as transaction:
        assert "DAN" not in repr(transaction.imports.load())
        assert "Dan Diaz" not in repr(transaction.imports.load())


def test_a_school_folder_of_another_term_ends_what_is_remembered(store: Store, tmp_path: Path):
    school = load_school(store)
    assert school is not None
    folder = tmp_path / "folder"
    folder.mkdir()
    write_school(replace(school, term=replace(school.term, name="Summer")), folder)
    import_folder(store, folder)
    assert remembered(store) == 0


def test_anew_puts_the_school_aside(store: Store, tmp_path: Path):
    path = tmp_path / "plan.csv"
    path.write_text("Teacher,Mon 1,Tue 2\nSomebody,7A,7B\n", encoding="utf-8")
    import_source(store, SourceAsked(path=path, settings=case.SETTINGS, anew=True))
    school = load_school(store)
    assert school is not None
    assert [row.id for row in school.teachers] == ["Somebody"]


def test_people_and_classes_alone_leave_the_timetable(tmp_path: Path):
    folder = oneroster_case.oneroster_folder(tmp_path / "roster")
    settings = replace(case.SETTINGS, source_term="Spring")
    with Store.open(str(tmp_path / "lake.db")) as store:
        import_source(store, SourceAsked(path=folder, settings=settings))
        (folder / "timetable.csv").unlink()
        users = folder / "users.csv"
        users.write_text(users.read_text(encoding="utf-8").replace("Kim", "Kim-Lee"), encoding="utf-8")
        report = import_source(store, SourceAsked(path=folder, settings=settings))
        assert report.changes == ("1 teacher changed: Ann Kim-Lee",)
        (folder / "timetable.csv").write_text(oneroster_case.oneroster_tables()["timetable.csv"], encoding="utf-8")
        assert import_source(store, SourceAsked(path=folder, settings=settings)).changes == ()


def test_what_is_a_school_folder(tmp_path: Path):
    (tmp_path / "school").mkdir()
    (tmp_path / "school" / "school.toml").write_text("", encoding="utf-8")
    assert is_school_folder(tmp_path / "school")
    assert not is_school_folder(untis_case.untis_folder(tmp_path / "untis"))
    assert not is_school_folder(oneroster_case.oneroster_folder(tmp_path / "roster"))
    assert not is_school_folder(sheet_case.sheet_csv(tmp_path / "plan.csv"))
    (tmp_path / "nothing").mkdir()
    assert is_school_folder(tmp_path / "nothing")  # so that what is missing is named
