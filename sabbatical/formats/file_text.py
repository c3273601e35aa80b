"""Reads a text file whole, or says in a leader's words why it cannot be read."""

from pathlib import Path


class UnreadableFileError(ValueError):
    """A file that is no readable text.

    Parameters
    ----------
    message
        What is wrong with the file and what to do.
    line
        Line from 1 where the problem lies; None where it is the whole file.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def read_file_text(path: Path) -> str:
    """Return a UTF-8 file's text without its byte-order mark, line ends as they are.

    Raises
    ------
    UnreadableFileError
        If there is no such file, it is a folder, or it is not UTF-8 text.
    """
    try:
        raw = path.read_bytes()
    except IsADirectoryError:
        raise UnreadableFileError("is a folder; a file of this name is needed") from None
    except FileNotFoundError:
        raise UnreadableFileError("is missing; the folder must hold it") from None
    except OSError as error:
        raise UnreadableFileError(f"cannot be read ({error.strerror or error}); check its permissions") from None
    return _decode(raw)


def _decode(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFileError("is in UTF-16; save it as UTF-8 text", line=1)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnreadableFileError(
            f"is not UTF-8 text (byte 0x{raw[error.start]:02x}); save it as UTF-8", line
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableFileError("holds a NUL byte, so it is no text; save it as UTF-8 text", line)
    return text
