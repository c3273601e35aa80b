"""Output folders and files that appear whole or not at all."""

import re
import stat
from pathlib import Path

import pytest

from sabbatical.errors import ExportError
from sabbatical.formats.atomic import refuse_target, whole_file, whole_folder
from sabbatical.formats.folder_kinds import FolderKind

LISTED = FolderKind(title="letter", names=re.compile(r"(sub/)?[abc]\.csv"))
"""Carries a list of its files."""


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write_into(target: Path, text: str = "1") -> None:
    with whole_folder(target, LISTED) as folder:
        (folder / "sub").mkdir()
        (folder / "a.csv").write_text(text)
        (folder / "sub" / "b.csv").write_text(text)


def fail_half_way(target: Path, failure: BaseException) -> None:
    with whole_folder(target, LISTED) as folder:
        (folder / "a.csv").write_text("half")
        raise failure


def fail_half_way_in_file(target: Path) -> None:
    with whole_file(target) as path:
        path.write_text("half")
        raise ValueError("stop")


def test_folder_appears_with_all_its_files_and_nothing_beside_it(tmp_path: Path) -> None:
    write_into(tmp_path / "out")
    assert names_in(tmp_path) == ["out"]
    assert names_in(tmp_path / "out") == [".sabbatical", "a.csv", "sub"]


def test_folder_is_not_there_while_it_is_built(tmp_path: Path) -> None:
    target = tmp_path / "out"
    with whole_folder(target, LISTED):
        assert not target.exists()
    assert target.is_dir()


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt])
def test_nothing_is_left_when_building_fails(tmp_path: Path, failure: type[BaseException]) -> None:
    with pytest.raises(failure):
        fail_half_way(tmp_path / "out", failure())
    assert names_in(tmp_path) == []


def test_older_folder_survives_a_failure(tmp_path: Path) -> None:
    write_into(tmp_path / "out", "old")
    with pytest.raises(ValueError, match="stop"):
        fail_half_way(tmp_path / "out", ValueError("stop"))
    assert (tmp_path / "out" / "a.csv").read_text() == "old"


def test_own_folder_is_replaced_whole(tmp_path: Path) -> None:
    write_into(tmp_path / "out", "old")
    with whole_folder(tmp_path / "out", LISTED) as folder:
        (folder / "c.csv").write_text("new")
    assert names_in(tmp_path / "out") == [".sabbatical", "c.csv"]
    assert names_in(tmp_path) == ["out"]


def test_empty_folder_is_filled_and_folders_above_are_made(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write_into(tmp_path / "empty")
    write_into(tmp_path / "x" / "y" / "out")
    assert (tmp_path / "empty" / "a.csv").exists()
    assert (tmp_path / "x" / "y" / "out" / "a.csv").exists()


def test_folder_with_a_desktops_litter_alone_is_as_empty(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".DS_Store").write_text("x")
    write_into(tmp_path / "out")
    assert (tmp_path / "out" / "a.csv").exists()


def test_folder_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o700)
    write_into(tmp_path / "out")
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700


def test_the_folder_one_is_in_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A shell that stays behind in a folder that is gone shows an empty one.
    write_into(tmp_path / "out", "old")
    monkeypatch.chdir(tmp_path / "out" / "sub")
    with pytest.raises(ExportError, match="is the folder you are in"):
        write_into(tmp_path / "out", "new")
    assert (tmp_path / "out" / "a.csv").read_text() == "old"


def test_folders_above_vanish_with_what_failed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="stop"):
        fail_half_way(tmp_path / "x" / "y" / "out", ValueError("stop"))
    assert names_in(tmp_path) == []


def test_target_can_be_refused_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    (tmp_path / "file").write_text("mine")
    for name, why in (("mine", "is not empty"), ("file", "is a file"), ("file/out", "cannot be written")):
        with pytest.raises(ExportError, match=why):
            refuse_target(tmp_path / name, LISTED)
    assert names_in(tmp_path) == ["file", "mine"]


