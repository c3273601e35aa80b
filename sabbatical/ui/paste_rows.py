"""The preview of pasted rows as text. Pure."""

from rich.text import Text

from sabbatical.domain.reports.counting import counted
from sabbatical.services.pasting import Preview
from sabbatical.ui.text import QUIET, cell

COLUMN_NOTES = {
    "bell": "Columns: schedule, period, start, end (08:00). The schedule regular must exist.",
    "calendar": "Columns: start, end, repeat, kind (closed, school or blackout), schedule, cycle_day, note.",
    "teachers": "Columns: id, name, email, building, subjects, fte, coach (yes or no), then their limits.",
    "substitutes": "Columns: id, name, kind (substitute or supervisor), building, subjects, days, limits, cost.",
    "availability": "Columns: person, cycle_day, period (empty: whole day), status (off, duty, protected, standby).",
    "strengths": "Columns: teacher, topic, level (1 to 5).",
    "requests": "Columns: id (empty: the next free one), teacher, topic, priority, pattern, cycles, earliest, latest.",
    "pairs": "Columns: person, other, rule (never or evaluates).",
    "classes": "Columns: id, name, subject, groups, students, building, room, loss_cap_percent, release (yes or no).",
    "timetable": "Columns: class, teacher, cycle_day, period, room, from, until.",
    "class_dates": "Columns: class, start, end, periods, kind (away or no-release).",
    "travel": "Columns: from, to, minutes.",
    "absences": "Columns: id (empty: the next free one), person, start, end, periods, reason.",
}
"""What can be pasted into each table, shown before anything is."""

GLYPHS = {"new": "+ new", "changed": "~ changed", "same": "= same"}


def preview_sentence(preview: Preview) -> str:
    """Return in a line what the rows would do, or that they cannot be taken over."""
    if preview.problems:
        return f"! {counted(len(preview.problems), 'problem')}: nothing is taken over until all are corrected."
    parts = [f"{sum(row.state == state for row in preview.rows)} {state}" for state in GLYPHS]
    header = "" if preview.has_header else " Without a row of names the columns are those of the file, in its order."
    return f"{counted(len(preview.rows), 'row')}: {', '.join(parts)}.{header}"


def preview_columns(preview: Preview) -> list[Text]:
    """Return the heads of the preview's columns."""
    return [Text("Row"), Text(""), *(cell(name, width=18) for name in preview.header)]


def preview_rows(preview: Preview) -> list[tuple[Text, ...]]:
    """Return the rows as they were pasted, each with what becomes of it."""
    rows = []
    for row in preview.rows:
        cells = [*row.cells[: len(preview.header)], *[""] * (len(preview.header) - len(row.cells))]
        style = QUIET if row.state == "same" else ""
        state = cell(GLYPHS[row.state], style)
        rows.append((cell(str(row.number)), state, *(cell(text, style, width=24) for text in cells)))
    return rows
