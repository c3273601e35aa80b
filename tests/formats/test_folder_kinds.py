"""Which folders are this program's own, so that a second export may replace the first and nothing else."""

from pathlib import Path

import pytest

from sabbatical.domain.handout import ExportFormat
from sabbatical.errors import ExportError
from sabbatical.formats.atomic import whole_folder
from sabbatical.formats.audiences.write import write_for_board, write_for_people, write_for_staff
from sabbatical.formats.folder_kinds import (
    BOARD_EXPORT,
    LEADER_EXPORT,
    PERSON_EXPORT,
    PLAN_FOLDER,
    STAFF_EXPORT,
    FolderKind,
)
from sabbatical.formats.plan_folder.write import write_plan
from sabbatical.formats.school_folder import write_school
from tests.handouts import make_hand_out
from tests.reports_case import make_plan, make_school, make_timetable

FORMATS = (ExportFormat.CSV, ExportFormat.HTML)
"""Those whose files tell by themselves who wrote them."""
HANDOUTS = [STAFF_EXPORT, BOARD_EXPORT, PERSON_EXPORT]


def write(kind: FolderKind, target: Path) -> Path:
    """Write a folder of the kind, the way the program does."""
    school, plan = make_school(), make_plan()
    timetable = make_timetable(school)
    with whole_folder(target, kind) as folder:
        if kind is STAFF_EXPORT:
            write_for_staff(make_hand_out(), folder, FORMATS)
        elif kind is BOARD_EXPORT:
            write_for_board(make_hand_out(), folder, FORMATS)
        elif kind is PERSON_EXPORT:
            write_for_people(make_hand_out(), folder, FORMATS)
        elif kind is PLAN_FOLDER:
            write_plan(school, timetable, plan, folder)
        else:
            (folder / "school").mkdir()
            write_school(school, folder / "school")
    return target


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("kind", [*HANDOUTS, PLAN_FOLDER, LEADER_EXPORT], ids=lambda kind: kind.title)
def test_each_kind_may_be_replaced_by_its_own(tmp_path, kind):
    target = write(kind, tmp_path / "out")
    before = names(target)
    assert kind.why_not_replaced(target) == ""
    assert names(write(kind, target)) == before


@pytest.mark.parametrize("kind", HANDOUTS, ids=lambda kind: kind.title)
def test_what_is_handed_out_holds_no_hidden_file(tmp_path, kind):
    target = write(kind, tmp_path / "out")
    assert [name for name in names(target) if "/." in f"/{name}"] == []


@pytest.mark.parametrize("kind", [*HANDOUTS, PLAN_FOLDER, LEADER_EXPORT], ids=lambda kind: kind.title)
@pytest.mark.parametrize("other", [*HANDOUTS, PLAN_FOLDER, LEADER_EXPORT], ids=lambda kind: kind.title)
def test_no_kind_replaces_another(tmp_path, kind, other):
    target = write(other, tmp_path / "out")
    before = names(target)
    if kind is not other:
        with pytest.raises(ExportError, match=f"is not empty and no earlier {kind.title}"):
            write(kind, target)
        assert names(target) == before


@pytest.mark.parametrize("kind", HANDOUTS, ids=lambda kind: kind.title)
@pytest.mark.parametrize("name", ["letter.txt", ".notes", "people/letter.txt", "people/x/A.csv", "board2.csv"])
def test_a_foreign_file_keeps_a_handout_where_it_is(tmp_path, kind, name):
    target = write(kind, tmp_path / "out")
    (target / name).parent.mkdir(parents=True, exist_ok=True)
    (target / name).write_text("mine")
    with pytest.raises(ExportError, match=rf"\({name}\); it stays"):
        write(kind, target)
    assert (target / name).read_text() == "mine"


@pytest.mark.parametrize(
    ("kind", "name"),
    [(STAFF_EXPORT, "cover_sheet.csv"), (BOARD_EXPORT, "board.csv"), (PERSON_EXPORT, "people/party.ics")],
    ids=["staff", "board", "person"],
)
def test_a_persons_own_file_of_a_known_name_is_known_by_how_it_begins(tmp_path, kind, name):
    path = tmp_path / "out" / name
    path.parent.mkdir(parents=True)
    path.write_text("mine,too\n")
    with pytest.raises(ExportError, match="is not empty and no earlier"):
        write(kind, tmp_path / "out")
    assert path.read_text() == "mine,too\n"


def test_a_link_of_a_known_name_is_not_replaced(tmp_path):
    target = write(STAFF_EXPORT, tmp_path / "out")
    (target / "cover_sheet.csv").rename(tmp_path / "mine.csv")
    (target / "cover_sheet.csv").symlink_to(tmp_path / "mine.csv")
    with pytest.raises(ExportError, match=r"\(cover_sheet.csv\)"):
        write(STAFF_EXPORT, target)


def test_a_leaders_corrections_in_an_export_are_not_lost(tmp_path):
    target = write(LEADER_EXPORT, tmp_path / "out")
    teachers = target / "school" / "teachers.csv"
    teachers.write_text(teachers.read_text().replace("Ann", "Anna"))
    with pytest.raises(ExportError, match=r"was changed since it was written \(school/teachers.csv\)"):
        write(LEADER_EXPORT, target)
    assert "Anna" in teachers.read_text()


def test_a_workbook_that_somebody_changed_is_not_replaced(tmp_path):
    formats = (ExportFormat.XLSX, ExportFormat.CSV)
    target = tmp_path / "out"
    for _ in range(2):  # as it was written it may be replaced
        with whole_folder(target, STAFF_EXPORT) as folder:
            write_for_staff(make_hand_out(), folder, formats)
    book = target / "cover_sheet.xlsx"
    book.write_bytes(book.read_bytes() + b"more")
    with pytest.raises(ExportError, match=r"was changed since it was written \(cover_sheet.xlsx\)"):
        write(STAFF_EXPORT, target)
    assert book.read_bytes().endswith(b"more")
