"""Backups and the doctor's findings as rows of a list. Pure."""

import datetime as dt
from collections.abc import Sequence

from sabbatical.domain.checkup import Look
from sabbatical.domain.reports.counting import counted
from sabbatical.domain.reports.sizes import size_text
from sabbatical.services.backups import BackupRow, RestoreReport
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.text import cell, day_text
from sabbatical.ui.ways import in_app

BACKUP_COLUMNS = ("Made", "Why", "Size")
LOOK_COLUMNS = ("", "Looked at", "Found")
LONGEST_LOOK = 60
LONGEST_FINDING = 110


def made_text(made_at: dt.datetime) -> str:
    """Return when a backup was made, in the computer's time zone."""
    local = made_at.astimezone()
    return f"{day_text(local.date())} {local:%Y %H:%M}"


def backup_table(rows: Sequence[BackupRow]) -> list[TableRow]:
    """Return a row for each backup, under its name."""
    return [
        TableRow(row.backup.name, (cell(made_text(row.backup.made_at)), cell(row.why), cell(size_text(row.size_bytes))))
        for row in rows
    ]


def looks_table(looks: Sequence[Look]) -> list[TableRow]:
    """Return a row for each thing that was looked at, what is wrong first; its key is its number."""
    order = sorted(range(len(looks)), key=lambda number: looks[number].is_well)
    return [
        TableRow(
            str(number),
            (
                cell("✓ ok" if looks[number].is_well else "! WRONG"),
                cell(looks[number].at, width=LONGEST_LOOK),
                cell(looks[number].found, width=LONGEST_FINDING),
            ),
        )
        for number in order
    ]


def looks_sentence(looks: Sequence[Look]) -> str:
    """Return how many things are to be seen to."""
    wrong = sum(not look.is_well for look in looks)
    return f"! {counted(wrong, 'thing')} to see to." if wrong else f"✓ All is well: {counted(len(looks), 'look')}."


def look_details(look: Look) -> str:
    """Return a finding in full, and what to do."""
    found = f"{look.at}: {look.found}"
    return found if look.is_well else f"{found}\n→ {in_app(look.advice)}"


def restored_text(report: RestoreReport) -> str:
    """Return what a restore did, and how to go back."""
    lines = [f"✓ The database is as it was in {report.source.name}."]
    if report.kept is not None:
        lines.append(f"To go back to what it held before, restore the newest: {report.kept.name}.")
    if report.set_aside is not None:
        lines.append(
            f"The damaged file was kept as {report.set_aside}; it may hold people's data, so delete it in time."
        )
    return "\n".join(lines)
