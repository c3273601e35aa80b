"""Files and folders that appear whole or not at all.

A folder is built beside its target and then takes the target's place. A later run may replace what this program wrote,
and never anything that a person made.
"""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sabbatical.errors import ExportError
from sabbatical.formats.folder_kinds import FolderKind
from sabbatical.formats.litter import is_as_empty
from sabbatical.formats.manifest import write_manifest

_HINT = "Name another place, or move what is there out of the way."


@contextmanager
def whole_folder(target: Path, kind: FolderKind) -> Iterator[Path]:
    """Give an empty folder to fill; when the block ends well it becomes `target`, else it vanishes.

    Parameters
    ----------
    target
        A folder that does not exist, is empty, or is of this kind and written by this program; the last is replaced
        whole. Folders above it are made.
    kind
        What the folder will hold.

    Raises
    ------
    ExportError
        If `target` holds anything else, or cannot be written.
    """
    place = _real_place(target)
    _refuse_other(place, target, kind)
    with _building_place(place) as building:
        try:
            building.mkdir(parents=True)
            yield building
            if kind.needs_list(building):
                write_manifest(building)
            _put_in_place(building, place)
        except OSError as error:
            raise _cannot_write(target, error) from error


def refuse_target(target: Path, kind: FolderKind) -> None:
    """Refuse a folder that `whole_folder` could not write; nothing is left behind either way.

    Raises
    ------
    ExportError
        If `target` holds anything but an earlier folder of this kind, or cannot be written.
    """
    place = _real_place(target)
    _refuse_other(place, target, kind)
    with _building_place(place) as building:
        try:
            building.mkdir(parents=True)  # what may be written is best known by doing it
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
    with _building_place(place) as building:
        try:
            if place.is_dir():
                raise ExportError(f"{target} is a folder; a file is to be written.", _HINT)
            place.parent.mkdir(parents=True, exist_ok=True)
            yield building
            building.replace(place)
        except OSError as error:
            raise _cannot_write(target, error) from error


@contextmanager
def _building_place(place: Path) -> Iterator[Path]:
    """Give a free name beside `place`; what is left there afterwards is removed, and new folders above it if empty."""
    building = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
    new_above = [folder for folder in place.parents if not folder.exists()]
    try:
        yield building
    finally:
        _remove(building)
        for folder in new_above:
            with suppress(OSError):
                folder.rmdir()


def _real_place(target: Path) -> Path:
    try:
        return target.resolve()
    except (OSError, RuntimeError) as error:
        raise ExportError(f"{target} cannot be found ({error}).", _HINT) from error


def _refuse_other(place: Path, target: Path, kind: FolderKind) -> None:
    try:
        if place.is_dir():
            _refuse_other_folder(place, target, kind)
        elif place.exists():
            raise ExportError(f"{target} is a file; a folder is to be written.", _HINT)
    except OSError as error:
        raise _cannot_write(target, error) from error


def _refuse_other_folder(place: Path, target: Path, kind: FolderKind) -> None:
    if Path.cwd().is_relative_to(place):
        raise ExportError(
            f"{target} is the folder you are in, and would be replaced under your feet.",
            "Name a new folder within it, or go elsewhere.",
        )
    why = "" if is_as_empty(place) else kind.why_not_replaced(place)
    if why:
        raise ExportError(f"{target} {why}; it stays as it is.", _HINT)


def _put_in_place(building: Path, place: Path) -> None:
    if not place.exists():
        building.rename(place)
        return
    shutil.copymode(place, building)
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
