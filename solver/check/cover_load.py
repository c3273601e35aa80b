"""Rules cover-limit and budget: how much each person covers, and what the substitutes cost."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from solver.check.breach import Breach
from solver.check.facts import PlanFacts
from solver.check.tiers import cost_hundredths
from solver.check.words import day, week
from solver.problem import CoverLimits
from solver.rules import Rule


def find_cover_limit(facts: PlanFacts) -> Iterator[Breach]:
    """Find people with more covers than their limits of the day, the week or the term."""
    slots: dict[str, list[int]] = defaultdict(list)
    for cover in facts.taken_covers:
        if cover.person is not None:
            slots[cover.person].append(cover.slot)
    for name, found in sorted(slots.items()):
        person = facts.index.person(name)
        if person is not None:
            for count, allowed, span in _counts(facts, person.cover_limits, found):
                if allowed is not None and count > allowed:
                    sentence = f"{name} covers {count} times {span}; {allowed} are allowed."
                    yield Breach(rule=Rule.COVER_LIMIT, sentence=sentence)


def find_budget(facts: PlanFacts) -> Iterator[Breach]:
    """Find a plan whose substitutes cost more than the budget."""
    budget, cost = facts.problem.policy.substitute_budget_hundredths, cost_hundredths(facts)
    if budget is not None and cost > budget:
        sentence = f"The substitutes cost {_amount(cost)}; the budget is {_amount(budget)}."
        yield Breach(rule=Rule.BUDGET, sentence=sentence)


def _counts(facts: PlanFacts, limits: CoverLimits, slots: list[int]) -> Iterator[tuple[int, int | None, str]]:
    """Yield covers taken, covers allowed (None = no limit) and the span they are counted over."""
    days = Counter(facts.index.slot(slot).day for slot in slots)
    weeks = Counter(facts.index.week(slot) for slot in slots)
    for number, count in sorted(days.items()):
        yield count, limits.per_day, f"on {day(facts.index, number)}"
    for number, count in sorted(weeks.items()):
        yield count, limits.per_week, f"in {week(facts.index, number)}"
    yield len(slots), limits.per_term, "in the term"


def _amount(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"
