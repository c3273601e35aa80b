"""How often each person covers."""

from sabbatical.domain.charts.model import Bar, BarChart
from sabbatical.domain.plan import TermPlan
from sabbatical.domain.reports.cover_loads import (
    CoverLoad,
    SubstituteCost,
    cover_loads,
    gone_covers,
    substitute_costs,
)
from sabbatical.domain.school import School


def cover_load_chart(school: School, plan: TermPlan) -> BarChart:
    """Return a bar for each person who covers: teachers first, the heaviest load for their working time before all."""
    teachers, others = cover_loads(school, plan), substitute_costs(school, plan)
    limits = _limits(school)
    bars = [_teacher(row, limits[row.person]) for row in teachers if row.covers]
    bars += [_other(row, limits[row.person]) for row in others if row.covers]
    everyone, drawn = len(teachers) + len(others), len(bars)
    gone = gone_covers(school, plan)
    bars += [] if gone is None else [Bar(label=gone.name, value=gone.covers, text=str(gone.covers))]
    return BarChart(
        name="cover_load",
        short="Cover load",
        title="Covers, by person",
        meaning="Classes that each person takes over in the term; the mark is the most that they may. Teachers with "
        "the most for their working time come first; those who were deleted or have left stand last, as one.",
        bars=tuple(bars),
        rest=f"{everyone - drawn} of {everyone} people cover nothing.",
    )


def _limits(school: School) -> dict[str, int | None]:
    """Return everyone's most covers in the term; None for no limit."""
    usual = school.defaults.cover_term_max
    limits = {row.id: usual if row.cover_term_max is None else row.cover_term_max for row in school.teachers}
    return {**limits, **{row.id: row.cover_term_max for row in school.substitutes}}


def _teacher(row: CoverLoad, limit: int | None) -> Bar:
    per_fte = "" if row.fte == 1 or row.per_fte is None else f", {row.per_fte} per FTE"
    return Bar(label=row.name, value=row.covers, text=f"{_of(row.covers, limit)}{per_fte}", limit=limit)


def _other(row: SubstituteCost, limit: int | None) -> Bar:
    return Bar(label=row.name, value=row.covers, text=f"{_of(row.covers, limit)}, only covers", limit=limit)


def _of(covers: int, limit: int | None) -> str:
    return str(covers) if limit is None else f"{'! ' if covers > limit else ''}{covers} of {limit}"
