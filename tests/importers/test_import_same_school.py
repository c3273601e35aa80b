"""Every format's importer reads the same school from what its program writes."""

from pathlib import Path

import pytest

from sabbatical.domain.imports.draft import Draft
from sabbatical.domain.imports.settings import ImportSettings
from tests.importers import asc_case, case, fet_case, oneroster_case, sheet_case, untis_case

SPRING = ImportSettings(source_term="Spring")


SOURCES = {
    "FET": lambda folder: fet_case.fet_folder(folder / "fet"),
    "FET timetable CSV": lambda folder: fet_case.fet_csv(folder / "lake_timetable.csv"),
    "Untis": lambda folder: untis_case.untis_folder(folder / "untis"),
    "aSc Timetables": lambda folder: asc_case.asc_file(folder / "asc.xml"),
    "spreadsheet": lambda folder: sheet_case.sheet_csv(folder / "plan.csv"),
    "workbook": lambda folder: sheet_case.sheet_xlsx(folder / "plan.xlsx"),
}


@pytest.mark.parametrize("name", SOURCES)
def test_the_meetings(tmp_path: Path, name: str):
    reading = case.read(SOURCES[name](tmp_path))
    assert reading.draft is not None
    assert [finding.text for finding in reading.findings] == []
    assert case.times_of(reading.draft) == case.expected_times()
    assert reading.draft.format == ("spreadsheet" if name == "workbook" else name)


@pytest.mark.parametrize("name", SOURCES)
def test_classes_people_and_duties(tmp_path: Path, name: str):
    draft = case.draft_of(SOURCES[name](tmp_path))
    by_id = {found.id: found for found in draft.classes}
    assert set(by_id) == {"7A Maths", "7B Maths", "7A English", "7A + 7B PE"}
    assert by_id["7A Maths"].subject == "Maths"
    assert by_id["7A Maths"].room == "R1"
    assert {person.id for person in draft.people} == set(case.TEACHERS)
    assert _person(draft, "KIM").subjects == ("Maths",)
    assert {(row.person, row.day[:3], row.period, row.status.value) for row in draft.statuses} == {
        ("KIM", "Fri", "3", "duty"),
        ("BEN", "Fri", "3", "duty"),
    }


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_oneroster_has_its_own_ids(tmp_path: Path, version: str):
    draft = case.draft_of(oneroster_case.oneroster_folder(tmp_path / "roster", version), SPRING)
    # c1 ... c4 are the lessons of the table in case.py; CAR and DAN teach c4 together.
    assert case.times_of(draft) == {
        ("c1", "uKIM", 0, "1"), ("c1", "uKIM", 2, "1"), ("c2", "uKIM", 1, "2"), ("c3", "uBEN", 0, "2"),
        ("c3", "uBEN", 3, "3"), ("c4", "uCAR", 4, "1"), ("c4", "uDAN", 4, "1"),
    }  # fmt: skip
    assert [person.name for person in draft.people] == list(case.TEACHERS.values())
    assert {found.name for found in draft.classes} == {"7A Maths", "7B Maths", "7A English", "7A + 7B PE"}


def _person(draft: Draft, who: str):
    return next(person for person in draft.people if person.id == who)
