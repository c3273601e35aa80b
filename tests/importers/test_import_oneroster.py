import zipfile
from pathlib import Path

import pytest

from sabbatical.domain.imports.settings import ImportSettings
from sabbatical.services.source_kinds import is_school_folder
from tests.importers import case, oneroster_case
from tests.importers.test_import_same_school import SPRING


def _change(folder: Path, name: str, old: str, new: str) -> Path:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_an_archive_is_as_good_as_a_folder(tmp_path: Path):
    path = tmp_path / "roster.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in oneroster_case.oneroster_tables().items():
            archive.writestr(f"export/{name}", text)
    folder = oneroster_case.oneroster_folder(tmp_path / "roster")
    assert case.draft_of(path, SPRING) == case.draft_of(folder, SPRING)


def test_a_term_must_be_chosen_and_brings_its_dates(tmp_path: Path):
    folder = oneroster_case.oneroster_folder(tmp_path / "roster")
    assert case.draft_of(folder, ImportSettings()).term_choices == ("Autumn", "Spring")
    draft = case.draft_of(folder, SPRING)
    assert draft.term is not None
    assert (draft.term.name, f"{draft.term.start}", f"{draft.term.end}") == ("Spring", "2027-01-11", "2027-03-19")


def test_classes_of_other_terms_are_left_out(tmp_path: Path):
    folder = _change(oneroster_case.oneroster_folder(tmp_path / "roster"), "classes.csv", '"t1,t2"', "t1")
    assert "c1" not in {found.id for found in case.draft_of(folder, SPRING).classes}
    # The timetable's rows of that class are then of no class of the term: c1 meets twice.
    assert sum("'c1' is no class" in problem for problem in case.problems_of(folder, SPRING)) == 2


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_neither_students_nor_parents_are_read(tmp_path: Path, version: str):
    draft = case.draft_of(oneroster_case.oneroster_folder(tmp_path / "roster", version), SPRING)
    assert {person.id for person in draft.people} == {"uKIM", "uBEN", "uCAR", "uDAN"}
    assert all(word not in repr(draft) for word in ("Pia", "Pat", "secret", "0123"))
    assert next(found for found in draft.classes if found.id == "c1").students == 1


def test_columns_in_any_order_and_capitals(tmp_path: Path):
    folder = oneroster_case.oneroster_folder(tmp_path / "roster")
    path = folder / "users.csv"
    lines = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    path.write_text(
        "\n".join(",".join(reversed(line)) for line in lines).replace("sourcedId", "SOURCEDID"), encoding="utf-8"
    )
    assert [person.name for person in case.draft_of(folder, SPRING).people] == list(case.TEACHERS.values())


def test_what_is_to_be_deleted_or_disabled_is_left_out(tmp_path: Path):
    folder = _change(oneroster_case.oneroster_folder(tmp_path / "roster"), "users.csv", "uDAN,,", "uDAN,tobedeleted,")
    draft = case.draft_of(folder, SPRING)
    assert "uDAN" not in {person.id for person in draft.people}
    assert any("'uDAN' teaches, and is not in users.csv" in problem for problem in case.problems_of(folder, SPRING))


def test_without_a_timetable_it_says_nothing_about_meetings(tmp_path: Path):
    folder = oneroster_case.oneroster_folder(tmp_path / "roster")
    (folder / "timetable.csv").unlink()
    draft = case.draft_of(folder, SPRING)
    assert draft.meetings is None
    assert len(draft.classes) == 4


def test_several_schools_need_a_name(tmp_path: Path):
    folder = _change(
        oneroster_case.oneroster_folder(tmp_path / "roster"), "orgs.csv", "o1,,", "o2,,Hill School,school\no1,,"
    )
    _change(folder, "classes.csv", "c2,,7B Maths,k2,,R1,o1", "c2,,7B Maths,k2,,R1,o2")
    (problem,) = case.problems_of(folder, SPRING)
    assert problem == (
        "orgs.csv: name: holds several schools ('Hill School', 'Lake School'); name one of them as school.name"
    )
    named = ImportSettings(source_term="Spring", school_name="Lake School")
    assert {found.id for found in case.draft_of(folder, named).classes} == {"c1", "c3", "c4"}


def test_a_missing_column_is_named(tmp_path: Path):
    folder = _change(oneroster_case.oneroster_folder(tmp_path / "roster"), "enrollments.csv", "userSourcedId", "user")
    (problem,) = case.problems_of(folder, SPRING)
    assert problem.startswith("enrollments.csv:1: userSourcedId: the column is missing")


@pytest.mark.parametrize("name", ["classes.csv", "orgs.csv", "enrollments.csv"])
def test_a_table_that_is_missing_is_named(tmp_path: Path, name: str):
    folder = oneroster_case.oneroster_folder(tmp_path / "roster", "1.1")
    (folder / name).unlink()
    assert case.problems_of(folder) == [f"roster: lacks {name}, which OneRoster needs"]
    assert not is_school_folder(folder)