@pytest.mark.parametrize("name", ["new", "x/y/new", "earlier", "empty"])
def test_good_target_is_not_refused_and_nothing_is_made(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    write_into(tmp_path / "earlier")
    refuse_target(tmp_path / name, LISTED)
    assert names_in(tmp_path) == ["earlier", "empty"]


def test_a_persons_folder_is_never_replaced(tmp_path: Path) -> None:
    # The likeliest slip: the school's own folder named as the place for the plan.
    folder = tmp_path / "school"
    folder.mkdir()
    (folder / "teachers.csv").write_text("id\nA\n")
    with pytest.raises(ExportError, match="is not empty and no earlier letter; it stays as it is"):
        write_into(folder)
    assert names_in(folder) == ["teachers.csv"]


@pytest.mark.parametrize("change", ["changed", "added", "removed"])
def test_own_folder_that_was_touched_is_not_replaced(tmp_path: Path, change: str) -> None:
    target = tmp_path / "out"
    write_into(target)
    path = target / "sub" / ("new.csv" if change == "added" else "b.csv")
    if change == "removed":
        path.unlink()
    else:
        path.write_text("edited")
    with pytest.raises(ExportError, match=rf"was changed since it was written \(sub/{path.name}\)"):
        write_into(target)
    assert (target / "a.csv").exists()


def test_a_hidden_file_counts_as_a_change(tmp_path: Path) -> None:
    write_into(tmp_path / "out")
    (tmp_path / "out" / ".notes").write_text("mine")
    with pytest.raises(ExportError, match=r"was changed since it was written \(.notes\)"):
        write_into(tmp_path / "out")
    assert (tmp_path / "out" / ".notes").read_text() == "mine"


def test_a_link_to_a_folder_counts_as_a_change(tmp_path: Path) -> None:
    write_into(tmp_path / "out")
    (tmp_path / "out" / "photos").symlink_to(tmp_path)
    with pytest.raises(ExportError, match=r"was changed since it was written \(photos\)"):
        write_into(tmp_path / "out")


def test_what_desktops_leave_behind_does_not_count_as_a_change(tmp_path: Path) -> None:
    write_into(tmp_path / "out")
    (tmp_path / "out" / ".DS_Store").write_text("x")
    (tmp_path / "out" / "Thumbs.db").write_text("x")
    (tmp_path / "out" / ".~lock.a.csv#").write_text("x")
    write_into(tmp_path / "out", "new")
    assert (tmp_path / "out" / "a.csv").read_text() == "new"


def test_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(ExportError, match="is a file"):
        write_into(tmp_path / "out")
    with pytest.raises(ExportError, match="cannot be written"):
        write_into(tmp_path / "out" / "below")
    assert (tmp_path / "out").read_text() == "mine"


def test_a_link_to_a_folder_is_followed(tmp_path: Path) -> None:
    write_into(tmp_path / "real", "old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_into(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "a.csv").read_text() == "new"


def test_disk_trouble_is_told_as_an_export_error(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="No space left"), whole_folder(tmp_path / "out", LISTED):
        raise OSError(28, "No space left on device")
    assert names_in(tmp_path) == []


def test_file_replaces_an_older_one_whole(tmp_path: Path) -> None:
    target = tmp_path / "chart.txt"
    target.write_text("old")
    with whole_file(target) as path:
        path.write_text("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert names_in(tmp_path) == ["chart.txt"]


def test_file_stays_as_it_was_when_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "chart.txt"
    target.write_text("old")
    with pytest.raises(ValueError, match="stop"):
        fail_half_way_in_file(target)
    assert target.read_text() == "old"
    assert names_in(tmp_path) == ["chart.txt"]


def test_file_does_not_take_a_folders_place(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is a folder"), whole_file(tmp_path):
        pass


def test_older_folder_comes_back_when_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_into(tmp_path / "out", "old")
    rename = Path.rename

    def refuse_new(path: Path, target: Path) -> Path:
        if path.suffix == ".part":
            raise OSError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse_new)
    with pytest.raises(ExportError, match="Permission denied"):
        write_into(tmp_path / "out", "new")
    assert (tmp_path / "out" / "a.csv").read_text() == "old"
    assert names_in(tmp_path) == ["out"]


def test_link_that_leads_nowhere_but_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(ExportError, match="cannot be found"):
        write_into(tmp_path / "loop")
    with pytest.raises(ExportError, match="cannot be found"):
        fail_half_way_in_file(tmp_path / "loop")


def test_file_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(ExportError, match="cannot be written"):
        fail_half_way_in_file(tmp_path / "out" / "chart.txt")
