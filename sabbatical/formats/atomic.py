"""Files and folders that appear whole or not at all.

A folder is built beside its target and then takes the target's place. It carries a list of its files, so that a later
run may replace what this program wrote, and never anything that a person made or changed.
"""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sabbatical.errors import ExportError
from sabbatical.formats.manifest import first_difference, is_own_folder, write_manifest

_HINT = "Name another place, or move what is there out of the way."


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder to fill; when the block ends well it becomes `target`, else it vanishes.

    Parameters
    ----------
    target
        A folder that does not exist, is empty, or was written by this program and not touched since; the last is
        replaced whole. Folders above it are made.

    Raises
    ------
    ExportError
        If `target` holds anything else, or cannot be written.
    """
    place = _real_place(target)
    _refuse_foreign(place, target)
    with _building_place(place) as building:
        try:
            building.mkdir(parents=True)
            yield building
            write_manifest(building)
            _put_in_place(building, place)
        except OSError as error:
            raise _cannot_write(target, error) from error


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Give a path to write to; when the block ends well the file there becomes `target`, replacing an older file.

    Raises
    ------
    ExportError
        If `target` is a folder or cannot be written.
    """
    place = _real_place(target)
    if place.is_dir():
        raise ExportError(f"{target} is a folder; a file is to be written.", _HINT)
    with _building_place(place) as building:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            yield building
            building.replace(place)
        except OSError as error:
            raise _cannot_write(target, error) from error


@contextmanager
def _building_place(place: Path) -> Iterator[Path]:
    """Give a free name beside `place`; whatever is left there afterwards is removed."""
    building = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
    try:
        yield building
    finally:
        _remove(building)


def _real_place(target: Path) -> Path:
    try:
        return target.resolve()
    except (OSError, RuntimeError) as error:
        raise ExportError(f"{target} cannot be found ({error}).", _HINT) from error


def _refuse_foreign(place: Path, target: Path) -> None:
    try:
        if place.is_dir():
            _refuse_foreign_folder(place, target)
        elif place.exists():
            raise ExportError(f"{target} is a file; a folder is to be written.", _HINT)
    except OSError as error:
        raise _cannot_write(target, error) from error


def _refuse_foreign_folder(place: Path, target: Path) -> None:
    if not any(place.iterdir()):
        return
    if not is_own_folder(place):
        raise ExportError(f"{target} is not empty and was not written by this program; it stays as it is.", _HINT)
    if different := first_difference(place):
        raise ExportError(f"{target} was changed since it was written ({different}); it stays as it is.", _HINT)


def _put_in_place(building: Path, place: Path) -> None:
    if not place.exists():
        building.rename(place)
        return
    older = place.with_name(f".{place.name}.{secrets.token_hex(4)}.old")
    place.rename(older)
    try:
        building.rename(place)
    finally:
        if not place.exists():
            older.rename(place)
    _remove(older)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _cannot_write(target: Path, error: OSError) -> ExportError:
    return ExportError(
        f"{target} cannot be written ({error.strerror or error}).", "Check the place and its permissions."
    )
