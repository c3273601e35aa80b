"""Exact amounts: caps and shares from integers and decimals, never from binary floats."""

from collections.abc import Iterable
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sabbatical.domain.plan import PlannedCover


def cap_hundredths(percent: Decimal, scheduled_minutes: int) -> int:
    """Return the most time that may be lost, in hundredths of a minute.

    Parameters
    ----------
    percent
        Of the scheduled minutes; 0 or more.
    scheduled_minutes
        Minutes of all meetings that take place in the term.
    """
    return int((percent * scheduled_minutes).to_integral_value(rounding=ROUND_FLOOR))


def percent_of_cap(lost_hundredths: int, cap: int) -> Decimal | None:
    """Return the share of the cap that is lost, in percent with one decimal, rounded up; None for a cap of 0.

    Rounded up as the tier `worst` is, so that the highest share here is that tier's value and 100.0 is never shown
    for less than the whole cap, nor 0.0 for a class that has lost something.

    Parameters
    ----------
    lost_hundredths
        Lost time in hundredths of a minute.
    cap
        Cap in hundredths of a minute.
    """
    if cap == 0:
        return None
    thousandths = -(-lost_hundredths * 1000 // cap)
    return Decimal(thousandths).scaleb(-1)


def hundredths_text(hundredths: int) -> str:
    """Return a count of hundredths as decimal text with two decimals, e.g. 1205 as ``12.05``."""
    units, rest = divmod(abs(hundredths), 100)
    return f"{'-' if hundredths < 0 else ''}{units}.{rest:02d}"


def grouped(value: int) -> str:
    """Return a whole number with its thousands apart, e.g. ``12,400``."""
    return f"{value:,}"


def minutes_text(hundredths: int) -> str:
    """Return hundredths of a minute as minutes, with decimals only where there are any, e.g. ``1,234.5``."""
    text = f"{hundredths / 100:,.2f}"
    return text.rstrip("0").rstrip(".")


def lost_hundredths(covers: "Iterable[PlannedCover]") -> int:
    """Return the time lost by the classes of `covers` together, in hundredths of a minute."""
    return sum(cover.lost_hundredths for cover in covers)
