"""What may be typed where there are few values: words of a list, and topics with levels. Pure."""

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from sabbatical.domain.imports.settings import PeriodTimes
from sabbatical.ui.parsing import NotAllowedError, Parse, listed, text

LEVELS = range(1, 6)
FIRST_LEVEL = 3
"""The level of a topic that is named without one."""

_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}")
LAST_HOUR, LAST_MINUTE = 23, 59
_WITH_LEVEL = re.compile(r"(?P<topic>.*\S)\s+(?P<level>\d{1,9})")


def one_of(choices: Sequence[str]) -> Parse[str]:
    """Return a reader of one of `choices`; the beginning of a word is enough where only one begins so."""

    def parse(typed: str) -> str:
        value = typed.strip()
        if value in choices:
            return value
        found = [choice for choice in choices if value and choice.casefold().startswith(value.casefold())]
        if len(found) != 1:
            raise NotAllowedError(f"one of {', '.join(choices)}")
        return found[0]

    return parse


def yes_no(typed: str) -> bool:
    """Read yes or no, or the beginning of it.

    Raises
    ------
    NotAllowedError
        If it is neither.
    """
    return one_of(("yes", "no"))(typed) == "yes"


def levels_of(known: Collection[str], had: Mapping[str, int] = MappingProxyType({})) -> Parse[dict[str, int]]:
    """Return a reader of topics with their levels, as ``Questioning 5; Feedback``; without a level it is 3.

    Parameters
    ----------
    known
        Topics of the school: one that ends in a digit is read as a whole.
    had
        Levels that topics have: those that are named without a level keep them.
    """

    def parse(typed: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for part in filter(None, (part.strip() for part in typed.split(";"))):
            match = None if part in known else _WITH_LEVEL.fullmatch(part)
            topic, level = (match["topic"], int(match["level"])) if match else (part, had.get(part, FIRST_LEVEL))
            if level not in LEVELS:
                raise NotAllowedError(f"{topic}: a level from 1 to 5")
            if topic in found:
                raise NotAllowedError("each topic once")
            found[topic] = level
        return found

    return parse


def topics_of(known: Collection[str]) -> Parse[tuple[str, ...]]:
    """Return a reader of one topic or several, joined by `;`; a known one that holds a `;` is read as a whole."""

    def parse(typed: str) -> tuple[str, ...]:
        if typed.strip() in known:
            return (typed.strip(),)
        items = listed()(typed)
        if not items:
            raise NotAllowedError("needed; any text, several joined by ;")
        return items

    return parse


def one_topic(typed: str) -> tuple[str, ...]:
    """Read one topic, as the list that holds it.

    Raises
    ------
    NotAllowedError
        If there is none.
    """
    return (text(required=True)(typed),)


def clock_time(typed: str) -> dt.time:
    """Read a time of day, as ``08:30``.

    Raises
    ------
    NotAllowedError
        If it is none.
    """
    if not _CLOCK.fullmatch(typed.strip()):
        raise NotAllowedError("a time as 08:30")
    hour, _, minute = typed.strip().partition(":")
    if int(hour) > LAST_HOUR or int(minute) > LAST_MINUTE:
        raise NotAllowedError("a time from 00:00 to 23:59")
    return dt.time(int(hour), int(minute))


def times_or_break(typed: str) -> PeriodTimes | None:
    """Read when a period is, as ``08:30-09:15``, or ``-`` for a break; nothing where nothing is typed.

    Raises
    ------
    NotAllowedError
        If it is neither, or ends before it begins.
    """
    value = typed.strip()
    if value in ("", "-"):
        return PeriodTimes() if value else None
    first, dash, last = value.partition("-")
    if not dash:
        raise NotAllowedError("times as 08:30-09:15, or - for a break")
    start, end = clock_time(first), clock_time(last)
    if end <= start:
        raise NotAllowedError("it ends after it begins")
    return PeriodTimes(start=start, end=end)
