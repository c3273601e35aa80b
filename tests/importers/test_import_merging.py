"""Import again: what the source changed changes, what was typed stays."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sabbatical.domain.imports.imported import by_table
from sabbatical.domain.imports.known import Known
from sabbatical.domain.rows.classes import TimetableEntry
from sabbatical.domain.rows.coaching import Request, Strength
from sabbatical.domain.rows.people import Absence, Availability, AvailabilityStatus
from sabbatical.domain.school import School
from sabbatical.services.source_imports import SourceAsked, SourceReport, report_on
from tests.importers import case, untis_case
from tests.importers.case import Row

WITHOUT_DAN = tuple(replace(row, teachers=("CAR",)) if row.number == 4 else row for row in case.ROWS)


def first(folder: Path) -> SourceReport:
    report = report_on(SourceAsked(path=untis_case.untis_folder(folder / "untis"), settings=case.SETTINGS), Known(), ())
    assert report.school is not None, [finding.text for finding in report.findings]
    return report


def again(
    folder: Path,
    rows: tuple[Row, ...],
    typed: Callable[[School], School] = lambda school: school,
    *,
    in_plans: frozenset[str] = frozenset(),
    gone: str = "",
) -> SourceReport:
    """Import `rows` after the school of case.py, in which a leader typed; `gone` = a teacher no longer in GPU004."""
    before = first(folder)
    assert before.school is not None
    known = Known(current=typed(before.school), imported=by_table(before.imported), in_plans=in_plans)
    source = untis_case.untis_folder(folder / "untis", rows)
    teachers = (source / "GPU004.TXT").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in teachers if not gone or f'"{gone}"' not in line]
    (source / "GPU004.TXT").write_text("".join(kept), encoding="utf-8")
    return report_on(SourceAsked(path=source), known, before.imported)


def school_of(report: SourceReport) -> School:
    assert report.school is not None, [finding.text for finding in report.findings]
    return report.school


def test_the_same_again_changes_nothing(tmp_path: Path):
    report = again(tmp_path, case.ROWS)
    assert report.changes == ()
    assert report.school == first(tmp_path).school


def test_only_what_changed_changes(tmp_path: Path):
    report = again(tmp_path, case.moved())
    assert report.changes == (
        "1 meeting added: 7B Maths Tue 3 (Ann Kim)",
        "1 meeting removed: 7B Maths Tue 2 (Ann Kim)",
    )


def _everything_typed(school: School) -> School:
    """What a leader adds to the school of an import."""
    return replace(
        school,
        policy=replace(school.policy, min_strength=4),
        teachers=tuple(
            replace(row, coach=True, release_week_max=45, name="Anna Kim") if row.id == "KIM" else row
            for row in school.teachers
        ),
        classes=tuple(replace(row, release=False) if row.id == "7A English" else row for row in school.classes),
        strengths=(Strength(teacher="KIM", topic="Questioning", level=5),),
        requests=(Request(id="R1", teacher="BEN", topic="Questioning"),),
        absences=(Absence(id="A1", person="CAR", start=school.term.start),),
        availability=(*school.availability, Availability(person="DAN", cycle_day="Mon", status=AvailabilityStatus.OFF)),
        timetable=(
            *school.timetable,
            TimetableEntry(class_id="7A English", teacher="CAR", cycle_day="Wed", period="3"),
        ),
    )


def test_nothing_that_was_typed_is_lost(tmp_path: Path):
    typed = _everything_typed(school_of(first(tmp_path)))
    merged = school_of(again(tmp_path, case.moved(), _everything_typed))
    moved = {("7B Maths", "Tue", "2"), ("7B Maths", "Tue", "3")}
    rest = [row for row in merged.timetable if (row.class_id, row.cycle_day, row.period) not in moved]
    assert rest == [row for row in typed.timetable if (row.class_id, row.cycle_day, row.period) not in moved]
    assert replace(merged, timetable=()) == replace(typed, timetable=())


def test_a_second_row_of_one_meeting_is_not_lost(tmp_path: Path):
    """A leader may cut a meeting in two: another room from February on."""

    def in_two(school: School) -> School:
        (row,) = (row for row in school.timetable if row.class_id == "7B Maths")
        later = dt.date(2027, 2, 1)
        halves = (replace(row, until_date=later - dt.timedelta(days=1)), replace(row, from_date=later, room="R9"))
        return replace(school, timetable=(*(other for other in school.timetable if other is not row), *halves))

    report = again(tmp_path, case.ROWS, in_two)
    assert report.changes == ()
    assert report.kept == ()


def test_a_name_that_both_changed_stays_as_typed_and_is_told(tmp_path: Path):
    before = first(tmp_path)
    assert before.school is not None
    typed = replace(before.school, teachers=tuple(
        replace(row, name="Anna Kim") if row.id == "KIM" else row for row in before.school.teachers
    ))  # fmt: skip
    source = untis_case.untis_folder(tmp_path / "untis")
    path = source / "GPU004.TXT"
    path.write_text(path.read_text(encoding="utf-8").replace('"Kim"', '"Kim-Lee"'), encoding="utf-8")
    known = Known(current=typed, imported=by_table(before.imported))
    report = report_on(SourceAsked(path=source), known, before.imported)
    assert report.changes == ()
    (line,) = report.kept
    assert line.startswith("Teacher Anna Kim: name stays 'Anna Kim', as it was typed here")
    assert line.endswith("('Ann Kim-Lee').")


def test_a_name_that_the_source_alone_changed_changes(tmp_path: Path):
    before = first(tmp_path)
    source = untis_case.untis_folder(tmp_path / "untis")
    path = source / "GPU004.TXT"
    path.write_text(path.read_text(encoding="utf-8").replace('"Kim"', '"Kim-Lee"'), encoding="utf-8")
    known = Known(current=before.school, imported=by_table(before.imported))
    report = report_on(SourceAsked(path=source), known, before.imported)
    assert report.changes == ("1 teacher changed: Ann Kim-Lee",)


def test_who_is_gone_and_of_whom_nothing_was_typed_goes(tmp_path: Path):
    report = again(tmp_path, WITHOUT_DAN, gone="DAN")
    assert "1 teacher removed: Dan Diaz" in report.changes
    assert report.kept == ()


def _asks(school: School) -> School:
    return replace(school, requests=(Request(id="R1", teacher="DAN", topic="Questioning"),))


def _pays(school: School) -> School:
    return replace(school, teachers=tuple(replace(row, coach=row.id == "DAN") for row in school.teachers))


@pytest.mark.parametrize(
    ("typed", "in_plans", "reason"),
    [
        (_asks, frozenset(), "a request"),
        (_pays, frozenset(), "what was typed about it"),
        (lambda school: school, frozenset({"DAN"}), "the published plan"),
    ],
)
def test_who_is_gone_and_of_whom_something_was_typed_stays(
    tmp_path: Path, typed: Callable[[School], School], in_plans: frozenset[str], reason: str
):
    report = again(tmp_path, WITHOUT_DAN, typed, in_plans=in_plans, gone="DAN")
    assert "DAN" in {row.id for row in school_of(report).teachers}
    assert report.kept == (f"Teacher Dan Diaz is no longer in the source, and stays because of {reason}.",)


def test_what_a_leader_deleted_stays_deleted(tmp_path: Path):
    def without_sport(school: School) -> School:
        return replace(
            school,
            classes=tuple(row for row in school.classes if row.subject != "PE"),
            timetable=tuple(row for row in school.timetable if row.class_id != "7A + 7B PE"),
        )

    report = again(tmp_path, case.moved(), without_sport)
    assert "PE" not in {row.subject for row in school_of(report).classes}


def test_a_new_meeting_of_a_class_that_was_deleted_does_not_come_in(tmp_path: Path):
    more = tuple(replace(row, times=((4, "1"), (2, "3"))) if row.number == 4 else row for row in case.ROWS)

    def without_sport(school: School) -> School:
        return replace(
            school,
            classes=tuple(row for row in school.classes if row.subject != "PE"),
            timetable=tuple(row for row in school.timetable if row.class_id != "7A + 7B PE"),
        )

    assert again(tmp_path, more, without_sport).changes == ()


def test_a_status_gives_way_to_a_class_and_is_told(tmp_path: Path):
    def off_on_tuesday(school: School) -> School:
        return replace(school, availability=(
            *(row for row in school.availability),
            Availability(person="BEN", cycle_day="Tue", status=AvailabilityStatus.OFF),
        ))  # fmt: skip

    rows = tuple(replace(row, times=((1, "1"), (3, "3"))) if row.number == 3 else row for row in case.ROWS)
    report = again(tmp_path, rows, off_on_tuesday)
    # BEN now teaches on Tuesday 1; the rest of his Tuesday stays off, and Friday 3 is the staff meeting.
    own = [row for row in school_of(report).availability if row.person == "BEN"]
    assert {(row.cycle_day, row.period, row.status.value) for row in own} == {
        ("Tue", "2", "off"), ("Tue", "3", "off"), ("Fri", "3", "duty"),
    }  # fmt: skip
    assert report.kept == ("BEN was off on Tue and now teaches then (7A English); the status gave way.",)


def test_a_mapping_counts_as_typed(tmp_path: Path):
    before = first(tmp_path)
    known = Known(current=before.school, imported=by_table(before.imported))
    settings = replace(case.SETTINGS, term_name="Summer", bell={})
    asked = SourceAsked(path=tmp_path / "untis", settings=settings)
    later = report_on(asked, known, before.imported)
    assert school_of(later).term.name == "Summer"
    # Without the mapping the next time, what it said stands.
    known = Known(current=later.school, imported=by_table(later.imported))
    assert report_on(SourceAsked(path=tmp_path / "untis"), known, later.imported).changes == ()


def test_a_school_with_no_teacher_in_common_is_not_mixed_in(tmp_path: Path):
    known = Known(current=first(tmp_path).school)
    path = tmp_path / "plan.csv"
    path.write_text("Teacher,Mon 1\nSomebody,7A\n", encoding="utf-8")
    report = report_on(SourceAsked(path=path), known, ())
    assert report.school is None
    assert "names none of the 4 teachers of 'Lake School'" in report.errors[0].text


def test_a_first_import_into_a_school_typed_by_hand(tmp_path: Path):
    """Meetings of classes that the source knows are the source's from now on; names and all else stay as typed."""
    typed = school_of(first(tmp_path))
    named = tuple(replace(row, name=f"{row.name} (typed)") for row in typed.teachers)
    typed = replace(typed, teachers=named, strengths=(Strength(teacher="KIM", topic="Questioning", level=5),))
    asked = SourceAsked(path=untis_case.untis_folder(tmp_path / "untis", case.moved()))
    report = report_on(asked, Known(current=typed), ())
    assert report.changes == (
        "1 meeting added: 7B Maths Tue 3 (Ann Kim (typed))",
        "1 meeting removed: 7B Maths Tue 2 (Ann Kim (typed))",
    )
