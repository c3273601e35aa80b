"""The tier `changes`: duties that differ between the published plan and the new one.

A duty is what one person does in one slot, so the tier is a sum over (person, slot). Where a duty was published, it is
kept if the literal of the very same duty is true; where none was, any literal that brings the person there is one.
"""

from collections import defaultdict

from solver.model.facts import NONE, Facts
from solver.model.variables import BoolVar, Choice, Terms, Variables
from solver.plan import Cover, CoverKind, Session
from solver.published import Published

Place = tuple[str, int]
"""(person, slot)."""


def changes_of(variables: Variables) -> tuple[int, Terms]:
    """Return the tier as a constant and a sum of literals. Only for a re-plan.

    In a model that leaves things open the sum counts no more than any plan does that fills it in: a session that is
    somewhere changes the duties it leaves, and a cover by somebody changes the duty of one person, if nobody has a
    duty in that slot that could go at the same time.
    """
    facts = variables.facts
    published = facts.problem.published or Published()
    told = _Told(facts, published)
    constant = published.gone
    terms: Terms = []
    for place, kept in told.kept(variables).items():
        weight = published.weight(*place)
        constant += weight
        terms += [(var, -weight) for var in kept]
    for place, literals in _new(variables).items():
        if place not in told.duties:
            terms += [(var, published.weight(*place)) for var in literals]
    # A slot where somebody has a duty already, or counts less, could cost a cover by somebody nothing.
    cheap = {slot for _, slot in (*told.duties, *published.untold)}
    for cover in variables.open_covers:
        slot = facts.meetings[cover.meeting].slot
        if slot not in cheap:
            terms.append((cover.var, published.weight("", slot)))
    return constant, terms


class _Told:
    """The published duties by (person, slot)."""

    def __init__(self, facts: Facts, published: Published) -> None:
        self._facts = facts
        self.duties: dict[Place, Session | Cover] = {}
        self._numbers = {request.id: index for index, request in enumerate(facts.problem.requests)}
        coachees = {request.id: request.coachee for request in facts.problem.requests}
        for session in published.ahead.sessions:
            for person in (session.coach, coachees.get(session.request, "")):
                self._note(person, session.slot, session)
        for cover in published.ahead.covers:
            if cover.kind not in (CoverKind.COTEACHER, CoverKind.UNCOVERED):
                self._note(cover.person or "", cover.slot, cover)

    def _note(self, person: str, slot: int, duty: Session | Cover) -> None:
        """Keep a duty, unless its person is gone, or absent then: such duties count nothing."""
        facts = self._facts
        found = facts.teachers[person].teacher if person in facts.teachers else facts.substitutes.get(person)
        if found is not None and slot not in found.absent_slots and slot >= facts.first_slot:
            self.duties[person, slot] = duty

    def kept(self, variables: Variables) -> dict[Place, list[BoolVar]]:
        """Return for each duty the literals, at most one of them true, of a plan that keeps it."""
        return {place: self._kept(variables, place[0], duty) for place, duty in self.duties.items()}

    def _kept(self, variables: Variables, person: str, duty: Session | Cover) -> list[BoolVar]:
        facts = self._facts
        if isinstance(duty, Cover):
            meeting = facts.meeting_at.get((duty.class_id, duty.slot), NONE)
            return [cover.var for cover in variables.covers.get(meeting, ()) if cover.option.person == person]
        request = self._numbers.get(duty.request, NONE)
        choice = variables.choices.get((request, duty.cycle - 1, duty.step - 1, duty.coach, duty.slot))
        if choice is None or _host_class(facts, choice) != duty.class_id:
            return []
        return [choice.var]


def _host_class(facts: Facts, choice: Choice) -> str | None:
    return None if choice.host == NONE else facts.meetings[choice.host].class_id


def _new(variables: Variables) -> dict[Place, list[BoolVar]]:
    """Return the literals that give a person a duty in a slot still to come; at most one of each list is true."""
    found: dict[Place, list[BoolVar]] = defaultdict(list)
    for lookup in (variables.attends, variables.covering):
        for place, choices in lookup.items():
            if place[1] >= variables.facts.first_slot:
                found[place] += [choice.var for choice in choices]
    return found
