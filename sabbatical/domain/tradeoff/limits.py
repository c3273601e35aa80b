"""The limits of a range: the usual ones, and those that somebody types."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from sabbatical.domain.school import School
from sabbatical.domain.settings import Policy
from sabbatical.domain.tradeoff.model import LimitKind, LimitRange

MOST_VALUES = 24
HIGHEST_PERCENT = Decimal(100)
HIGHEST_MINUTES = Decimal(100_000)

SIXTHS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12)
"""The usual caps in sixths of the policy's: 0 to 6 % for a policy of 3 %."""
QUARTER_HOUR = 15
USUAL_STEPS = 11

_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")


def usual_range(kind: LimitKind, school: School) -> LimitRange:
    """Return the range to try where none is named.

    Parameters
    ----------
    kind
        Caps: twelve from 0 to twice the policy's. Weekly limits: from 0 to the highest of any teacher, by quarters of
        an hour.
    school
        The school.
    """
    values = usual_caps(school.policy.loss_cap_percent) if kind is LimitKind.CAP else usual_weekly_limits(school)
    return LimitRange(kind=kind, values=_rising(values))


def usual_caps(policy_percent: Decimal) -> list[Decimal]:
    """Return caps around a policy's, in percent: 0 to twice as much, the policy's own among them."""
    middle = policy_percent or Policy().loss_cap_percent
    step = Decimal("0.1") if middle >= 1 else Decimal("0.01")
    rounded = [(middle * sixths / 6).quantize(step, ROUND_HALF_UP) for sixths in SIXTHS if sixths != SIXTHS[6]]
    return [min(value, HIGHEST_PERCENT) for value in (*rounded, middle)]


def usual_weekly_limits(school: School) -> list[Decimal]:
    """Return weekly release limits up to the highest of any teacher, in minutes."""
    highest = max((weekly_limit(school, row.release_week_max) for row in school.teachers), default=0)
    quarters = -(-highest // (USUAL_STEPS * QUARTER_HOUR)) or 1
    step = quarters * QUARTER_HOUR
    return [Decimal(minutes) for minutes in (*range(0, highest, step), highest)]


def weekly_limit(school: School, own: int | None) -> int:
    """Return a teacher's weekly release limit in minutes; the school's default where they have none of their own."""
    return school.defaults.release_week_max if own is None else own


def parse_limits(kind: LimitKind, text: str) -> LimitRange:
    """Return the range that a text like ``0, 0.5, 1`` names.

    Raises
    ------
    ValueError
        If it is none; the message says what is allowed.
    """
    values = [_parse(kind, part.strip()) for part in text.split(",")]
    limits = LimitRange(kind=kind, values=_rising(values))
    if len(limits.values) > MOST_VALUES:
        raise ValueError(f"these are {len(limits.values)} values; at most {MOST_VALUES} are allowed")
    return limits


def limit_text(kind: LimitKind, value: Decimal) -> str:
    """Return a limit in its unit, e.g. ``0.5 %`` or ``60 min``."""
    return f"{plain_number(value)} {'%' if kind is LimitKind.CAP else 'min'}"


def plain_number(value: Decimal) -> str:
    """Return a number without an exponent and without zeros that say nothing: 3.0 as ``3``."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _parse(kind: LimitKind, text: str) -> Decimal:
    if kind is LimitKind.CAP:
        allowed = "percentages from 0 to 100 with a comma between them, like 0,0.5,1"
        is_good = _NUMBER.fullmatch(text) and Decimal(text) <= HIGHEST_PERCENT
    else:
        allowed = f"whole minutes from 0 to {HIGHEST_MINUTES} with a comma between them, like 0,45,90"
        is_good = text.isascii() and text.isdigit() and len(text) < 10 and Decimal(text) <= HIGHEST_MINUTES
    if not is_good:
        raise ValueError(f"{text!r} is not allowed; write {allowed}")
    return Decimal(text)


def _rising(values: Iterable[Decimal]) -> tuple[Decimal, ...]:
    return tuple(sorted(set(values)))
