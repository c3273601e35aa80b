"""Files that only their owner may read, and that appear whole or not at all."""

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

OWNER_ONLY = 0o600
FOLDER_OWNER_ONLY = 0o700
BUILDING = ".restore-"
"""How the names of folders begin in which a backup is made ready to be restored."""
_PART = ".part"
_LITTER_SECONDS = 3600.0
"""What was begun so long ago was left by a program that was killed."""


def create_private(path: Path) -> None:
    """Create an empty file, readable by its owner alone.

    Raises
    ------
    OSError
        If it exists or cannot be made.
    """
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY)
    try:
        # A umask cannot widen the mode, but it can narrow it. Sticks that know no owners refuse to set any.
        with suppress(PermissionError):
            os.fchmod(descriptor, OWNER_ONLY)
    finally:
        os.close(descriptor)


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may open, or close it to others where it is there.

    Raises
    ------
    OSError
        If it cannot be made.
    """
    folder.mkdir(mode=FOLDER_OWNER_ONLY, parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o077:
        folder.chmod(FOLDER_OWNER_ONLY)


@contextmanager
def whole_private_file(target: Path) -> Iterator[Path]:
    """Give a private file beside `target` to fill; when the block ends well it becomes `target`, else it vanishes.

    Parameters
    ----------
    target
        A file that does not exist yet.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}{_PART}")
    try:
        create_private(part)
        yield part
        _flush(part)
        part.rename(target)
        _flush(target.parent)
    finally:
        for path in target.parent.glob(f"{part.name}*"):
            path.unlink(missing_ok=True)


def remove_litter(folder: Path) -> None:
    """Remove what killed programs left half done in a folder."""
    for path in (*folder.glob(f".*{_PART}*"), *folder.glob(f"{BUILDING}*")):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _LITTER_SECONDS:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _flush(path: Path) -> None:
    """Have the disk itself hold a file's content, or a folder's names."""
    with suppress(PermissionError):  # Windows opens no folders
        descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
