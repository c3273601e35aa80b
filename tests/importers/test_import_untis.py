from pathlib import Path

import pytest

from tests.importers import case, untis_case


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiters_and_encodings_are_found_out(tmp_path: Path, delimiter: str, encoding: str):
    folder = untis_case.untis_folder(tmp_path / "untis", delimiter=delimiter, encoding=encoding)
    reading = case.read(folder)
    assert reading.findings == ()
    assert reading.draft is not None
    assert case.times_of(reading.draft) == case.expected_times()


def _with_name(folder: Path, name: str, encoding: str) -> Path:
    path = folder / "GPU004.TXT"
    path.write_bytes(path.read_text(encoding="utf-8").replace("Kim", name).encode(encoding))
    return folder


def test_windows_text_is_read_and_said_so(tmp_path: Path):
    folder = _with_name(untis_case.untis_folder(tmp_path / "untis"), "Müller", "cp1252")
    assert "Ann Müller" in [person.name for person in case.draft_of(folder).people]
    assert case.problems_of(folder) == [
        "GPU004.TXT: warning: is not UTF-8 and was read as Windows-1252; if names look wrong, name its `--encoding`"
    ]


def test_an_encoding_that_is_named(tmp_path: Path):
    folder = _with_name(untis_case.untis_folder(tmp_path / "untis"), "Nováčková", "cp1250")
    assert "Ann Nováčková" in [person.name for person in case.draft_of(folder, encoding="cp1250").people]
    assert case.problems_of(folder, encoding="cp1250") == []


def test_teachers_and_what_they_can_teach(tmp_path: Path):
    people = {person.id: person for person in case.draft_of(untis_case.untis_folder(tmp_path / "untis")).people}
    assert people["KIM"].name == "Ann Kim"
    assert people["KIM"].email == "kim@lake.example"
    assert people["BEN"].subjects == ("English", "French")  # English by the timetable, French by GPU008
    assert people["KIM"].subjects == ("Maths",)  # M* means the subjects that begin so


def test_personal_data_that_is_not_needed_stays_in_the_file(tmp_path: Path):
    draft = case.draft_of(untis_case.untis_folder(tmp_path / "untis"))
    assert "19800101" not in repr(draft)


def test_lesson_groups_are_weeks(tmp_path: Path):
    draft = case.draft_of(untis_case.untis_folder(tmp_path / "untis", groups="B"))
    assert draft.days[:2] == ("Mon A", "Tue A")
    assert len(draft.days) == 10
    maths = [(row.day, row.period) for row in draft.meetings or () if row.class_id == "7A Maths"]
    assert maths == [("Mon B", "1"), ("Wed B", "1")]  # lesson 1 has the group B
    english = [(row.day, row.period) for row in draft.meetings or () if row.class_id == "7A English"]
    assert english == [("Mon A", "2"), ("Mon B", "2"), ("Thu A", "3"), ("Thu B", "3")]


def test_other_lesson_groups_are_told_and_count_as_every_week(tmp_path: Path):
    folder = untis_case.untis_folder(tmp_path / "untis", groups="Semester")
    assert len(case.draft_of(folder).days) == 5
    assert "do not tell weeks" in case.problems_of(folder)[0]


def test_dates_of_lessons(tmp_path: Path):
    folder = untis_case.untis_folder(tmp_path / "untis")
    path = folder / "GPU002.TXT"
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = lines[0].split(",")
    cells[14], cells[15] = "20270201", "20270230"
    path.write_text("\n".join([",".join(cells), *lines[1:]]), encoding="utf-8")
    first = next(row for row in case.draft_of(folder).meetings or () if row.class_id == "7A Maths")
    assert f"{first.from_date}" == "2027-02-01"
    assert first.until_date is None
    assert case.problems_of(folder) == [
        "GPU002.TXT:1: field 16: warning: '20270230' is no date like 20270111; the lesson is taken for the whole term"
    ]


def test_a_lesson_that_follows_another_at_the_same_time(tmp_path: Path):
    """KIM teaches 7B Maths on Tuesday 2 in R1, from February on in R2: two lessons, one class."""
    folder = untis_case.untis_folder(tmp_path / "untis")
    with (folder / "GPU001.TXT").open("a", encoding="utf-8") as file:
        file.write('8,"7B","KIM","Maths","R2",2,2,,\n')
    with (folder / "GPU002.TXT").open("a", encoding="utf-8") as file:
        file.write("8" + "," * 14 + "20270201" + "," * 31 + "\n")
    rows = [row for row in case.draft_of(folder).meetings or () if row.class_id == "7B Maths"]
    assert [(row.room, f"{row.from_date}") for row in rows] == [("R1", "None"), ("R2", "2027-02-01")]


def test_co_teachers_share_a_room_and_halves_do_not(tmp_path: Path):
    folder = untis_case.untis_folder(tmp_path / "untis")
    with (folder / "GPU001.TXT").open("a", encoding="utf-8") as file:
        file.write('8,"7B","CAR","Art","R1",2,1,,\n8,"7B","DAN","Art","R2",2,1,,\n')
        file.write('9,"7B","CAR","Music","R1",3,1,,\n9,"7B","DAN","Music","R1",3,1,,\n')
    classes = {found.id for found in case.draft_of(folder).classes}
    assert {"7B Art (CAR)", "7B Art (DAN)", "7B Music"} <= classes


def test_rows_that_make_no_sense_are_left_out_with_their_line(tmp_path: Path):
    folder = untis_case.untis_folder(tmp_path / "untis")
    with (folder / "GPU001.TXT").open("a", encoding="utf-8") as file:
        file.write('8,"7B","CAR","Art","R1",9,1,,\n8,"7B","","Art","R1",1,1,,\n8,"7B","ZOE","Art","R1",1,3,,\n')
    # Rows 1 to 10 are those of the table in case.py: 2 + 1 + 2 + 4 (two classes, two teachers) + 2 = 11 lines.
    assert case.problems_of(folder) == [
        "GPU001.TXT:12: field 6: warning: the day '9' is none of 1 to 7; the row is left out",
        "GPU001.TXT:13: field 3: warning: the row names no teacher and is left out",
        "GPU001.TXT:14: warning: 'ZOE' is not in GPU004; taken by the short name",
    ]


def test_an_open_quote_is_told_with_its_line(tmp_path: Path):
    folder = untis_case.untis_folder(tmp_path / "untis")
    with (folder / "GPU001.TXT").open("a", encoding="utf-8") as file:
        file.write('8,"7B')
    assert case.problems_of(folder)[-1].startswith("GPU001.TXT:12: the row that begins here is no sound table row")


def test_gpu001_alone_is_enough(tmp_path: Path):
    folder = untis_case.untis_folder(tmp_path / "untis")
    for name in ("GPU002", "GPU004", "GPU008"):
        (folder / f"{name}.TXT").unlink()
    assert case.times_of(case.draft_of(folder / "GPU001.TXT")) == case.expected_times()
