"""Who was told what: for each person, the published plans whose duties of theirs they know."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from sabbatical.db.tables_origin import ToldRow


class ToldRepository:
    """Reads and writes who was told of which plan."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def plans_by_person(self) -> dict[str, tuple[int, ...]]:
        """Return, by person, the numbers of the plans that they were told of, in the order made."""
        told: dict[str, list[int]] = {}
        for person, plan in self._session.execute(select(ToldRow.person, ToldRow.plan).order_by(ToldRow.plan)):
            told.setdefault(person, []).append(plan)
        return {person: tuple(plans) for person, plans in told.items()}

    def add(self, persons: Iterable[str], plan: int, at: dt.datetime) -> None:
        """Note that persons were told of a plan at a moment; who was before keeps the first moment."""
        known = set(self._session.scalars(select(ToldRow.person).where(ToldRow.plan == plan)))
        rows = [
            {"person": person, "plan": plan, "told_at": at} for person in dict.fromkeys(persons) if person not in known
        ]
        if rows:
            self._session.execute(insert(ToldRow), rows)

    def remove(self, persons: Iterable[str], plan: int) -> None:
        """Take back that persons were told of a plan."""
        self._session.execute(delete(ToldRow).where(ToldRow.plan == plan, ToldRow.person.in_(tuple(persons))))

    def forget_others(self, people: Iterable[str]) -> None:
        """Delete for good what persons who are not among `people` were told."""
        self._session.execute(delete(ToldRow).where(ToldRow.person.not_in(tuple(people))))
