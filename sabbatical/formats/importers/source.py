"""The files of a source: one file with its neighbours, a folder, or an archive."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sabbatical.domain.imports.draft import Place
from sabbatical.formats.importers.limits import MAX_FILE_BYTES, MAX_FILES
from sabbatical.formats.importers.problems import SourceError
from sabbatical.formats.importers.zips import checked_members, read_member

ARCHIVE = ".zip"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file that may be read."""

    name: str
    """Within its folder or archive."""
    load: Callable[[], bytes]

    @property
    def place(self) -> Place:
        """The file as a whole."""
        return Place(file=self.name)

    @property
    def suffix(self) -> str:
        """The name's end from the last point on, in lower case."""
        return Path(self.name).suffix.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a leader named."""

    name: str
    named: SourceFile | None
    """The file that was named; None for a folder or an archive."""
    files: tuple[SourceFile, ...]
    """All that lies there, the named file first."""

    def find(self, name: str) -> SourceFile | None:
        """Return the file of a name, capitals aside."""
        return next((file for file in self.files if file.name.casefold() == name.casefold()), None)

    def ending(self, *ends: str) -> tuple[SourceFile, ...]:
        """Return the files whose names end so, capitals aside; the named one alone where it does."""
        if self.named is not None and self.named.name.lower().endswith(ends):
            return (self.named,)
        return tuple(file for file in self.files if file.name.lower().endswith(ends))


def open_source(path: Path) -> Source:
    """Return the files that lie at a path.

    Raises
    ------
    SourceError
        If nothing there can be read.
    """
    try:
        if path.is_dir():
            return Source(name=path.name, named=None, files=_files_in(path))
        if path.suffix.lower() == ARCHIVE:
            return Source(name=path.name, named=None, files=_members(path))
        named = _file(path)
        others = tuple(file for file in _files_in(path.parent) if file.name != path.name)
    except OSError as error:
        raise SourceError(Place(file=path.name), f"cannot be read ({error.strerror or error})") from None
    return Source(name=path.name, named=named, files=(named, *others))


def _files_in(folder: Path) -> tuple[SourceFile, ...]:
    found = []
    for entry in folder.iterdir():
        if not entry.name.startswith(".") and entry.is_file():
            found.append(entry)
        if len(found) > MAX_FILES:
            raise SourceError(
                Place(file=folder.name),
                f"the folder holds more than {MAX_FILES} files; put the timetable's files into one of their own",
            )
    return tuple(map(_file, sorted(found)))


def _file(path: Path) -> SourceFile:
    return SourceFile(name=path.name, load=lambda: _read(path))


def _read(path: Path) -> bytes:
    place = Place(file=path.name)
    try:
        if not path.is_file():
            raise SourceError(place, "is no file that can be read")
        if path.stat().st_size > MAX_FILE_BYTES:
            raise SourceError(place, f"is larger than {MAX_FILE_BYTES // 2**20} MB; no timetable is")
        return path.read_bytes()
    except OSError as error:
        raise SourceError(place, f"cannot be read ({error.strerror or error})") from None


def _members(path: Path) -> tuple[SourceFile, ...]:
    raw, place = _read(path), Place(file=path.name)
    found = []
    for member in checked_members(raw, place):
        name = Path(member.filename).name
        if not member.is_dir() and not name.startswith("."):
            found.append(SourceFile(name=name, load=_loader(raw, member, name)))
    return tuple(found)


def _loader(raw: bytes, member: zipfile.ZipInfo, name: str) -> Callable[[], bytes]:
    return lambda: read_member(raw, member, Place(file=name))
