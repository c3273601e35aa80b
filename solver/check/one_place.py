"""Rule one-place: in a period a person does at most one of: teach, cover, attend a session."""

from collections import defaultdict
from collections.abc import Iterator

from solver.check.breach import Breach
from solver.check.facts import PlanFacts
from solver.check.words import session_name, when
from solver.rules import Rule


def find_one_place(facts: PlanFacts) -> Iterator[Breach]:
    """Find people who are in two places at once.

    Teaching counts for somebody who covers. Somebody who attends a session elsewhere while teaching is on release,
    which the rules may-leave and covered judge. What is past makes a breach only together with what is not.
    """
    things: dict[tuple[str, int], list[str]] = defaultdict(list)
    to_come: set[tuple[str, int]] = set()
    for key, sessions in facts.attended.items():
        things[key] += [f"a session ({session_name(placed.session)})" for placed in sessions]
        to_come |= {key for placed in sessions if not placed.is_past}
    for cover in facts.taken_covers:
        if cover.person is not None:
            things[cover.person, cover.slot].append(f"the cover of {cover.class_id}")
            to_come |= set() if facts.is_past(cover) else {(cover.person, cover.slot)}
    for person, slot in sorted(to_come):
        both = things[person, slot] + _lessons(facts, person, slot)
        if len(both) > 1:
            yield Breach(
                rule=Rule.ONE_PLACE,
                sentence=f"{person} has {' and '.join(both)} {when(facts.index, slot)}; only one is possible.",
            )


def _lessons(facts: PlanFacts, person: str, slot: int) -> list[str]:
    """Return what a person who attends no session teaches then."""
    if (person, slot) in facts.attended or facts.index.is_absent(person, slot):
        return []
    return [f"their own class {meeting.class_id}" for meeting in facts.index.taught(person, slot)]
