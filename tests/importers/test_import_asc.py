from pathlib import Path

import pytest

from sabbatical.domain.imports.settings import ImportSettings
from tests.importers import asc_case, case


def _write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["windows-1250", "windows-1251", "UTF-16", "iso-8859-2"])
def test_the_declared_encoding_is_obeyed(tmp_path: Path, encoding: str):
    name = "Анна" if encoding == "windows-1251" else "Bárta Ščur"
    text = asc_case.asc_text(encoding=encoding).replace("Ann Kim", name)
    draft = case.draft_of(_write(tmp_path / "asc.xml", text, encoding))
    assert name in [person.name for person in draft.people]


def test_times_rooms_buildings_and_sizes(tmp_path: Path):
    draft = case.draft_of(asc_case.asc_file(tmp_path / "asc.xml"))
    assert [(f"{row.start:%H:%M}", f"{row.end:%H:%M}") for row in draft.periods] == list(case.TIMES.values())
    maths = next(found for found in draft.classes if found.id == "7A Maths")
    assert (maths.room, maths.building, maths.students) == ("R1", "Main", 24)
    sport = next(found for found in draft.classes if found.subject == "PE")
    assert (sport.room, sport.groups) == ("Gym", ("7A", "7B"))


def test_students_are_not_read(tmp_path: Path):
    draft = case.draft_of(asc_case.asc_file(tmp_path / "asc.xml"))
    assert "Pia" not in repr(draft)
    assert "0123" not in repr(draft)


def test_a_card_of_two_periods_and_a_part_of_a_class(tmp_path: Path):
    text = asc_case.asc_text().replace('groupids="G7B" teacherids="TKIM" classroomids="" periodspercard="1"',
                                   'groupids="G7Ag" teacherids="TKIM" classroomids="" periodspercard="2"')  # fmt: skip
    draft = case.draft_of(_write(tmp_path / "asc.xml", text))
    girls = [(row.day, row.period) for row in draft.meetings or () if row.class_id == "7A Girls Maths"]
    assert girls == [("Tuesday", "2"), ("Tuesday", "3")]


WEEKS = (
    '<weeksdefs><weeksdef id="W0" name="All" weeks="11"/><weeksdef id="W1" name="Odd" weeks="10"/>'
    '<weeksdef id="W2" name="Even" weeks="01"/></weeksdefs>'
)


def test_weeks(tmp_path: Path):
    one = '<weeksdefs><weeksdef id="W1" name="All" short="A" weeks="1"/></weeksdefs>'
    text = asc_case.asc_text().replace(one, WEEKS).replace('weeks="1"', 'weeks="11"')
    text = text.replace(
        'lessonid="L2" period="2" days="01000" weeks="11"', 'lessonid="L2" period="2" days="01000" weeks="01"'
    )
    draft = case.draft_of(_write(tmp_path / "asc.xml", text))
    assert draft.days[0] == "Monday Odd"
    assert draft.days[5] == "Monday Even"
    assert [row.day for row in draft.meetings or () if row.class_id == "7B Maths"] == ["Tuesday Even"]
    assert [row.day for row in draft.meetings or () if row.class_id == "7A English"] == [
        "Monday Odd", "Monday Even", "Thursday Odd", "Thursday Even",
    ]  # fmt: skip


def test_one_of_several_terms_is_chosen(tmp_path: Path):
    terms = (
        '<termsdefs><termsdef id="Y" name="Year" terms="11"/><termsdef id="A" name="Autumn" terms="10"/>'
        '<termsdef id="B" name="Spring" terms="01"/></termsdefs>'
    )
    text = asc_case.asc_text(extra=terms).replace('terms="1"', 'terms="11"')
    text = text.replace('lessonid="L2" period="2" days="01000" weeks="1" terms="11"', 'lessonid="L2" period="2" '
                        'days="01000" weeks="1" terms="10"')  # fmt: skip
    path = _write(tmp_path / "asc.xml", text)
    assert case.draft_of(path).term_choices == ("Autumn", "Spring")
    spring = case.draft_of(path, ImportSettings(source_term="Spring"))
    assert spring.term_choices == ()
    assert "7B Maths" not in {found.id for found in spring.classes}
    assert "7B Maths" in {found.id for found in case.draft_of(path, ImportSettings(source_term="Autumn")).classes}


def test_older_files_number_their_days(tmp_path: Path):
    text = asc_case.asc_text()
    start, end = text.index("<daysdefs"), text.index("</daysdefs>") + len("</daysdefs>")
    days = "".join(f'<day day="{number}" name="{name}"/>' for number, name in enumerate(case.DAYS, start=1))
    text = f"{text[:start]}<days>{days}</days>{text[end:]}"
    for number in range(1, 6):
        bits = "".join("1" if place == number else "0" for place in range(1, 6))
        text = text.replace(f'days="{bits}"', f'day="{number}"')
    assert case.times_of(case.draft_of(_write(tmp_path / "asc.xml", text))) == case.expected_times()


def test_what_is_unknown_is_left_out_with_its_line(tmp_path: Path):
    text = asc_case.asc_text(extra='<cards><card lessonid="L99" period="1" days="10000"/>\n'
                         '<card lessonid="L1" period="9" days="10000"/>\n'
                         '<card lessonid="L1" period="1" days=""/></cards>\n')  # fmt: skip
    last = text.rstrip("\n").count("\n")  # the line of </timetable> is one more, from 1
    assert case.problems_of(_write(tmp_path / "asc.xml", text)) == [
        f"asc.xml:{last - 2}: card: warning: the lesson 'L99' is unknown; the card is left out",
        f"asc.xml:{last - 1}: card: warning: the period '9' is unknown; the card is left out",
        f"asc.xml:{last}: card: warning: the day '' is unknown; the card is left out",
    ]


def test_namesakes_keep_ids_of_their_own(tmp_path: Path):
    text = asc_case.asc_text().replace('short="DAN"', 'short="CAR"').replace("Dan Diaz", "Cleo Carmine")
    people = [person.id for person in case.draft_of(_write(tmp_path / "asc.xml", text)).people]
    assert people == ["KIM", "BEN", "Cleo Carmine", "Cleo Carmine TDAN"]
