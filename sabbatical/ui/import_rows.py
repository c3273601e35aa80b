"""What an import comes upon or does, as rows of a list. Pure."""

from sabbatical.services.import_asked import ImportPreview, LineKind
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.text import LONGEST_CELL, cell
from sabbatical.ui.ways import in_app

COLUMNS = ("What", "Where", "In words")
LONGEST_PLACE = 24
LONGEST_TEXT = 110
FORMATS = (
    ("found out by itself", ""),
    ("school folder", "folder"),
    ("FET", "fet"),
    ("FET timetable CSV", "fet-csv"),
    ("Untis", "untis"),
    ("aSc Timetables", "asc"),
    ("OneRoster", "oneroster"),
    ("spreadsheet", "sheet"),
)
"""Words and names of formats, as `sabbatical import --format` has them."""

_MARKS = {
    LineKind.ERROR: "✗ wrong",
    LineKind.MISSING: "? missing",
    LineKind.CHANGE: "~ change",
    LineKind.KEPT: "= stays",
    LineKind.WARNING: "! problem",
}


def preview_rows(preview: ImportPreview) -> list[TableRow]:
    """Return a row for each line of a preview; its key is its number."""
    return [
        TableRow(
            str(number),
            (
                cell(_MARKS[line.kind], width=LONGEST_CELL),
                cell(line.place, width=LONGEST_PLACE),
                cell(in_app(line.text), width=LONGEST_TEXT),
            ),
        )
        for number, line in enumerate(preview.lines)
    ]


def line_details(preview: ImportPreview, key: str) -> str:
    """Return a line in full; nothing where another preview has taken the place of the key's."""
    if int(key) >= len(preview.lines):
        return ""
    line = preview.lines[int(key)]
    text = in_app(line.text)
    return f"{line.place}: {text}" if line.place else text


def verdict(preview: ImportPreview, *, is_done: bool) -> str:
    """Return what it comes to, in a sentence."""
    if is_done:
        done = "✓ It is in the database. Ctrl+Z takes it back."
        return f"{done} Ctrl+T leads on: who coaches on what, and who asks." if preview.is_first else done
    if not preview.is_ready:
        missing = [line for line in preview.lines if line.kind is LineKind.MISSING]
        wrong = [line for line in preview.lines if line.kind is LineKind.ERROR]
        if wrong or not missing:
            return "✗ It cannot be imported as it is: see below."
        return "? Not all that a school needs is in it: fill in what is missing (f), then import."
    if preview.is_first:
        return "✓ It can be imported as it is: Ctrl+S."
    changes = any(line.kind is LineKind.CHANGE for line in preview.lines)
    what = "It would change what is listed below" if changes else "It would change nothing in the timetable"
    return f"✓ {what}: Ctrl+S imports it."
