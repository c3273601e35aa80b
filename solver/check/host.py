"""Rule host: in whose class a session takes place."""

from collections.abc import Iterator

from solver.check.breach import Breach
from solver.check.facts import PlacedSession, PlanFacts
from solver.check.words import names, session_name, when
from solver.problem import Meeting, Request, StepKind
from solver.rules import Rule


def find_host(facts: PlanFacts) -> Iterator[Breach]:
    """Find sessions without the host meeting they need, or in one that cannot host them.

    `observe`, `model` and `coteach` need a meeting of the coachee, `visit` one of the coach, `meet` none. All
    teachers of the meeting are in it, and the guest is not one of them.
    """
    for placed in facts.new_placed:
        for fault in _faults(facts, placed):
            session = placed.session
            place = f"The session of {session_name(session)} {when(facts.index, session.slot)}"
            yield Breach(rule=Rule.HOST, sentence=f"{place} {fault}.")


def _faults(facts: PlanFacts, placed: PlacedSession) -> Iterator[str]:
    session, step, request = placed.session, placed.step, placed.request
    if step is None or request is None or not facts.index.has_slot(session.slot):
        return
    if step.kind is StepKind.MEET:
        if session.class_id is not None:
            yield f"names the class {session.class_id}, but a meet takes place in none"
    elif session.class_id is None:
        yield f"names no class, but a session of kind {step.kind} takes place in one"
    elif placed.host is None:
        yield f"takes place in {session.class_id}, which does not meet then"
    else:
        yield from _meeting_faults(facts, placed.host, *_host_and_guest(step.kind, session.coach, request))


def _host_and_guest(kind: StepKind, coach: str, request: Request) -> tuple[str, str]:
    return (coach, request.coachee) if kind is StepKind.VISIT else (request.coachee, coach)


def _meeting_faults(facts: PlanFacts, meeting: Meeting, host: str, guest: str) -> Iterator[str]:
    if host not in meeting.teachers:
        yield f"takes place in {meeting.class_id}, which {host} does not teach then"
    if guest in meeting.teachers:
        yield f"takes place in {meeting.class_id}, of which the guest {guest} is a teacher"
    missing = set(meeting.teachers) - set(facts.there(meeting))
    if missing:
        yield f"takes place in {meeting.class_id} without {names(missing)}; all its teachers must be in it"
