"""What a deletion takes and leaves, in lines for the leader."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sabbatical.domain.reports.counting import counted

if TYPE_CHECKING:
    from sabbatical.services.deleting import Deletion, Holdings

SESSIONS = ("session or cover", "sessions and covers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How a leader does what remains to be done."""

    back_up: str
    repair: str


def holding_lines(holdings: "Holdings", *, is_person: bool) -> Iterator[str]:
    """Yield what goes, and what stays without a name."""
    parts = ", ".join(counted(*part) for part in holdings.parts)
    yield f"{holdings.name}: {parts or 'nothing in the school itself'}."
    if holdings.plan_rows:
        rows = counted(holdings.plan_rows, *SESSIONS)
        yield f"Plans: {rows} {'stay without the name' if is_person else 'go'}."
    if holdings.actions:
        yield f"Undo: {counted(holdings.actions, 'action')} can no longer be taken back."


def deletion_lines(deletion: "Deletion", ways: Ways, *, is_person: bool) -> Iterator[str]:
    """Yield what was deleted, what holds it still, and what is to be done."""
    gone = deletion.gone
    yield f"{'The person' if is_person else 'The term'} is deleted for good."
    if not deletion.is_scrubbed:
        yield "Another program has the database open; the last traces go when it is closed."
    if gone.backups:
        holds = "1 backup still holds" if gone.backups == 1 else f"{gone.backups} backups still hold"
        yield f"{holds} what was deleted, until the next is made, on the next day of work. At once: {ways.back_up}"
    yield "Files that you exported or backed up elsewhere are yours to delete."
    if gone.to_come:
        rows = counted(gone.to_come, *SESSIONS)
        yield f"{rows} still to come named the person. To repair the plan: {ways.repair}"
