"""What each plan knew of the school, and what it repairs."""

from collections.abc import Iterable

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from sabbatical.db.mapping import add_rows, read_rows
from sabbatical.db.tables_origin import AskedRow, KnownAbsenceRow, RepairRow, WithdrawnRow
from sabbatical.domain.moment import Moment, RepairOf
from sabbatical.domain.origin import KnownAbsence, PlanOrigin
from sabbatical.domain.replanning import AskedRequest


def add_origin(session: Session, number: int, origin: PlanOrigin) -> None:
    """Store what a plan knew and repairs; its note is the plan's own."""
    add_rows(session, AskedRow, origin.asked, plan=number)
    add_rows(session, KnownAbsenceRow, origin.absences, plan=number)
    repairs = origin.repairs
    if repairs is not None:
        session.execute(
            insert(RepairRow).values(
                plan=number,
                base=repairs.base,
                today=repairs.moment.today,
                now=repairs.moment.now,
                extend=repairs.extend,
            )
        )
        rows = [
            {"plan": number, "position": position, "request": request, "cycle": cycle}
            for position, (request, cycle) in enumerate(sorted(repairs.withdrawn))
        ]
        if rows:
            session.execute(insert(WithdrawnRow), rows)


def load_origin(session: Session, number: int, note: str) -> PlanOrigin:
    """Return what a plan knew and repairs."""
    return PlanOrigin(
        note=note,
        asked=read_rows(session, AskedRow, AskedRequest, plan=number),
        absences=read_rows(session, KnownAbsenceRow, KnownAbsence, plan=number),
        repairs=load_repair(session, number),
    )


def load_repair(session: Session, number: int) -> RepairOf | None:
    """Return what a plan repairs; None where it was planned from nothing."""
    row = session.get(RepairRow, number)
    if row is None:
        return None
    withdrawn = session.execute(select(WithdrawnRow.request, WithdrawnRow.cycle).where(WithdrawnRow.plan == number))
    return RepairOf(
        base=row.base,
        moment=Moment(today=row.today, now=row.now),
        extend=row.extend,
        withdrawn=frozenset((request, cycle) for request, cycle in withdrawn),
    )


def forget_absences(session: Session, number: int) -> None:
    """Delete the absences that a plan knew: history does not outlive what was deleted of them."""
    session.execute(delete(KnownAbsenceRow).where(KnownAbsenceRow.plan == number))


def forget_others(session: Session, people: Iterable[str]) -> None:
    """Delete the absences and requests that any plan knew of persons who are not among `people`."""
    known = tuple(people)
    session.execute(delete(KnownAbsenceRow).where(KnownAbsenceRow.person.not_in(known)))
    session.execute(delete(AskedRow).where(AskedRow.teacher.not_in(known)))
