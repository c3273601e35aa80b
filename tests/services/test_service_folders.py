"""Import and export: the school and its plan to folders and back."""

import csv
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import DutyStatus
from sabbatical.errors import DataError, ExportError
from sabbatical.formats.plan_folder.read import read_plan
from sabbatical.formats.school_folder import read_school
from sabbatical.services.exporting import Audience, ExportOptions, export
from sabbatical.services.importing import check_folder, import_folder
from sabbatical.services.plans import current_plan, list_versions, published_plan
from sabbatical.services.replanning import replan
from sabbatical.services.school import load_school
from tests.reports_case import date_of, make_plan, make_school
from tests.services.case import NOON, PARAMS, add_draft, publish_week, write_folder

TODAY = date_of("Wed")


def publish_unchecked(store) -> None:
    add_draft(store)
    with store.writing() as transaction:
        transaction.plans.publish_draft(NOON)


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_folder_is_taken_in_whole(empty, tmp_path):
    report = import_folder(empty, write_folder(make_school(), tmp_path / "school"))
    assert report.school == make_school()
    assert load_school(empty) == make_school()


def test_a_folder_with_errors_changes_nothing(store, tmp_path):
    add_draft(store)
    folder = write_folder(make_school(), tmp_path / "school")
    (folder / "teachers.csv").write_text("id,name,coach\nA,Ann,perhaps\n")
    assert any(finding.column == "coach" for finding in check_folder(folder))
    with pytest.raises(DataError) as caught:
        import_folder(store, folder)
    assert any(line.startswith("teachers.csv:2: coach: ") for line in caught.value.lines)
    assert load_school(store) == make_school()
    assert current_plan(store) is not None


def test_the_same_school_again_changes_nothing(store, tmp_path):
    add_draft(store)
    import_folder(store, write_folder(make_school(), tmp_path / "school"))
    assert not current_plan(store).version.school_changed_since


def test_a_corrected_school_discards_the_draft_and_dates_the_published_plan(store, tmp_path):
    publish_unchecked(store)
    add_draft(store)
    other = replace(make_school(), requests=make_school().requests[:1])
    import_folder(store, write_folder(other, tmp_path / "school"))
    assert [version.number for version in list_versions(store)] == [1]
    assert published_plan(store).version.school_changed_since


def test_another_terms_school_makes_the_published_plan_history(store, tmp_path):
    publish_unchecked(store)
    other = replace(make_school(), term=replace(make_school().term, name="Another week"))
    import_folder(store, write_folder(other, tmp_path / "school"))
    assert published_plan(store) is None
    assert [version.number for version in list_versions(store)] == [1]


def test_the_leader_gets_school_and_plan_and_both_read_back(store, tmp_path):
    publish_unchecked(store)
    files = export(store, tmp_path / "out", Audience.LEADER, today=date_of("Mon"))
    assert read_school(tmp_path / "out" / "school").school == make_school()
    assert read_plan(tmp_path / "out" / "plan", make_school()).plan == make_plan()
    assert sorted(path.relative_to(tmp_path / "out").as_posix() for path in files) == [
        name for name in names(tmp_path / "out") if not name.startswith(".")
    ]


def test_what_is_over_is_written_as_done(store, tmp_path):
    publish_unchecked(store)
    export(store, tmp_path / "out", Audience.LEADER, today=TODAY)
    plan = read_plan(tmp_path / "out" / "plan", make_school()).plan
    assert [row.status for row in plan.sessions] == [DutyStatus.DONE, DutyStatus.DONE, DutyStatus.PLANNED]


def test_the_clock_is_taken_where_no_date_is_given(store, tmp_path, monkeypatch):
    publish_unchecked(store)
    monkeypatch.setattr("sabbatical.services.exporting.school_today", lambda _: TODAY + dt.timedelta(days=365))
    export(store, tmp_path / "out", Audience.LEADER)
    plan = read_plan(tmp_path / "out" / "plan", make_school()).plan
    assert {row.status for row in (*plan.sessions, *plan.covers)} == {DutyStatus.DONE}


