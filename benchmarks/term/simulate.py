"""The term, morning by morning."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.recorder import Settings
from benchmarks.term.absences import Illness, crowd_day, draw
from benchmarks.term.beside import beside
from benchmarks.term.duties import different
from benchmarks.term.losses import fallen
from benchmarks.term.morning import replan_of
from benchmarks.term.records import MorningRecord
from benchmarks.term.verify import faults
from solver.params import SolveParams
from solver.plan import Plan
from solver.problem import Problem
from solver.result import Progress, SolveResult
from solver.rules import Tier
from solver.solve import solve

SAMPLE = 10
"""Every so many mornings the yardstick solves the same; it is always asked on the morning with many absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a term is simulated."""

    settings: Settings
    """For each re-plan of the product; the seed is that of the absences as well."""
    yardstick: Settings | None
    """For each re-plan of the straightforward model; None: it is not asked."""
    notice_days: int
    illness: Illness = field(default_factory=Illness)


def mornings(problem: Problem, published: Plan, course: Course) -> Iterator[tuple[MorningRecord, Plan]]:
    """Yield what each morning's re-plan was like, with the plan that it published.

    Parameters
    ----------
    problem
        The school's, without absences.
    published
        The plan with which the term begins.
    course
        How the term is simulated.
    """
    days = len(problem.days)
    teachers = [teacher.id for teacher in problem.teachers]
    absences = draw(teachers, days, course.illness, course.settings.seed)
    plan = published
    for day in sorted({slot.day for slot in problem.slots}):
        replan = replan_of(problem, plan, day, absences[: day + 1], course.notice_days)
        result, seconds = _solve(replan, course.settings)
        record = _record(replan, plan, result, seconds, day, absences[day])
        if course.yardstick and (day % SAMPLE == 0 or day == crowd_day(days)):
            record = record.with_beside(beside(replan, course.yardstick, result))
        plan = result.plan or plan
        yield record, plan


def _solve(problem: Problem, settings: Settings) -> tuple[SolveResult, dict[Tier, float]]:
    """Return the product's re-plan, and when each tier was first proven."""
    seconds: dict[Tier, float] = {}

    def note(progress: Progress) -> None:
        if progress.proven:
            seconds.setdefault(progress.tier, progress.seconds)

    params = SolveParams(time_limit_seconds=settings.time_limit_seconds, seed=settings.seed, workers=settings.workers)
    return solve(problem, params, on_progress=note), seconds


def _record(
    problem: Problem, before: Plan, result: SolveResult, seconds: dict[Tier, float], day: int, absent: frozenset[str]
) -> MorningRecord:
    after = result.plan or before
    changed = different(problem, before, after)
    is_proven = {tier.tier: tier.proven for tier in result.tiers}
    return MorningRecord(
        day=day,
        absent=len(absent),
        values={tier.tier.value: tier.value for tier in result.tiers},
        unproven=tuple(tier.tier.value for tier in result.tiers if not tier.proven),
        duties=len(changed),
        people=len({person for person, _ in changed}),
        changes_seconds=round(seconds[Tier.CHANGES], 3) if is_proven.get(Tier.CHANGES) else None,
        all_seconds=round(result.seconds, 3) if is_proven and all(is_proven.values()) else None,
        fallen=tuple(fallen(problem, before, after, absent)),
        faults=tuple(faults(problem, before, result)),
    )
