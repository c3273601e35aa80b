"""What lies in a folder, without what desktops and office programs leave behind."""

from collections.abc import Iterator
from pathlib import Path

_NAMES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_BEGINNINGS = ("._", ".~lock.")
"""Of the resource files of macOS and the locks of LibreOffice."""


def files_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file and link below the folder, hidden ones too, by its name from there with ``/``, sorted."""
    for path in sorted(folder.rglob("*")):
        if not _is_litter(path) and (path.is_symlink() or not path.is_dir()):
            yield path.relative_to(folder).as_posix(), path


def is_as_empty(folder: Path) -> bool:
    """Return whether the folder holds nothing that anybody put there."""
    return all(_is_litter(path) for path in folder.iterdir())


def _is_litter(path: Path) -> bool:
    return path.name in _NAMES or path.name.startswith(_BEGINNINGS)
