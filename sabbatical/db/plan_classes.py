"""The classes that plans' rows name, and how one of them is named otherwise."""

from collections.abc import Callable

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from sabbatical.db.tables_plan import CoverRow, SessionRow

_TABLES = (SessionRow, CoverRow)


def classes(session: Session) -> frozenset[str]:
    """Return the ids of all classes that the sessions and covers of any plan name."""
    return frozenset(found for row in _TABLES for found in session.scalars(select(row.class_id).distinct())) - {""}


def rename(session: Session, new_id: Callable[[str], str]) -> None:
    """Give classes the ids that `new_id` returns for theirs, in every plan."""
    for old in classes(session):
        if (new := new_id(old)) != old:
            for row in _TABLES:
                session.execute(update(row).where(row.class_id == old).values(class_id=new))
