"""Folders and files that are typed: completed as one types, and read."""

from pathlib import Path

from textual.suggester import Suggester

from sabbatical.ui.parsing import NotAllowedError, Parse


class FolderSuggester(Suggester):
    """Completes the last part of a path by what is there.

    Parameters
    ----------
    files
        Whether to offer files too, and not folders alone.
    """

    def __init__(self, *, files: bool = False) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._files = files

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first path that begins with what is typed."""
        typed = Path(value).expanduser()
        parent, start = (typed, "") if value.endswith("/") else (typed.parent, typed.name)
        try:
            found = sorted(item for item in parent.iterdir() if item.name.startswith(start) and self._suits(item))
        except OSError:
            return None
        visible = [item for item in found if start or not item.name.startswith(".")]
        if not visible:
            return None
        return f"{value[: len(value) - len(start)]}{visible[0].name}{'/' if visible[0].is_dir() else ''}"

    def _suits(self, item: Path) -> bool:
        return item.is_dir() or (self._files and item.is_file())


def folder_path(*, must_exist: bool) -> Parse[Path]:
    """Return a reader of a folder's path; `~` is the home folder."""

    def parse(typed: str) -> Path:
        if not typed.strip():
            raise NotAllowedError("needed; a folder, such as ~/school")
        path = Path(typed.strip()).expanduser()
        if must_exist and not path.is_dir():
            raise NotAllowedError("there is no such folder")
        if not must_exist and path.is_file():
            raise NotAllowedError("that is a file; a folder is needed")
        return path

    return parse


def existing_path(typed: str) -> Path:
    """Read the path of a file or folder that is there.

    Raises
    ------
    NotAllowedError
        If there is none.
    """
    if not typed.strip():
        raise NotAllowedError("needed; a file or folder, such as ~/timetable.fet")
    path = Path(typed.strip()).expanduser()
    if not path.exists():
        raise NotAllowedError("there is no such file or folder")
    return path


def existing_file(typed: str) -> Path:
    """Read the path of a file that is there.

    Raises
    ------
    NotAllowedError
        If there is none.
    """
    path = Path(typed.strip()).expanduser()
    if not path.is_file():
        raise NotAllowedError("there is no such file")
    return path


def new_file(typed: str) -> Path:
    """Read the path of a file that is not there yet.

    Raises
    ------
    NotAllowedError
        If it is there, or its folder is not.
    """
    path = Path(typed.strip()).expanduser()
    if not typed.strip() or not path.parent.is_dir():
        raise NotAllowedError("a file in a folder that is there")
    if path.exists():
        raise NotAllowedError("that is there already; name a new file")
    return path


def new_file_or_folder(typed: str) -> Path:
    """Read the path of a file that is not there yet, or of a folder for it.

    Raises
    ------
    NotAllowedError
        If it is a file, or its folder is not there.
    """
    path = Path(typed.strip()).expanduser()
    return path if typed.strip() and path.is_dir() else new_file(typed)
