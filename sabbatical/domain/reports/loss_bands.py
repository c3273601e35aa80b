"""How many classes lost how much of their cap."""

from collections.abc import Callable, Sequence

from sabbatical.domain.reports.class_losses import ClassLoss
from sabbatical.domain.reports.small_counts import Amount, Behind, Measure, withheld_parts

BANDS: tuple[tuple[str, Callable[[ClassLoss], bool]], ...] = (
    ("classes that lost nothing", lambda row: row.lost_hundredths == 0),
    ("classes that lost up to half of their cap", lambda row: 0 < 2 * row.lost_hundredths <= row.cap_hundredths),
    (
        "classes that lost more than half of their cap",
        lambda row: row.cap_hundredths < 2 * row.lost_hundredths <= 2 * row.cap_hundredths,
    ),
    ("classes that lost more than their cap", lambda row: row.lost_hundredths > row.cap_hundredths),
)
"""Each class is in exactly one."""


def loss_bands(losses: Sequence[ClassLoss]) -> tuple[Measure, ...]:
    """Return how many classes are in each band; behind a number are the teachers of its classes.

    A board knows how many classes there are, so that a band is withheld where it would tell of a small one.
    """
    found = [[row for row in losses if is_in(row)] for _, is_in in BANDS]
    amounts = [
        Amount(value=len(rows), behind=Behind.of(teacher for row in rows for teacher in row.teachers)) for rows in found
    ]
    withheld = withheld_parts(amounts)
    small = tuple(amount for amount in amounts if amount.is_told_by_a_difference)
    return tuple(
        Measure(name=name, value=str(amount.value), behind=amount.behind, rests=small if place in withheld else ())
        for place, ((name, _), amount) in enumerate(zip(BANDS, amounts, strict=True))
    )
