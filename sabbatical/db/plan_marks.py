"""Marks on a plan's rows, made in place: facts and wishes, no new plan."""

from collections.abc import Iterable

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from sabbatical.db.tables_plan import CoverRow, SessionRow
from sabbatical.domain.plan import DutyStatus


def unknown_ids(session: Session, number: int, ids: Iterable[str]) -> tuple[str, ...]:
    """Return those of `ids` that no session and no cover of the plan bears."""
    known = {
        row_id for row in (SessionRow, CoverRow) for row_id in session.scalars(select(row.id).where(row.plan == number))
    }
    return tuple(row_id for row_id in ids if row_id not in known)


def set_pinned(session: Session, number: int, ids: Iterable[str], *, pinned: bool) -> None:
    """Pin or unpin sessions and covers of a plan."""
    _set(session, number, ids, pinned=pinned)


def set_status(session: Session, number: int, ids: Iterable[str], status: DutyStatus) -> None:
    """Set what has become of sessions and covers of a plan."""
    _set(session, number, ids, status=status)


def _set(session: Session, number: int, ids: Iterable[str], **values: object) -> None:
    wanted = tuple(ids)
    for row in (SessionRow, CoverRow):
        session.execute(update(row).where(row.plan == number, row.id.in_(wanted)).values(**values))
