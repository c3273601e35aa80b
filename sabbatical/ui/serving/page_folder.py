"""Where the page that opens the app lies: a folder that its owner alone can read, and that goes with the program."""

import os
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

PAGE_FILE = "open-sabbatical.html"
PREFIX = "sabbatical-"
SNAPS = Path("/snap")
"""Where Ubuntu keeps programs that see no folder but the user's own, and nothing hidden in it: its Firefox is one."""
SECONDS_LEFT = 24 * 3600
"""A folder that nobody has touched for so long was left by a program that was killed."""


def page_folder(home: Path | None = None, snaps: Path = SNAPS) -> tempfile.TemporaryDirectory[str]:
    """Return a new folder for the page that opens the app, which the user alone can read; it goes when it is left.

    Parameters
    ----------
    home
        The user's folder; None for that of whoever runs the program.
    snaps
        Where there is such a folder, the browser may be a program that cannot read the folder for temporary files.
    """
    if snaps.is_dir():
        # A user may have no home, which pathlib tells with a RuntimeError.
        with suppress(OSError, RuntimeError):
            place = home or Path.home()
            remove_left_folders(place)
            return tempfile.TemporaryDirectory(prefix=PREFIX, dir=place)
    return tempfile.TemporaryDirectory(prefix=PREFIX)


def remove_left_folders(place: Path) -> None:
    """Remove the user's own folders in `place` that were left: they hold the page and nothing else, for a day."""
    for folder in place.glob(f"{PREFIX}*"):
        # What cannot be read or removed stays.
        with suppress(OSError):
            if _is_left(folder):
                (folder / PAGE_FILE).unlink()
                folder.rmdir()


def _is_left(folder: Path) -> bool:
    about = folder.lstat()
    if not stat.S_ISDIR(about.st_mode) or about.st_uid != os.getuid():
        return False
    return about.st_mtime < time.time() - SECONDS_LEFT and [each.name for each in folder.iterdir()] == [PAGE_FILE]
