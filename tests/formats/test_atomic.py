"""Output folders and files that appear whole or not at all."""

from pathlib import Path

import pytest

from sabbatical.errors import ExportError
from sabbatical.formats.atomic import whole_file, whole_folder


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write_into(target: Path, text: str = "1") -> None:
    with whole_folder(target) as folder:
        (folder / "sub").mkdir()
        (folder / "a.csv").write_text(text)
        (folder / "sub" / "b.csv").write_text(text)


def fail_half_way(target: Path, failure: BaseException) -> None:
    with whole_folder(target) as folder:
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
    with whole_folder(target):
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
    with whole_folder(tmp_path / "out") as folder:
        (folder / "c.csv").write_text("new")
    assert names_in(tmp_path / "out") == [".sabbatical", "c.csv"]
    assert names_in(tmp_path) == ["out"]


def test_empty_folder_is_filled_and_folders_above_are_made(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write_into(tmp_path / "empty")
    write_into(tmp_path / "x" / "y" / "out")
    assert (tmp_path / "empty" / "a.csv").exists()
    assert (tmp_path / "x" / "y" / "out" / "a.csv").exists()


def test_a_persons_folder_is_never_replaced(tmp_path: Path) -> None:
    # The likeliest slip: the school's own folder named as the place for the plan.
    folder = tmp_path / "school"
    folder.mkdir()
    (folder / "teachers.csv").write_text("id\nA\n")
    with pytest.raises(ExportError, match="not written by this program"):
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


def test_what_desktops_leave_behind_does_not_count_as_a_change(tmp_path: Path) -> None:
    write_into(tmp_path / "out")
    (tmp_path / "out" / ".DS_Store").write_text("x")
    (tmp_path / "out" / "Thumbs.db").write_text("x")
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
    with pytest.raises(ExportError, match="No space left"), whole_folder(tmp_path / "out"):
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
