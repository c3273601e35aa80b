"""Rule prep: sessions and covers leave each teacher's preparation of the week untouched."""

from collections import defaultdict
from collections.abc import Iterator

from solver.check.breach import Breach
from solver.check.facts import PlanFacts
from solver.check.words import week
from solver.rules import Rule


def find_prep(facts: PlanFacts) -> Iterator[Breach]:
    """Find teachers whose free periods of a week are used beyond what their preparation leaves, not all in the past."""
    anew = {(name, placed.session.slot) for placed in facts.new_placed for name in placed.people}
    anew |= {(cover.person or "", cover.slot) for cover in facts.taken_covers if not facts.is_past(cover)}
    for (name, number), used_slots in sorted(_used_slots(facts).items()):
        teacher = facts.index.teachers[name]
        free = facts.index.free_minutes(teacher, number)
        allowed = max(0, free - teacher.prep_week_min_minutes)
        used = sum(facts.index.slot(slot).minutes for slot in used_slots)
        if used > allowed and any((name, slot) in anew for slot in used_slots):
            yield Breach(
                rule=Rule.PREP,
                sentence=f"{name} uses {used} of {free} free minutes in {week(facts.index, number)} for sessions and "
                f"covers; {teacher.prep_week_min_minutes} must stay for preparation, so {allowed} are allowed.",
            )


def _used_slots(facts: PlanFacts) -> dict[tuple[str, int], set[int]]:
    """Return the free slots that each teacher uses, by teacher and calendar week."""
    used: dict[tuple[str, int], set[int]] = defaultdict(set)
    covers = ((cover.person or "", cover.slot) for cover in facts.taken_covers)
    for name, slot in (*facts.attended, *covers):
        teacher = facts.index.teachers.get(name)
        if teacher is not None and facts.index.is_free(teacher, slot):
            used[name, facts.index.week(slot)].add(slot)
    return used
