"""Wrong school folders: every problem in its file, line and column, and none that merely follows from another."""

from pathlib import Path

import pytest

from sabbatical.formats.school_folder import read_school, write_school
from tests.schools import make_school


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a sound school folder to spoil."""
    write_school(make_school(), tmp_path)
    return tmp_path


def texts(folder: Path) -> list[str]:
    return [finding.text for finding in read_school(folder).findings]


def replace_in(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def test_sound_folder_has_no_findings(folder: Path) -> None:
    reading = read_school(folder)
    assert reading.findings == ()
    assert reading.school == make_school()


def test_optional_files_may_be_missing(folder: Path) -> None:
    required = {"school.toml", "bell.csv", "teachers.csv", "classes.csv", "timetable.csv"}
    for path in folder.iterdir():
        if path.name not in required:
            path.unlink()
    reading = read_school(folder)
    assert reading.findings == ()
    assert reading.school == make_school(substitutes=(), strengths=(), requests=())


@pytest.mark.parametrize("file", ["school.toml", "bell.csv", "teachers.csv", "classes.csv", "timetable.csv"])
def test_a_missing_required_file_is_the_only_problem(folder: Path, file: str) -> None:
    (folder / file).unlink()
    assert texts(folder) == [f"{file}: is missing; the folder must hold it"]
    assert read_school(folder).school is None


def test_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for name in ("none", "file"):
        (text,) = texts(tmp_path / name)
        assert "cannot be read as a folder" in text
        assert name in text


def test_columns_come_in_any_order_and_some_may_be_missing(folder: Path) -> None:
    (folder / "strengths.csv").write_text("level,teacher,topic\n4,ANA,Questioning\n")
    (folder / "timetable.csv").write_text("period,cycle_day,teacher,class\nP1,Mon,ANA,MATH\n")
    school = read_school(folder).school
    assert school is not None
    assert school.strengths == make_school().strengths
    assert school.timetable == make_school().timetable[:1]


def test_unknown_column_is_a_warning_with_a_guess(folder: Path) -> None:
    (folder / "strengths.csv").write_text("teacher,topic,level,Teacher \nANA,Questioning,4,x\n")
    (folder / "requests.csv").write_text("id,teacher,topic,priorty\nR1,BEN,Questioning,5\n")
    found = texts(folder)
    assert found[0].startswith(
        "strengths.csv:1: Teacher : warning: 'Teacher ' is no column of this file and is left out;"
    )
    assert found[1].startswith("requests.csv:1: priorty: warning: 'priorty' is no column of this file and is left out")
    assert "(did you mean 'priority'?)" in found[1]
    assert read_school(folder).school is not None


def test_missing_column_that_every_row_needs(folder: Path) -> None:
    (folder / "timetable.csv").write_text("\nclass,cycle_day,period\nMATH,Mon,P1\n")
    (text,) = texts(folder)
    assert text.startswith("timetable.csv:2: teacher: the column is missing; the header must name it")
    assert text.endswith("it names class, cycle_day, period")


BAD_CELLS = {
    "whole": ("teachers.csv", "id,release_day_max", "BEN,60.0", "release_day_max: '60.0' is not a whole number"),
    "letters": (
        "teachers.csv",
        "id,release_day_max",
        "BEN,an hour",
        "release_day_max: 'an hour' is not a whole number",
    ),
    "decimal": ("teachers.csv", "id,fte", 'BEN,"0,6"', "fte: '0,6' is not a number; write digits with a point"),
    "not a number": ("teachers.csv", "id,fte", "BEN,NaN", "fte: 'NaN' is not a number"),
    "endless": ("teachers.csv", "id,fte", "BEN,1e9", "fte: '1e9' is not a number"),
    "other digits": ("teachers.csv", "id,max_requests", "BEN,٣", "max_requests: '٣' is not a whole number"),
    "yes": ("teachers.csv", "id,coach", "BEN,Yes", "coach: 'Yes' is neither yes nor no"),
    "list": ("teachers.csv", "id,subjects", "BEN,;;", "subjects: ';;' names nothing"),
    "id": ("teachers.csv", "id,name", "B;N,x", "id: 'B;N' holds a semicolon"),
    "empty id": ("teachers.csv", "id,name", ",Ben", "id: is empty; every row must fill it"),
    "date": (
        "absences.csv",
        "id,person,start",
        "A1,BEN,11.1.2027",
        "start: '11.1.2027' is not a date; write year-month-day",
    ),
    "no such date": (
        "absences.csv",
        "id,person,start",
        "A1,BEN,2027-02-30",
        "start: '2027-02-30' is not in the calendar",
    ),
    "time": ("bell.csv", "schedule,period,start,end", "late,P1,8:00,09:00", "start: '8:00' is not a time; write hours"),
    "no such time": ("bell.csv", "schedule,period,start,end", "late,P1,08:00,24:00", "end: '24:00' is not a time"),
    "word": (
        "pairs.csv",
        "person,other,rule",
        "ANA,BEN,Never",
        "rule: 'Never' is not allowed; write one of never, evalu",
    ),
    "empty word": ("pairs.csv", "person,other,rule", "ANA,BEN,", "rule: is empty; every row must fill it"),
}


@pytest.mark.parametrize(("file", "header", "row", "expected"), BAD_CELLS.values(), ids=BAD_CELLS.keys())
def test_bad_cell_is_told_once_with_value_and_what_is_allowed(
    folder: Path, file: str, header: str, row: str, expected: str
) -> None:
    sound = {
        "teachers.csv": ["ANA,", "CARA,", "DAN,"],
        "bell.csv": ["regular,P1,08:00,09:00", "regular,P2,09:10,10:10", "regular,P3,10:20,11:20"],
    }
    for name in ("strengths.csv", "requests.csv"):
        (folder / name).unlink()
    replace_in(folder / "timetable.csv", "ENG,BEN", "ENG,DAN")
    (folder / file).write_text("\n".join([header, *sound.get(file, []), row, ""]), encoding="utf-8")
    line = len(sound.get(file, [])) + 2
    (text,) = texts(folder)
    assert text.startswith(f"{file}:{line}: {expected}")


def test_all_problems_are_told_at_once_in_order_of_file_and_line(folder: Path) -> None:
    replace_in(folder / "school.toml", "min_strength = 3", "min_strength = 9")
    replace_in(folder / "teachers.csv", "BEN,Ben Berg,,Main,English,1,no", "BEN,Ben Berg,,Main,English,full,maybe")
    replace_in(folder / "strengths.csv", "ANA,Questioning,4", "ANNA,Questioning,4")
    replace_in(folder / "classes.csv", "SCI,Science,Science,7B,,Main,,,yes", "SCI,Science,Science,7B,many,Main,,,yes")
    toml_lines = (folder / "school.toml").read_text(encoding="utf-8").split("\n")
    places = [(finding.file, finding.line, finding.column) for finding in read_school(folder).findings]
    assert places == [
        ("school.toml", toml_lines.index("min_strength = 9") + 1, "policy.min_strength"),
        ("teachers.csv", 3, "fte"),
        ("teachers.csv", 3, "coach"),
        ("strengths.csv", 2, "teacher"),
        ("classes.csv", 4, "students"),
    ]


def test_row_with_a_bad_cell_still_gives_its_id_to_others(folder: Path) -> None:
    # ANA teaches MATH, has the strength and is the only possible coach: none of that is told.
    replace_in(
        folder / "teachers.csv", "ANA,Ana Alvarez,,Main,Mathematics,1,yes", "ANA,Ana Alvarez,,Main,Mathematics,1,ja"
    )
    assert texts(folder) == ["teachers.csv:2: coach: 'ja' is neither yes nor no"]


def test_row_with_a_wrong_number_of_cells_has_that_problem_alone(folder: Path) -> None:
    (folder / "teachers.csv").write_text("id,coach,fte\nANA,yes\nBEN,,,\nCARA,,\nDAN,,\n")
    assert [text.partition(";")[0] for text in texts(folder)] == [
        "teachers.csv:2: the row has 2 cells and the header 3",
        "teachers.csv:3: the row has 4 cells and the header 3",
    ]


def test_lost_rows_make_nobody_else_wrong(folder: Path) -> None:
    # Without P1's row the timetable's P1 would be unknown; without the first step own's numbers would not start at 1.
    replace_in(folder / "bell.csv", "regular,P1,08:00,09:00", "regular,P1,08:00,nine")
    (folder / "patterns.csv").write_text("pattern,step,kind,min_days,max_days\nown,1,talk,,\nown,2,meet,0,1\n")
    assert [text.partition("; ")[0] for text in texts(folder)] == [
        "bell.csv:2: end: 'nine' is not a time",
        "patterns.csv:2: kind: 'talk' is not allowed",
    ]


def test_a_broken_quote_is_told_and_the_rows_before_it_are_checked(folder: Path) -> None:
    (folder / "strengths.csv").write_text('teacher,topic,level\nZOE,Questioning,4\n"ANA"x,Questioning,4\n')
    found = texts(folder)
    assert found[0].startswith("strengths.csv:2: teacher: 'ZOE' is not the id of a teacher in teachers.csv")
    assert found[1].startswith("strengths.csv:3: the row that begins here is no sound CSV")
    assert len(found) == 2


def test_lines_are_physical_lines_in_spite_of_line_ends_within_cells(folder: Path) -> None:
    (folder / "absences.csv").write_text(
        'id,person,start,reason\nA1,BEN,2027-01-12,"flu,\nthen\nmore flu"\n\nA2,NOBODY,2027-01-12,\n'
    )
    (text,) = texts(folder)
    assert text.startswith("absences.csv:6: person: 'NOBODY' is not the id of anyone")


def test_the_apostrophe_that_guards_formulas_is_taken_away(folder: Path) -> None:
    (folder / "absences.csv").write_text(
        "id,person,start,reason\nA1,BEN,2027-01-12,'=1+1\nA2,BEN,2027-01-13,'quoted'\n"
    )
    school = read_school(folder).school
    assert school is not None
    assert [absence.reason for absence in school.absences] == ["=1+1", "'quoted'"]


def test_ids_are_compared_exactly_and_a_near_one_is_offered(folder: Path) -> None:
    replace_in(folder / "strengths.csv", "ANA", "ana")
    (text,) = [text for text in texts(folder) if "warning" not in text]
    expected = "strengths.csv:2: teacher: 'ana' is not the id of a teacher in teachers.csv (did you mean 'ANA'?)"
    assert text == expected


def test_file_with_a_name_that_would_be_left_out_is_a_warning(folder: Path) -> None:
    (folder / "absences.csv").rename(folder / "absence.csv")
    (folder / "notes.txt").write_text("fine")
    assert texts(folder) == [
        "absence.csv: warning: is no file of a school folder and is left out (did you mean 'absences.csv'?)"
    ]


def test_empty_and_foreign_files(folder: Path) -> None:
    (folder / "strengths.csv").write_bytes(b"")
    (folder / "pairs.csv").write_bytes(b"\xff\xfeperson")
    (folder / "travel.csv").unlink()
    (folder / "travel.csv").mkdir()
    assert [text.partition(";")[0] for text in texts(folder)] == [
        "strengths.csv:1: is empty",
        "pairs.csv:1: is in UTF-16",
        "travel.csv: is a folder",
    ]


def test_missing_regular_schedule_has_no_line_to_blame(folder: Path) -> None:
    replace_in(folder / "bell.csv", "regular", "Regular")
    (text,) = [text for text in texts(folder) if "regular" in text]
    assert text.startswith("bell.csv: schedule: the schedule 'regular' is missing (did you mean 'Regular'?)")


def test_file_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "school.toml: cannot be read (Permission denied); check its permissions" in texts(folder)
