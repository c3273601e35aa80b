"""Bytes to text: what timetabling programs write is not always UTF-8."""

import codecs

from sabbatical.domain.imports.draft import Place
from sabbatical.domain.ways import Way
from sabbatical.formats.importers.problems import SourceError
from sabbatical.formats.importers.source import SourceFile

WESTERN = "cp1252"
"""What Windows programs of Western Europe and America write where they do not write UTF-8."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_text(file: SourceFile, encoding: str = "") -> tuple[str, str]:
    """Return a file's text and the encoding in which it is.

    Parameters
    ----------
    file
        The file.
    encoding
        As the leader says; empty = by its mark, else UTF-8, else Windows-1252.

    Raises
    ------
    SourceError
        If it is no text of that encoding, with the line.
    """
    raw = file.load()
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), "")
    for name in (marked,) if marked else (encoding,) if encoding else ("utf-8", WESTERN):
        try:
            text = raw.decode(name)
        except UnicodeError as error:
            start = error.start if isinstance(error, UnicodeDecodeError) else 0
        else:
            return _without_nul(text, file), name
    line = raw.count(b"\n", 0, start) + 1
    raise SourceError(
        Place(file=file.name, line=line),
        f"is no text in {marked or encoding or 'UTF-8 or Windows-1252'} (byte 0x{raw[start]:02x}); "
        f"name its encoding, like {Way.ENCODING_1250}, or save it as UTF-8",
    )


def _without_nul(text: str, file: SourceFile) -> str:
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise SourceError(Place(file=file.name, line=line), "holds a NUL byte, so it is no text; save it as UTF-8 text")
    return text
