"""Who covers how often for their working time, and what substitutes cost."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from sabbatical.domain.plan import PlannedCover, TermPlan
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.reports.releases import cover_duties
from sabbatical.domain.school import School

GONE = "People no longer here, teachers or not"

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverLoad:
    """A teacher and the covers that they take."""

    person: str
    name: str
    fte: Decimal
    covers: int

    @property
    def per_fte(self) -> Decimal | None:
        """Covers for each full-time equivalent, two decimals; None for somebody without working time."""
        return covers_per_fte(self.covers, self.fte)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteCost:
    """Somebody who only covers, how often, and what it costs."""

    person: str
    """Empty for those who are no longer here."""
    name: str
    covers: int
    cost_hundredths: int
    """Hundredths of the currency unit."""


def covers_per_fte(covers: int, fte: Decimal) -> Decimal | None:
    """Return covers for each full-time equivalent, rounded to two decimals; None where there is no working time."""
    return None if fte == 0 else (covers / fte).quantize(_HUNDREDTH, ROUND_HALF_UP)


def cover_loads(school: School, plan: TermPlan) -> tuple[CoverLoad, ...]:
    """Return one row for each teacher, the heaviest load for their working time first."""
    names, taken = display_names(school), Counter(_takers(cover_duties(plan)))
    rows = [CoverLoad(person=row.id, name=names[row.id], fte=row.fte, covers=taken[row.id]) for row in school.teachers]
    return tuple(sorted(rows, key=lambda row: (-(row.per_fte or Decimal(row.covers)), row.name)))


def substitute_costs(school: School, plan: TermPlan) -> tuple[SubstituteCost, ...]:
    """Return one row for each person who only covers, in the school's order."""
    names, duties = display_names(school), cover_duties(plan)
    taken, costs = Counter(_takers(duties)), Counter[str]()
    for cover in duties:
        costs[cover.cover_person] += cover.cost_hundredths
    return tuple(
        SubstituteCost(person=row.id, name=names[row.id], covers=taken[row.id], cost_hundredths=costs[row.id])
        for row in school.substitutes
    )


def gone_covers(school: School, plan: TermPlan) -> SubstituteCost | None:
    """Return the covers of all who were deleted or have left the school, as one row; None where there are none."""
    here = display_names(school)
    covers = [cover for cover in cover_duties(plan) if cover.cover_person not in here]
    if not covers:
        return None
    cost = sum(cover.cost_hundredths for cover in covers)
    return SubstituteCost(person="", name=GONE, covers=len(covers), cost_hundredths=cost)


def _takers(covers: Iterable[PlannedCover]) -> list[str]:
    return [cover.cover_person for cover in covers]
