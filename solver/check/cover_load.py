"""Rules cover-limit and budget: how much each person covers, and what the substitutes cost."""

from collections import defaultdict
from collections.abc import Iterator

from solver.check.breach import Breach
from solver.check.facts import PlanFacts
from solver.check.tiers import cost_hundredths
from solver.check.words import day, week
from solver.plan import Cover
from solver.problem import CoverLimits
from solver.rules import Rule


def find_cover_limit(facts: PlanFacts) -> Iterator[Breach]:
    """Find people with more covers than their limits of the day, the week or the term, not all of them past."""
    covers: dict[str, list[Cover]] = defaultdict(list)
    for cover in facts.taken_covers:
        if cover.person is not None:
            covers[cover.person].append(cover)
    for name, found in sorted(covers.items()):
        person = facts.index.person(name)
        if person is not None:
            for counted, allowed, span in _spans(facts, person.cover_limits, found):
                if allowed is not None and len(counted) > allowed and not all(map(facts.is_past, counted)):
                    sentence = f"{name} covers {len(counted)} times {span}; {allowed} are allowed."
                    yield Breach(rule=Rule.COVER_LIMIT, sentence=sentence)


def find_budget(facts: PlanFacts) -> Iterator[Breach]:
    """Find a plan whose substitutes cost more than the budget, not all of it past."""
    budget = facts.problem.policy.substitute_budget_hundredths
    cost = cost_hundredths(facts, facts.taken_covers)
    to_come = cost_hundredths(facts, (cover for cover in facts.taken_covers if not facts.is_past(cover)))
    if budget is not None and cost > budget and to_come:
        sentence = f"The substitutes cost {_amount(cost)}; the budget is {_amount(budget)}."
        yield Breach(rule=Rule.BUDGET, sentence=sentence)


def _spans(facts: PlanFacts, limits: CoverLimits, covers: list[Cover]) -> Iterator[tuple[list[Cover], int | None, str]]:
    """Yield covers taken, how many are allowed (None = no limit) and the span they are counted over."""
    days: dict[int, list[Cover]] = defaultdict(list)
    weeks: dict[int, list[Cover]] = defaultdict(list)
    for cover in covers:
        days[facts.index.slot(cover.slot).day].append(cover)
        weeks[facts.index.week(cover.slot)].append(cover)
    for number, found in sorted(days.items()):
        yield found, limits.per_day, f"on {day(facts.index, number)}"
    for number, found in sorted(weeks.items()):
        yield found, limits.per_week, f"in {week(facts.index, number)}"
    yield covers, limits.per_term, "in the term"


def _amount(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"
