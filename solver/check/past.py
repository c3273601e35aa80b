"""Rule past: a re-plan leaves what is over, and what is pinned, as it is."""

from collections import Counter
from collections.abc import Iterable, Iterator

from solver.check.breach import Breach
from solver.check.facts import PlanFacts
from solver.check.words import session_name, when
from solver.plan import Cover, Plan, Session
from solver.rules import Rule

Row = Session | Cover


def find_past(facts: PlanFacts) -> Iterator[Breach]:
    """Find what is over or pinned and not as it was, and what is planned for times that are over."""
    published = facts.problem.published
    if published is None:
        return
    has, past, pinned = (Counter(_rows(plan)) for plan in (facts.plan, published.past, published.pinned))
    for row in (past - has).elements():
        yield _breach(f"{_name(facts, row)} is past and stands as it was, but the plan does not have it so.")
    for row in (has - past).elements():
        if row.slot < published.first_slot:
            yield _breach(f"{_name(facts, row)} is planned for a time that is over.")
    for row in (pinned - has).elements():
        yield _breach(f"{_name(facts, row)} is pinned, but the plan does not have it so.")


def _rows(plan: Plan) -> Iterable[Row]:
    return (*plan.sessions, *plan.covers)


def _name(facts: PlanFacts, row: Row) -> str:
    place = when(facts.index, row.slot)
    if isinstance(row, Session):
        within = f" in {row.class_id}" if row.class_id else ""
        return f"The session of {session_name(row)} with {row.coach}{within} {place}"
    return f"The cover of {row.class_id} by {row.person or 'nobody'} {place}"


def _breach(sentence: str) -> Breach:
    return Breach(rule=Rule.PAST, sentence=sentence)
