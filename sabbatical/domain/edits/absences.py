"""Who is absent: entered, merged with what is known, changed, and ended when the person is back."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sabbatical.domain.edits.requests import delete_absence, put_absence
from sabbatical.domain.edits.rows import refuse_unknown
from sabbatical.domain.reports.absence_words import absence_dates
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.rows.people import Absence
from sabbatical.domain.school import School
from sabbatical.errors import DataError

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAbsence:
    """An absence as a leader enters it."""

    person: str
    """A teacher's or substitute's id."""
    start: dt.date
    end: dt.date | None
    """The last date, included; None = until further notice, which is the end of term."""
    periods: tuple[str, ...] = ()
    """Empty = whole days."""
    reason: str = ""
    """Never leaves the leader's own view."""


def enter_absence(school: School, new: NewAbsence) -> tuple[School, Absence]:
    """Enter an absence and return the school with it, and the row that now holds it.

    What the person has of the same periods and overlaps, or of fewer and lies within, becomes part of the row; its id
    and, where no reason is given, its reason are kept.

    Raises
    ------
    DataError
        If nobody has that id, they are absent then already, or the new absence overlaps another of theirs in some
        dates or periods but not in others, so that no one row can hold both.
    """
    people = {row.id for row in school.teachers} | {row.id for row in school.substitutes}
    refuse_unknown(people, new.person, "a teacher or substitute")
    row = Absence(
        id=_free_id(school),
        person=new.person,
        start=new.start,
        end=school.term.end if new.end is None else new.end,
        periods=in_order_of_day(school, new.periods),
        reason=new.reason,
    )
    absorbed: list[Absence] = []
    while (other := _overlapping(school, row, absorbed)) is not None:
        row = _merged(school, row, other)
        absorbed.append(other)
    if not absorbed:
        return put_absence(school, row), row
    first = absorbed[0]
    row = replace(row, id=first.id, reason=row.reason or first.reason)
    for other in absorbed[1:]:
        school = delete_absence(school, other.id)
    return put_absence(school, row, first.id), row


def alter_absence(
    school: School, absence_id: str, *, start: dt.date, end: dt.date | None, periods: tuple[str, ...], reason: str
) -> tuple[School, Absence]:
    """Shorten, extend or otherwise change an absence, and return the school with it, and the row.

    Parameters
    ----------
    end
        The last date, included; None = until further notice.
    periods
        Empty = whole days.

    Raises
    ------
    DataError
        If there is no such absence, or it would overlap another of the person's.
    """
    old = find_absence(school, absence_id)
    row = replace(
        old,
        start=start,
        end=school.term.end if end is None else end,
        periods=in_order_of_day(school, periods),
        reason=reason,
    )
    other = _overlapping(school, row, [old])
    if other is not None:
        raise _refused(school, other, "overlaps", "Shorten or withdraw that one first.")
    return put_absence(school, row, absence_id), row


def end_absence(school: School, absence_id: str, today: dt.date, over: tuple[str, ...] = ()) -> School:
    """End an absence because the person is back on `today`.

    Parameters
    ----------
    today
        The first day on which the person is there again: an absence that began before ends the day before, one that
        begins on it or later is removed.
    over
        Periods of `today` that are over: the person was absent in these, which stays a fact with a row of its own.

    Raises
    ------
    DataError
        If there is no such absence, or it had ended before `today`.
    """
    row = find_absence(school, absence_id)
    last = row.end or row.start
    if last < today:
        raise _refused(school, row, "is over by then", "Nothing is left to withdraw.")
    missed = tuple(period for period in over if not row.periods or period in row.periods)
    if row.start > today or (row.start == today and not missed):
        return delete_absence(school, absence_id)
    if row.start == today:
        return put_absence(school, replace(row, end=today, periods=missed), absence_id)
    school = put_absence(school, replace(row, end=today - ONE_DAY), absence_id)
    if not missed:
        return school
    rest = replace(row, id=_free_id(school), start=today, end=today, periods=missed)
    return put_absence(school, rest)


def find_absence(school: School, absence_id: str) -> Absence:
    """Return an absence by its id.

    Raises
    ------
    DataError
        If there is none of that id.
    """
    refuse_unknown((row.id for row in school.absences), absence_id, "an absence")
    return next(row for row in school.absences if row.id == absence_id)


def in_order_of_day(school: School, periods: Iterable[str]) -> tuple[str, ...]:
    """Return periods without repeats, in the order of bell.csv; those it does not know come last."""
    order = {name: place for place, name in reversed(list(enumerate(row.period for row in school.bell)))}
    return tuple(sorted(dict.fromkeys(periods), key=lambda period: order.get(period, len(school.bell))))


def _overlapping(school: School, row: Absence, leave_out: Iterable[Absence]) -> Absence | None:
    seen = {other.id for other in leave_out}
    others = (other for other in school.absences if other.person == row.person and other.id not in seen)
    return next((other for other in others if _share_dates(row, other) and _share_periods(row, other)), None)


def _merged(school: School, row: Absence, other: Absence) -> Absence:
    if _covers(other, row):
        raise _refused(school, other, "holds these dates and periods already", "Nothing needs to be entered.")
    start, end = min(row.start, other.start), max(_last(row), _last(other))
    if set(row.periods) == set(other.periods):
        return replace(row, start=start, end=end)
    if _covers(row, other):
        return row
    if (row.start, _last(row)) == (other.start, _last(other)):
        return replace(row, periods=in_order_of_day(school, (*row.periods, *other.periods)))
    raise _refused(school, other, "overlaps in some periods but not in others", "Change that one instead.")


def _share_dates(one: Absence, other: Absence) -> bool:
    return one.start <= _last(other) and other.start <= _last(one)


def _share_periods(one: Absence, other: Absence) -> bool:
    return not one.periods or not other.periods or bool(set(one.periods) & set(other.periods))


def _covers(outer: Absence, inner: Absence) -> bool:
    in_dates = outer.start <= inner.start and _last(inner) <= _last(outer)
    in_periods = not outer.periods or (bool(inner.periods) and set(inner.periods) <= set(outer.periods))
    return in_dates and in_periods


def _last(row: Absence) -> dt.date:
    return row.end or row.start


def _free_id(school: School) -> str:
    """Return A1, A2 ...: one more than the largest in use."""
    numbers = [int(row.id[1:]) for row in school.absences if row.id[:1] == "A" and row.id[1:].isdecimal()]
    return f"A{max(numbers, default=0) + 1}"


def _refused(school: School, row: Absence, what: str, hint: str) -> DataError:
    name = display_names(school).get(row.person, row.person)
    return DataError(f"The absence {row.id} of {name}, {absence_dates(row)}, {what}.", hint=hint)
