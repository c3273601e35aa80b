"""One day with some teachers absent: what still takes place, and which meetings are left without a teacher."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from solver.robustness.result import Fallen
from solver.robustness.term import DatedSession, Term


@dataclass(slots=True, kw_only=True)
class DayState:
    """A day as it stands before anybody is asked to cover."""

    day: int
    away: frozenset[int]
    """Teachers who are absent all day, beyond what the school's own data says."""
    held: list[DatedSession]
    """Sessions that can still take place."""
    fallen: list[tuple[DatedSession, Fallen]] = field(default_factory=list)
    led: list[int] = field(default_factory=list)
    """Meetings that an absence hits and that another of their own teachers leads."""
    opened: list[int] = field(default_factory=list)
    """Meetings all of whose teachers are absent."""
    released: dict[int, DatedSession] = field(default_factory=dict)
    """Meetings that a held session leaves without a teacher."""

    def drop(self, session: DatedSession, reason: Fallen) -> None:
        """Let a session fall; the teachers whom it would have taken out of a class stay there."""
        self.held.remove(session)
        self.released = {meeting: found for meeting, found in self.released.items() if found is not session}
        self.fallen.append((session, reason))


def open_day(term: Term, day: int, away: frozenset[int]) -> DayState:
    """Return what absent teachers leave of a day.

    Parameters
    ----------
    term
        The term.
    day
        A school day.
    away
        Teachers who are absent all day, beyond what the school's own data says.
    """
    sessions = term.sessions[day]
    state = DayState(day=day, away=away, held=[row for row in sessions if away.isdisjoint(row.needs)])
    state.fallen = [(row, Fallen.ABSENT) for row in sessions if not away.isdisjoint(row.needs)]
    hit = sorted({*term.known_hits[day], *(meeting for teacher in away for meeting in term.lessons[teacher][day])})
    for meeting in hit:
        _keep_last_teacher(term, state, meeting)
    gone = _released(state.held)
    for meeting in hit:
        there = [t for t in _present(term, state, meeting) if t not in gone.get(meeting, ())]
        (state.led if there else state.opened).append(meeting)
    state.released = {
        meeting: session
        for session in state.held
        for _, meeting in session.leaves
        if len(term.teachers_of[meeting]) == 1
    }
    return state


def _present(term: Term, state: DayState, meeting: int) -> list[int]:
    slot = term.slot_of[meeting]
    return [t for t in term.teachers_of[meeting] if t not in state.away and not term.absent[t, slot]]


def _keep_last_teacher(term: Term, state: DayState, meeting: int) -> None:
    """Let sessions fall until a release takes no last teacher out of a meeting that an absence hits."""
    present = _present(term, state, meeting)
    for session in list(state.held):
        gone = _released(state.held).get(meeting, ())
        if present and all(teacher in gone for teacher in present) and any(m == meeting for _, m in session.leaves):
            state.drop(session, Fallen.COVER)


def _released(sessions: Iterable[DatedSession]) -> dict[int, set[int]]:
    """Return who leaves each meeting."""
    gone: dict[int, set[int]] = {}
    for session in sessions:
        for teacher, meeting in session.leaves:
            gone.setdefault(meeting, set()).add(teacher)
    return gone
