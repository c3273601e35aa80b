"""Imports as the app does them: the preview is what happens, fills in what is known, and changes nothing."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from sabbatical.db.store import Store
from sabbatical.domain.calendar import lay_out
from sabbatical.domain.imports.blank import overlaid
from sabbatical.domain.imports.settings import ImportSettings, PeriodTimes
from sabbatical.errors import DataError
from sabbatical.formats.importers.mapping_file import read_mapping
from sabbatical.formats.plan_folder import write_plan
from sabbatical.services.import_asked import ImportAsked, ImportPreview, LineKind
from sabbatical.services.import_previews import preview_import, take_import, write_mapping_of
from sabbatical.services.plans import list_versions
from sabbatical.services.school import load_school
from tests.importers import oneroster_case
from tests.reports_case import make_plan, make_school
from tests.services.case import write_folder

SHEET = """\
,Mon,,Tue
Teacher,1,2,1
Ann Kim,7A | Maths,duty,7B | Art
Bo Ben,,7C | PE,
"""
MISSING = ["school.name", "term.name", "term.start", "term.end", "bell"]
MORNING = PeriodTimes(start=dt.time(8), end=dt.time(8, 45))
FILLED = ImportSettings(
    school_name="Lake", term_name="Spring", start=dt.date(2027, 1, 11), end=dt.date(2027, 3, 19),
    bell={"1": MORNING, "2": PeriodTimes(start=dt.time(9), end=dt.time(9, 45))},
)  # fmt: skip


@pytest.fixture
def sheet(tmp_path: Path) -> ImportAsked:
    (tmp_path / "week.csv").write_text(SHEET)
    return ImportAsked(path=tmp_path / "week.csv")


def texts(preview: ImportPreview, kind: LineKind) -> list[str]:
    return [line.text for line in preview.lines if line.kind is kind]


def test_a_first_look_names_what_is_missing_and_changes_nothing(empty: Store, sheet: ImportAsked):
    preview = preview_import(empty, sheet)
    assert preview.summary == "spreadsheet: 2 teachers, 3 classes, 3 meetings a cycle, 0 problems."
    assert [line.place for line in preview.lines] == MISSING
    assert not preview.is_ready
    assert preview.blank is not None
    assert preview.blank.bell == (("1", None), ("2", None))
    assert preview.blank.days_are_told
    assert load_school(empty) is None


def test_what_is_filled_in_is_known_in_the_next_look_and_imported(empty: Store, sheet: ImportAsked):
    asked = replace(sheet, typed=FILLED)
    preview = preview_import(empty, asked)
    assert (preview.is_ready, preview.is_first) == (True, True)
    assert preview.blank is not None
    assert (preview.blank.school_name, preview.blank.start) == ("Lake", FILLED.start)
    assert dict(preview.blank.bell)["1"] == MORNING
    take_import(empty, asked)
    school = load_school(empty)
    assert school is not None
    assert (school.info.name, school.term.start, len(school.classes)) == ("Lake", FILLED.start, 3)


def test_a_mapping_is_written_read_back_and_gives_way_to_what_is_typed(empty: Store, sheet: ImportAsked, tmp_path):
    target = tmp_path / "mapping.toml"
    write_mapping_of(empty, sheet, target)
    with pytest.raises(DataError, match="is there already"):
        write_mapping_of(empty, sheet, target)
    text = target.read_text()
    for empty_one, full in (
        ('name = ""\ntimezone', 'name = "Hill"\ntimezone'), ('name = ""\nstart', 'name = "Autumn"\nstart'),
        ('start = ""', "start = 2027-01-11"), ('end = ""', "end = 2027-03-19"),
        ('"1" = ""', '"1" = "08:00-08:45"'), ('"2" = ""', '"2" = "09:00-09:45"'),
    ):  # fmt: skip
        assert empty_one in text
        text = text.replace(empty_one, full)
    target.write_text(text)
    asked = replace(sheet, mapping=target, typed=ImportSettings(school_name="Lake"))
    preview = preview_import(empty, asked)
    assert preview.is_ready
    assert preview.blank is not None
    assert (preview.blank.school_name, preview.blank.term_name) == ("Lake", "Autumn")


def test_a_mapping_keeps_all_that_was_filled_in_the_chosen_term_too(empty: Store, tmp_path: Path):
    folder = oneroster_case.oneroster_folder(tmp_path / "roster")
    typed = ImportSettings(timezone="Europe/Madrid", term_name="Spring 2027", source_term="Spring")
    asked, target = ImportAsked(path=folder, typed=typed), tmp_path / "mapping.toml"
    write_mapping_of(empty, asked, target)
    read = read_mapping(target)
    assert (read.timezone, read.term_name, read.source_term) == ("Europe/Madrid", "Spring 2027", "Spring")
    again = replace(asked, typed=ImportSettings(), mapping=target)
    assert preview_import(empty, again).blank == preview_import(empty, asked).blank


def test_a_second_look_tells_what_would_change_and_what_stays(empty: Store, sheet: ImportAsked):
    take_import(empty, replace(sheet, typed=FILLED))
    sheet.path.write_text(SHEET.replace("7C | PE", "7D | PE"))
    preview = preview_import(empty, sheet)
    assert (preview.is_ready, preview.is_first) == (True, False)
    changes = texts(preview, LineKind.CHANGE)
    assert "1 class added: 7D PE" in changes
    assert take_import(empty, sheet).lines == preview.lines
    assert texts(preview_import(empty, sheet), LineKind.CHANGE) == []


def test_what_cannot_be_read_is_told_with_its_place(empty: Store, tmp_path: Path):
    (tmp_path / "week.fet").write_text("<fet><x>\n</fet>")
    preview = preview_import(empty, ImportAsked(path=tmp_path / "week.fet"))
    assert not preview.is_ready
    assert preview.blank is None
    assert [(line.kind, line.place) for line in preview.lines] == [(LineKind.ERROR, "week.fet:2")]


def test_a_folder_says_what_it_replaces_and_brings_its_plan(empty: Store, tmp_path: Path):
    school = make_school()
    asked = ImportAsked(path=write_folder(school, tmp_path / "school"))
    assert preview_import(empty, asked).is_first
    (tmp_path / "plan").mkdir()
    write_plan(school, lay_out(school), make_plan(), tmp_path / "plan")
    done = take_import(empty, replace(asked, plan=tmp_path / "plan"))
    assert done.is_folder
    assert len(list_versions(empty)) == 1
    (tmp_path / "school" / "classes.csv").write_text("id\n;\n")
    wrong = preview_import(empty, asked)
    assert (wrong.is_ready, wrong.is_folder, wrong.is_first) == (False, True, False)
    assert all(line.kind is LineKind.ERROR for line in wrong.lines)
    assert any(line.place == "classes.csv:2" for line in wrong.lines)


def test_times_are_overlaid_period_by_period():
    over = ImportSettings(term_name="Autumn", bell={"2": PeriodTimes()})
    found = overlaid(FILLED, over)
    assert (found.school_name, found.term_name) == ("Lake", "Autumn")
    assert found.bell == {"1": MORNING, "2": PeriodTimes()}
