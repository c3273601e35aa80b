"""Folders that are typed: completed as one types, and read."""

from pathlib import Path

from textual.suggester import Suggester

from sabbatical.ui.parsing import NotAllowedError, Parse


class FolderSuggester(Suggester):
    """Completes the last part of a path by the folders that are there."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first folder that begins with what is typed."""
        typed = Path(value).expanduser()
        parent, start = (typed, "") if value.endswith("/") else (typed.parent, typed.name)
        try:
            names = sorted(item.name for item in parent.iterdir() if item.name.startswith(start) and item.is_dir())
        except OSError:
            return None
        visible = [name for name in names if start or not name.startswith(".")]
        return f"{value[: len(value) - len(start)]}{visible[0]}/" if visible else None


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
