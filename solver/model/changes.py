"""The tier `changes`: duties that differ between the published plan and the new one.

A duty is what one person does in one slot, so the tier is a sum over (person, slot). Where a duty was published, it is
kept if the literal of the very same duty is true; where none was, any literal that brings the person there is one.
"""

from collections import defaultdict
from collections.abc import Iterator

from solver.model.facts import NONE, Facts
from solver.model.variables import BoolVar, Choice, Terms, Variables, weighted
from solver.plan import Cover, CoverKind, Session
from solver.published import Published

Place = tuple[str, int]
"""(person, slot)."""


def changes_of(variables: Variables) -> tuple[int, Terms]:
    """Return the tier as a constant and a sum of variables. Only for a re-plan.

    In a model that leaves things open the sum counts no more than any plan does that fills them in (`_Open`).
    """
    published = variables.facts.problem.published or Published()
    told = _Told(variables.facts, published)
    kept = told.kept(variables)
    constant = published.gone
    terms: Terms = []
    for place, literals in kept.items():
        weight = published.weight(*place)
        constant += weight
        terms += [(var, -weight) for var in literals]
    for place, literals in _new(variables).items():
        if place not in told.duties:
            terms += [(var, published.weight(*place)) for var in literals]
    return constant, terms + _Open(variables, published, kept).terms()


class _Open:
    """What is open in a model changes at least: new duties, each at a place without a published one or instead of one.

    A duty instead of a published one counts with that one already, so as many go free as published duties are given up
    that could make room.
    """

    def __init__(self, variables: Variables, published: Published, kept: dict[Place, list[BoolVar]]) -> None:
        self._variables = variables
        self._published = published
        self._kept = kept
        self._least = min((published.weight("", slot) for slot in range(len(published.weights))), default=1)

    def terms(self) -> Terms:
        """Return the sum of all that is open."""
        return [*self._covers(), *self._sessions(), *self._requests()]

    def _covers(self) -> Iterator[tuple[BoolVar, int]]:
        """Count of a cover by somebody that it gives one person a duty in its slot."""
        by_slot: dict[int, list[Place]] = defaultdict(list)
        for place in self._kept:
            by_slot[place[1]].append(place)
        for cover in self._variables.open_covers:
            slot = self._variables.facts.meetings[cover.meeting].slot
            yield from self._unless(cover.var, 1, self._weight([("", slot)]), by_slot[slot])

    def _sessions(self) -> Iterator[tuple[BoolVar, int]]:
        """Count of a session somewhere that both its people have a duty in a slot other than its published one."""
        requests, ahead = self._variables.facts.problem.requests, self._own_places()
        for key, ghost in self._variables.ghosts.items():
            slots = self._variables.ghost_slots[key]
            for person in (key[3], requests[key[0]].coachee):
                own = ahead.get((requests[key[0]].id, key[1] + 1, key[2] + 1))
                elsewhere = [(person, slot) for slot in sorted(slots) if slot != own]
                rivals = [place for place in elsewhere if place in self._kept]
                yield from self._unless(ghost, 1, self._weight(elsewhere), rivals)

    def _requests(self) -> Iterator[tuple[BoolVar, int]]:
        """Count of a request with another coach that this coach has a duty for each step of a cycle."""
        for index, somebody in self._variables.unnamed.items():
            coaches = self._variables.other_coaches[index]
            steps = len(self._variables.facts.problem.requests[index].steps)
            rivals = [place for place in self._kept if place[0] in coaches]
            least = 0 if self._published.untold else self._least
            yield from self._unless(somebody, steps, least, rivals)

    def _own_places(self) -> dict[tuple[str, int, int], int]:
        return {(s.request, s.cycle, s.step): s.slot for s in self._published.ahead.sessions}

    def _weight(self, places: list[Place]) -> int:
        """Return the least that a new duty at one of `places` counts; "" is anybody."""
        untold = {slot for _, slot in self._published.untold}
        weights = [
            self._published.weight(person, slot) // (2 if not person and slot in untold else 1)
            for person, slot in places
        ]
        return min(weights, default=0)

    def _unless(self, var: BoolVar, duties: int, weight: int, rivals: list[Place]) -> Iterator[tuple[BoolVar, int]]:
        """Yield a term of at least `weight` for each of `duties` if `var`, less those of `rivals` that are given up."""
        if not weight:
            return
        if not rivals:
            yield var, duties * weight
            return
        model = self._variables.model
        count = model.new_int_var(0, duties, "")
        kept = [(literal, 1) for place in rivals for literal in self._kept[place]]
        model.add(weighted([(count, 1), (var, -duties), *((v, -w) for v, w in kept)]) >= -len(rivals))
        yield count, weight


class _Told:
    """The published duties by (person, slot)."""

    def __init__(self, facts: Facts, published: Published) -> None:
        self._facts = facts
        self.duties: dict[Place, Session | Cover] = {}
        self._numbers = facts.request_number
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
