"""Pins: sessions and covers that every plan of a re-plan holds (rule past)."""

from solver.model.facts import NONE, Facts
from solver.model.qualified import coaches_by_request
from solver.model.replan.openings import Openings
from solver.model.replan.standing import Standing, StepNumber
from solver.model.variables import BoolVar, Variables
from solver.plan import Cover, CoverKind


def hold_pins(variables: Variables, standing: Standing) -> None:
    """Ask for what is pinned. A pin that the model has no place for leaves it without a solution."""
    for var in (*_sessions(variables, standing), *_covers(variables, standing)):
        variables.model.add_bool_or([] if var is None else [var])


def pinned_openings(standing: Standing) -> Openings:
    """Return what has to be open for the pins: what they put where it was not published."""
    sessions: set[StepNumber] = set()
    requests: set[int] = set()
    for key, pinned in standing.pinned.items():
        expected = standing.ahead.get(key)
        if standing.expected_coach.get(key[0]) != pinned.coach and key[0] not in standing.coach_of:
            requests.add(key[0])
        elif expected is None or expected.slot != pinned.slot:
            sessions.add(key)
    covers = standing.published.pinned.covers
    meetings = {_meeting(standing.facts, cover.class_id, cover.slot) for cover in covers} - {NONE}
    found = Openings(sessions=frozenset(sessions), requests=frozenset(requests), meetings=frozenset(meetings))
    return found.with_more(_of_releases(standing, meetings - standing.facts.hit))


def _of_releases(standing: Standing, meetings: set[int]) -> Openings:
    """Return whatever could take a teacher out of one of `meetings`: a pinned cover asks for such a release."""
    facts = standing.facts
    teachers = {teacher for meeting in meetings for teacher in facts.meetings[meeting].teachers}
    found = Openings()
    for index, request in enumerate(facts.problem.requests):
        coaches = teachers & set(facts.once(coaches_by_request)[index])
        if index not in standing.coach_of and coaches:
            found = found.with_more(Openings(requests=frozenset({index})))
        elif request.coachee in teachers or standing.coach_of.get(index) in teachers:
            found = found.with_more(Openings(sessions=frozenset(standing.open_steps(index))))
    return found


def _sessions(variables: Variables, standing: Standing) -> list[BoolVar | None]:
    found: list[BoolVar | None] = []
    known = {*standing.pinned.values(), *standing.done.values()}
    if any(pinned not in known for pinned in standing.published.pinned.sessions):
        return [None]
    for key, pinned in standing.pinned.items():
        choice = variables.choices.get((*key, pinned.coach, pinned.slot))
        found.append(None if choice is None else choice.var)
    return found


def _covers(variables: Variables, standing: Standing) -> list[BoolVar | None]:
    found: list[BoolVar | None] = []
    for pinned in standing.published.pinned.covers:
        if pinned.kind is CoverKind.COTEACHER:
            found.append(_led_by(variables, pinned))
            continue
        ways = variables.covers.get(_meeting(variables.facts, pinned.class_id, pinned.slot), ())
        same = [c.var for c in ways if (c.option.kind, c.option.person) == (pinned.kind, pinned.person)]
        found.append(same[0] if same else None)
    return found


def _led_by(variables: Variables, pinned: Cover) -> BoolVar | None:
    """Return a literal that is true if a meeting loses a teacher and the co-teacher named in a cover is in it."""
    facts = variables.facts
    meeting = _meeting(facts, pinned.class_id, pinned.slot)
    if meeting == NONE or pinned.person not in facts.meetings[meeting].teachers:
        return None
    if pinned.person in facts.absentees(meeting) or not (meeting in facts.hit or meeting in variables.releasing):
        return None
    held = variables.model.new_bool_var("")
    for var in variables.releasing.get(meeting, {}).get(pinned.person, ()):
        variables.model.add_implication(held, var.negated())
    if meeting not in facts.hit:
        variables.model.add(sum(variables.has_release[meeting]) >= 1).only_enforce_if(held)
    return held


def _meeting(facts: Facts, class_id: str, slot: int) -> int:
    return facts.meeting_at.get((class_id, slot), NONE)
