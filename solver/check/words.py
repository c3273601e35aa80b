"""How sentences name a time, a week and an amount."""

from collections.abc import Iterable

from solver.check.index import ProblemIndex
from solver.plan import Session


def when(index: ProblemIndex, slot: int) -> str:
    """Return the date and period of a slot, whether or not it exists."""
    if not index.has_slot(slot):
        return f"in slot {slot}, which the term does not have"
    found = index.slot(slot)
    return f"on {day(index, found.day)} in period {found.period}"


def day(index: ProblemIndex, number: int) -> str:
    """Return the date of a school day."""
    return index.problem.days[number].label


def week(index: ProblemIndex, number: int) -> str:
    """Return a name of a calendar week: its first school day."""
    first = next(found.label for found in index.problem.days if found.week == number)
    return f"the week of {first}"


def session_name(session: Session) -> str:
    """Return the request, cycle and step of a session."""
    return f"request {session.request}, cycle {session.cycle}, step {session.step}"


def minutes(hundredths: int) -> str:
    """Return hundredths of a minute as minutes with two decimals."""
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def names(people: Iterable[str]) -> str:
    """Return names in a fixed order, joined for a sentence."""
    return " and ".join(sorted(people))
