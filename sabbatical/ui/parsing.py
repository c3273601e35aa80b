"""What may be typed into a field: each maker returns a function that reads the text or says what is allowed."""

import datetime as dt
import re
from collections.abc import Callable, Collection
from decimal import Decimal
from typing import TypeVar

T = TypeVar("T")
Parse = Callable[[str], T]

WHOLE = re.compile(r"[0-9]{1,9}")
"""Plain digits, and no more than any database holds."""

DECIMAL = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")


class NotAllowedError(ValueError):
    """The text of a field is not allowed; the message says what is."""


def text(*, required: bool = False) -> Parse[str]:
    """Return a reader of any text."""

    def parse(typed: str) -> str:
        if required and not typed.strip():
            raise NotAllowedError("needed; any text")
        return typed.strip()

    return parse


def identifier(taken: Collection[str], kind: str) -> Parse[str]:
    """Return a reader of an id that is not among `taken`.

    Parameters
    ----------
    kind
        What bears the id, for the message: `teacher`.
    """

    def parse(typed: str) -> str:
        value = typed.strip()
        if not value:
            raise NotAllowedError(f"needed; a short text that names one {kind}, without ;")
        if ";" in value:
            raise NotAllowedError("may not contain ;")
        if value in taken:
            raise NotAllowedError(f"{value} is taken; each {kind} needs an id of its own")
        return value

    return parse


def whole(low: int, high: int | None = None) -> Parse[int]:
    """Return a reader of a whole number from `low` to `high` (None: no upper end)."""

    def parse(typed: str) -> int:
        allowed = f"a whole number, {low} or more" if high is None else f"a whole number from {low} to {high}"
        if not WHOLE.fullmatch(typed.strip()):
            raise NotAllowedError(allowed)
        value = int(typed)
        if value < low or (high is not None and value > high):
            raise NotAllowedError(allowed)
        return value

    return parse


def decimal(low: Decimal, high: Decimal | None = None, *, places: int | None = None) -> Parse[Decimal]:
    """Return a reader of a decimal number from `low` to `high` with at most `places` decimals."""

    def parse(typed: str) -> Decimal:
        allowed = f"a number, {low} or more" if high is None else f"a number from {low} to {high}"
        allowed += f", at most {places} decimals" if places is not None else ""
        if not DECIMAL.fullmatch(typed.strip()):
            raise NotAllowedError(allowed)
        value = Decimal(typed.strip())
        if value < low or (high is not None and value > high):
            raise NotAllowedError(allowed)
        if places is not None and value != round(value, places):
            raise NotAllowedError(allowed)
        return value

    return parse


def date(first: dt.date, last: dt.date, example: dt.date | None = None) -> Parse[dt.date]:
    """Return a reader of an ISO date from `first` to `last`.

    Parameters
    ----------
    example
        What is shown where something else is typed; None: `first`.
    """

    def parse(typed: str) -> dt.date:
        try:
            value = dt.date.fromisoformat(typed.strip())
        except ValueError:
            raise NotAllowedError(f"a date as {(example or first).isoformat()}") from None
        if not first <= value <= last:
            raise NotAllowedError(f"a date from {first} to {last}")
        return value

    return parse


def optional(parse: Parse[T]) -> Parse[T | None]:
    """Return a reader that takes an empty field as None."""

    def parse_or_none(typed: str) -> T | None:
        return parse(typed) if typed.strip() else None

    return parse_or_none


def listed(allowed: Collection[str] | None = None) -> Parse[tuple[str, ...]]:
    """Return a reader of a list joined by `;`, each item once and, unless `allowed` is None, one of these."""

    def parse(typed: str) -> tuple[str, ...]:
        items = tuple(item.strip() for item in typed.split(";") if item.strip())
        if len(set(items)) < len(items):
            raise NotAllowedError("each item once")
        unknown = [item for item in items if allowed is not None and item not in allowed]
        if unknown and allowed is not None:
            raise NotAllowedError(f"{unknown[0]} is not one of {'; '.join(sorted(allowed))}")
        return items

    return parse


def order_of(names: Collection[str]) -> Parse[tuple[str, ...]]:
    """Return a reader of all `names` in any order, joined by `;`."""

    def parse(typed: str) -> tuple[str, ...]:
        items = listed(names)(typed)
        missing = [name for name in names if name not in items]
        if missing:
            raise NotAllowedError(f"all of them in your order; missing: {'; '.join(missing)}")
        return items

    return parse


def email() -> Parse[str]:
    """Return a reader of an e-mail address or nothing."""

    def parse(typed: str) -> str:
        value = typed.strip()
        name, at, host = value.partition("@")
        if value and not (name and at and host and " " not in value):
            raise NotAllowedError("an address as ana@school.org, or nothing")
        return value

    return parse
