"""Who is to be told of what, row by row. Pure."""

from sabbatical.domain.notices import Notice
from sabbatical.domain.reports.counting import counted
from sabbatical.ui.change_rows import rows_of_changes
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.text import cell, number
from sabbatical.ui.version_rows import when_text

COLUMNS = ("Told", "Who", "Changes", "First", "E-mail", "What")
NARROW = ("Told", "Who", "Changes", "First")
LEAST = {"What": 12, "E-mail": 12, "Who": 12, "First": 24}
"""What gives way where the list is too narrow, in that order; the details tell all of it."""


def notice_row(notice: Notice, *, is_told: bool) -> TableRow:
    """Return the row of a person."""
    rows = rows_of_changes(notice.changes, {notice.person: notice.name})
    first = rows[0] if rows else None
    cells = (
        cell("[x] told" if is_told else "[ ]     ", "" if is_told else "bold"),
        cell(notice.name),
        number(len(rows)),
        cell("" if first is None else f"{first.mark} {first.when}", width=44),
        cell(notice.email),
        cell("" if first is None else first.duty, width=70),
    )
    return TableRow(notice.person, cells)


def notice_details(notice: Notice) -> str:
    """Return everything that changes for a person, a line each, with their address."""
    rows = rows_of_changes(notice.changes, {notice.person: notice.name})
    address = f" <{notice.email}>" if notice.email else ", no e-mail known"
    return "\n".join([f"{notice.name}{address}:", *(f"{row.mark} {row.when}: {row.duty}" for row in rows)])


def notices_text(picture: TermPicture, told: int) -> str:
    """Return how many are still to be told of what is published, in two lines."""
    plan = picture.published
    if plan is None:
        return "No plan is published yet, so there is nothing to tell."
    left = len(picture.notices)
    when = f"plan {plan.number}, published {when_text(picture, plan)}"
    first = f"{counted(left, 'person', 'people')} still to tell of {when}; {told} told here."
    return f"{first}\n{'Space ticks off the one under the cursor, a all of them.' if left else '✓ Everybody knows.'}"