def test_a_school_without_a_plan_goes_out_and_comes_back_the_same(store, tmp_path):
    export(store, tmp_path / "out", Audience.LEADER)
    assert not (tmp_path / "out" / "plan").exists()
    export(store, tmp_path / "again", Audience.LEADER)
    import_folder(store, tmp_path / "out" / "school")
    assert load_school(store) == make_school()


@pytest.mark.parametrize(
    ("audience", "files"),
    [
        (Audience.STAFF, ["cover_sheet.csv"]),
        (Audience.BOARD, ["board.csv"]),
        (
            Audience.PERSON,
            [f"people/{person}.{ending}" for person in "ABCS" for ending in ("csv", "ics")],  # all who have a duty
        ),
    ],
)
def test_each_audience_gets_its_files_and_nothing_more(store, tmp_path, audience, files):
    publish_unchecked(store)
    written = export(store, tmp_path / "out", audience, today=TODAY)
    assert sorted(path.relative_to(tmp_path / "out").as_posix() for path in written) == sorted(files)
    assert names(tmp_path / "out") == sorted(files)


def test_a_person_alone(store, tmp_path):
    publish_unchecked(store)
    written = export(store, tmp_path / "out", Audience.PERSON, ExportOptions(persons=("B",)), today=TODAY)
    assert sorted(path.name for path in written) == ["B.csv", "B.ics"]
    with (tmp_path / "out" / "people" / "B.csv").open() as file:
        assert [row["with"] for row in csv.DictReader(file)] == ["Ann", "Ann", "Ann"]


def test_the_published_plan_goes_out_though_a_draft_waits(store, tmp_path):
    publish_unchecked(store)
    add_draft(store, replace(make_plan(), sessions=(), covers=()))
    export(store, tmp_path / "out", Audience.LEADER, today=date_of("Mon"))
    assert read_plan(tmp_path / "out" / "plan", make_school()).plan == make_plan()


@pytest.mark.parametrize("audience", [Audience.STAFF, Audience.BOARD, Audience.PERSON])
@pytest.mark.parametrize(
    ("has_draft", "hint"), [(False, "`sabbatical plan`, then publish it"), (True, "Publish the draft")]
)
def test_nothing_is_handed_out_before_it_is_published(store, tmp_path, audience, has_draft, hint):
    if has_draft:
        add_draft(store)
    with pytest.raises(DataError, match="Nothing is published yet") as caught:
        export(store, tmp_path / "out", audience)
    assert hint in caught.value.hint
    assert not (tmp_path / "out").exists()


def test_the_leader_gets_the_draft_where_nothing_is_published(store, tmp_path):
    add_draft(store)
    export(store, tmp_path / "out", Audience.LEADER, today=date_of("Mon"))
    assert read_plan(tmp_path / "out" / "plan", make_school()).plan == make_plan()


def test_an_export_that_fails_leaves_what_was_there(store, tmp_path):
    publish_unchecked(store)
    target = tmp_path / "out"
    export(store, target, Audience.PERSON, today=TODAY)
    before = names(target)
    with pytest.raises(ExportError, match="nobody"):
        export(store, target, Audience.PERSON, ExportOptions(persons=("nobody",)), today=TODAY)
    assert names(target) == before
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(ExportError, match="not empty"):
        export(store, tmp_path / "mine", Audience.STAFF)
    assert names(tmp_path / "mine") == ["letter.txt"]


def test_an_export_needs_a_school(empty, tmp_path):
    with pytest.raises(DataError, match="no school in the database"):
        export(empty, tmp_path / "out", Audience.LEADER)


def test_the_leader_gets_what_a_repair_changed(store, replanner, tmp_path):
    publish_week(store)
    replan(store, PARAMS, Moment(today=date_of("Wed")))
    with store.writing() as transaction:
        transaction.plans.publish_draft(NOON)
    written = export(store, tmp_path / "out", Audience.LEADER)
    assert tmp_path / "out" / "plan" / "changes.csv" in written
    lines = (tmp_path / "out" / "plan" / "changes.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "person,date,period,before,after,weight"
    assert lines[-2:] == ["C,2027-01-14,P3,cover YE,,3", "V,2027-01-14,P3,,cover YE,3"]
    for audience in (Audience.STAFF, Audience.BOARD, Audience.PERSON):
        assert "changes.csv" not in {path.name for path in export(store, tmp_path / audience, audience)}
