"""Archives, opened only where what they hold has a measure: a small file can unpack to fill a disk."""

import io
import zipfile
import zlib

from sabbatical.domain.imports.draft import Place
from sabbatical.formats.importers.limits import MAX_FILE_BYTES, MAX_FILES, MAX_UNPACKED_BYTES
from sabbatical.formats.importers.problems import SourceError

_ENCRYPTED = 0x1
_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def checked_members(raw: bytes, place: Place, most_bytes: int = MAX_UNPACKED_BYTES) -> tuple[zipfile.ZipInfo, ...]:
    """Return what an archive holds.

    Reading a member never gives more bytes than it declares, so that what is declared here is a bound.

    Raises
    ------
    SourceError
        If it is no archive, is locked, or unpacks to more than any timetable.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = tuple(archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise SourceError(place, f"is no sound archive ({error}); save it anew") from None
    if len(members) > MAX_FILES:
        raise SourceError(place, f"holds {len(members)} files; no timetable has more than {MAX_FILES}")
    if sum(member.file_size for member in members) > most_bytes:
        raise SourceError(place, f"unpacks to more than {most_bytes // 2**20} MB; no timetable does")
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise SourceError(place, "is locked by a password; save it without one")
    if any(member.compress_type not in _KINDS for member in members):
        raise SourceError(place, "is packed in a way that cannot be read here; pack it as an ordinary zip file")
    return members


def read_member(raw: bytes, member: zipfile.ZipInfo, place: Place) -> bytes:
    """Return a file of an archive.

    Raises
    ------
    SourceError
        If it is damaged or too large.
    """
    if member.file_size > MAX_FILE_BYTES:
        raise SourceError(place, f"unpacks to more than {MAX_FILE_BYTES // 2**20} MB; no timetable does")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return archive.read(member)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise SourceError(place, f"is damaged in the archive ({error}); save it anew") from None
