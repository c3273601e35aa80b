"""What the app says where a message names a way of the command line. Pure."""

from sabbatical.domain.ways import Way
from sabbatical.errors import SabbaticalError

IN_APP = {
    Way.ABSENT: "F12",
    Way.DEMO: "the sample school (Ctrl+T)",
    Way.DOCTOR: "Ctrl+R, then d",
    Way.EXPLAIN: "Why not (w)",
    Way.EXPORT: "F10",
    Way.EXPORT_BOARD: "F10, for the board,",
    Way.EXTEND: "`sabbatical replan --extend` in a terminal",
    Way.IMPORT: "Ctrl+O",
    Way.KEYS: "`sabbatical keys` in a terminal",
    Way.MISSED: "F8, then x",
    Way.PLAN: "F7, then s",
    Way.PUBLISH: "F7, then p",
    Way.REPLAN: "F12, then r",
    Way.RESTORE: "Ctrl+R",
    Way.WRITE_MAPPING: "w",
    Way.ANEW: "Anew",
    Way.ENCODING: "Encoding",
    Way.ENCODING_1250: "windows-1250 under Encoding",
    Way.FORMAT: "Format",
    Way.LONGER: "Look longer (l)",
    Way.MAPPING: "the field Mapping file",
}


def in_app(text: str) -> str:
    """Return a message with the app's own ways in the place of the command line's."""
    for way, words in IN_APP.items():
        text = text.replace(way, words)
    return text


def refusal_text(error: SabbaticalError) -> str:
    """Return what a window says of an error: marked, and with the app's own ways."""
    return f"! {in_app(str(error))}"
