"""Who is away, row by row. Pure."""

import datetime as dt

from sabbatical.domain.reports.counting import counted
from sabbatical.domain.rows.people import Absence
from sabbatical.ui.absence_opens import OpenedByAbsence, unanswered
from sabbatical.ui.absence_span import dates_text, periods_text
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.text import cell, day_text

NARROW = ("Who", "When", "Periods", "Repaired?")
COLUMNS = (*NARROW, "Reason")
LEAST = {"Reason": 10, "Who": 12, "When": 20}
COMING_DAYS = 7
"""Calendar days that count as the coming ones."""


def rows_in_order(picture: TermPicture, *, with_past: bool) -> list[Absence]:
    """Return the absences: those of today first, then those to come, then, where asked for, those that are over."""
    rows = sorted(picture.school.absences, key=lambda row: (row.start, picture.name(row.person), row.id))
    now = [row for row in rows if holds_today(picture, row)]
    coming = [row for row in rows if row.start > picture.today]
    past = [row for row in reversed(rows) if last_date(row) < picture.today]
    return [*now, *coming, *(past if with_past else [])]


def last_date(row: Absence) -> dt.date:
    """Return the last date of an absence."""
    return row.end or row.start


def holds_today(picture: TermPicture, row: Absence) -> bool:
    """Whether the person is away today, at least for some periods."""
    return row.start <= picture.today <= last_date(row)


def table_row(picture: TermPicture, row: Absence, opened: OpenedByAbsence) -> TableRow:
    """Return the row of an absence; the details name its periods."""
    cells = (
        cell(picture.name(row.person)),
        cell(dates_text(picture, row.start, last_date(row)), width=28),
        cell(periods_text(picture, row.start, row.periods).partition(" (")[0], width=13),
        cell(state_text(picture, row, opened)),
        cell(row.reason, width=40),
    )
    return TableRow(row.id, cells)


def state_text(picture: TermPicture, row: Absence, opened: OpenedByAbsence) -> str:
    """Return whether the newest plan has an answer to all that an absence opens."""
    if last_date(row) < picture.today:
        return "over"
    items = opened.get(row.id, ())
    if without := sum(not item.answer for item in items):
        return f"! {without} to repair"
    if bare := sum(item.is_uncovered for item in items):
        return f"! {bare} uncovered"
    if not items:
        return "✓ nothing to do"
    return "~ in the draft" if picture.has_draft else "✓ repaired"


def headline(picture: TermPicture, opened: OpenedByAbsence) -> str:
    """Return how many are away, and what is to be done, in two lines."""
    rows = picture.school.absences
    now = {row.person for row in rows if holds_today(picture, row)}
    last = picture.today + dt.timedelta(days=COMING_DAYS)
    coming = {row.person for row in rows if picture.today < row.start <= last} - now
    first = f"{counted(len(now), 'person', 'people')} away today, {len(coming)} more in the next {COMING_DAYS} days."
    return f"{first}\n{_next_step(picture, opened)}"


def _next_step(picture: TermPicture, opened: OpenedByAbsence) -> str:
    if picture.told is None:
        return "No plan is published yet: absences count when you plan the term (F7)."
    if without := unanswered(picture, opened):
        noun = "1 meeting or duty has" if without == 1 else f"{without} meetings and duties have"
        return f"! {noun} no answer yet: r repairs the plan."
    if picture.stored is not None and picture.stored.version.school_changed_since:
        return "~ All have an answer, but the data changed since: r repairs the plan."
    if picture.has_draft:
        return "~ The draft has an answer to all; v shows it, and p there publishes it."
    return "✓ The published plan answers every absence."


def details(picture: TermPicture, row: Absence, opened: OpenedByAbsence) -> str:
    """Return what an absence opens from now on, and what the newest plan does about it."""
    items = opened.get(row.id, ())
    head = f"{picture.name(row.person)}, {dates_text(picture, row.start, last_date(row))}"
    head += f", {periods_text(picture, row.start, row.periods)}" if row.periods else ""
    head += f" ({row.reason})" if row.reason else ""
    if last_date(row) < picture.today:
        return f"{head}: over."
    if not items:
        return f"{head}: no meeting, session or cover of theirs is in it."
    lines = [
        f"{day_text(item.date)} {item.period}: {item.what}; {item.answer or '! no answer in the plan yet'}"
        for item in items
    ]
    return "\n".join([f"{head}: {counted(len(items), 'meeting or duty', 'meetings and duties')}", *lines])
