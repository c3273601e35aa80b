from dataclasses import replace
from pathlib import Path

from tests.importers import case, fet_case
from tests.importers.case import Row


def _constraints(rows: tuple[Row, ...] = case.ROWS) -> str:
    """What FET writes into _data_and_timetable.fet: each activity's start as a strict constraint."""
    starts = "".join(
        f"<ConstraintActivityPreferredStartingTime><Weight_Percentage>100</Weight_Percentage><Activity_Id>{number}"
        f"</Activity_Id><Preferred_Day>{case.DAYS[day]}</Preferred_Day><Preferred_Hour>{period}</Preferred_Hour>"
        "<Permanently_Locked>false</Permanently_Locked><Active>true</Active>"
        "</ConstraintActivityPreferredStartingTime>\n"
        for number, (_, day, period) in enumerate(
            ((row, day, period) for row in rows for day, period in row.times), start=1
        )
    )
    off = (
        "<ConstraintTeacherNotAvailableTimes><Teacher>DAN</Teacher><Not_Available_Time><Day>Monday</Day><Hour>1</Hour>"
        "</Not_Available_Time></ConstraintTeacherNotAvailableTimes>"
    )
    return f"<Time_Constraints_List>{starts}{off}</Time_Constraints_List>"


def test_a_file_that_holds_its_timetable(tmp_path: Path):
    path = tmp_path / "lake_data_and_timetable.fet"
    path.write_text(fet_case.fet_text(extra=_constraints()), encoding="utf-8")
    draft = case.draft_of(path)
    assert case.times_of(draft) == case.expected_times()
    assert ("DAN", "Monday", "1", "off") in {(row.person, row.day, row.period, row.status) for row in draft.statuses}


def test_a_file_without_timetable_is_refused_with_what_to_do(tmp_path: Path):
    path = tmp_path / "lake.fet"
    path.write_text(fet_case.fet_text(), encoding="utf-8")
    (problem,) = case.problems_of(path)
    assert problem.startswith("lake.fet: holds no timetable")
    assert "_activities.xml" in problem


def test_the_activities_file_finds_the_data_beside_it(tmp_path: Path):
    folder = fet_case.fet_folder(tmp_path / "fet")
    assert case.times_of(case.draft_of(folder / "lake_activities.xml")) == case.expected_times()


def test_other_modes_are_refused_with_their_line(tmp_path: Path):
    path = tmp_path / "lake.fet"
    path.write_text(fet_case.fet_text(mode="Mornings-Afternoons"), encoding="utf-8")
    # The declaration, an empty line and <fet> come first.
    assert case.problems_of(path) == [
        "lake.fet:4: Mode: 'Mornings-Afternoons' is a mode that cannot be read; only FET's mode Official can"
    ]


def test_an_activity_of_several_hours_is_a_meeting_in_each(tmp_path: Path):
    folder = fet_case.fet_folder(tmp_path / "fet")
    path = folder / "lake.fet"
    text = path.read_text(encoding="utf-8-sig").replace("<Duration>1<", "<Duration>2<", 1)
    path.write_text(text, encoding="utf-8")
    draft = case.draft_of(folder)
    # Activity 1 is 7A Maths on Monday 1; with two hours it is on Monday 2 too.
    assert case.times_of(draft) == case.expected_times() | {("7A Maths", "KIM", 0, "2")}


def test_a_lesson_of_the_year_is_one_of_its_groups(tmp_path: Path):
    rows = tuple(replace(row, groups=("7",)) if row.number == 4 else row for row in case.ROWS)
    draft = case.draft_of(fet_case.fet_folder(tmp_path / "fet", rows))
    sport = next(found for found in draft.classes if found.subject == "PE")
    assert sport.groups == ("7A", "7B")
    assert sport.students == 50


def test_what_is_unknown_is_left_out_with_its_line(tmp_path: Path):
    rows = tuple(replace(row, teachers=("ZOE",)) if row.number == 2 else row for row in case.ROWS)
    (problem,) = case.problems_of(fet_case.fet_folder(tmp_path / "fet", rows))
    assert problem.endswith("warning: activity 3 names the teacher 'ZOE', who is not in the file's list; left out")
    file, line, _ = problem.split(":", 2)
    text = (tmp_path / "fet" / file).read_text(encoding="utf-8-sig").split("\n")
    assert text[int(line) - 1 : int(line) + 1] == ["<Activity>", "\t<Teacher>ZOE</Teacher>"]


def test_hours_that_tell_their_times_need_no_bell(tmp_path: Path):
    folder = fet_case.fet_folder(tmp_path / "fet")
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8-sig")
        text = text.replace("<Name>1</Name>", "<Name>1 (8:00 - 8:45)</Name>").replace(
            "<Hour>1<", "<Hour>1 (8:00 - 8:45)<"
        )
        path.write_text(text, encoding="utf-8")
    first = case.draft_of(folder).periods[0]
    assert f"{first.start:%H:%M}-{first.end:%H:%M}" == "08:00-08:45"


def test_divided_classes_are_told_apart_by_their_teachers(tmp_path: Path):
    """Two lessons of one class and subject at one time, in two rooms: the class is divided."""
    halves = (
        Row(number=8, groups=("7A",), subject="Art", teachers=("CAR",), times=((0, "3"),), room="R1"),
        Row(number=9, groups=("7A",), subject="Art", teachers=("DAN",), times=((0, "3"),), room="R2"),
    )
    draft = case.draft_of(fet_case.fet_folder(tmp_path / "fet", (*case.ROWS, *halves)))
    assert {found.id for found in draft.classes if found.subject == "Art"} == {"7A Art (CAR)", "7A Art (DAN)"}


def test_the_csv_with_semicolons_and_days_in_any_order(tmp_path: Path):
    path = fet_case.fet_csv(tmp_path / "lake_timetable.csv", tuple(reversed(case.ROWS)), delimiter=";")
    draft = case.draft_of(path)
    assert case.times_of(draft) == case.expected_times()
    assert [period.name for period in draft.periods] == ["1", "2", "3"]
    assert not draft.is_ordered
