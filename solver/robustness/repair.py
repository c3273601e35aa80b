"""The fast repair of one day: who covers what, absences before releases."""

from collections.abc import Mapping
from dataclasses import dataclass

from solver.problem import CoverKind
from solver.robustness.costs import Costs
from solver.robustness.day import DayState, open_day
from solver.robustness.helpers import Helpers
from solver.robustness.ledger import Ledger
from solver.robustness.result import Fallen
from solver.robustness.term import NOBODY, DatedSession, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOutcome:
    """What becomes of a day."""

    sessions: tuple[DatedSession, ...]
    """Those that take place."""
    fallen: tuple[Fallen, ...]
    """Why the others do not."""
    open_slots: frozenset[int]
    """Slots in which a meeting that an absence opened stays uncovered."""
    takers: Mapping[int, int | None]
    """By meeting that has none of its own teachers: who takes it, None for nobody."""

    @property
    def held(self) -> int:
        """How many sessions take place."""
        return len(self.sessions)


def repair_day(term: Term, ledger: Ledger, day: int, away: frozenset[int]) -> DayOutcome:
    """Repair a day as well as it goes, and note in `ledger` what that uses up.

    In this order: the fewest minutes of classes of absent teachers uncovered, the most sessions, the fewest other
    cover persons than planned, the least lost time.

    Parameters
    ----------
    term
        The term.
    ledger
        What was used up before the day; brought up to date.
    day
        The school day.
    away
        Teachers who are absent all day, beyond what the school's own data says.
    """
    state = open_day(term, day, away)
    absent = len(state.fallen)
    for session, _ in state.fallen:
        ledger.fall(session)
    for meeting in state.led:
        ledger.lose(meeting, CoverKind.COTEACHER)
    for meeting in state.opened:
        ledger.lose(meeting, CoverKind.UNCOVERED)  # until somebody is found
    rooms = _keep_caps(term, ledger, state)
    takers = find_takers(term, ledger, state, rooms)
    for meeting in state.opened:
        if takers[meeting] is not None:
            ledger.add_lost(meeting, -term.loss_hundredths(meeting, CoverKind.UNCOVERED))
            _note(term, ledger, meeting, takers[meeting])
    for meeting in state.released:
        _note(term, ledger, meeting, takers[meeting])
    for meeting in {m for session in state.held for _, m in session.leaves} - state.released.keys() - set(state.led):
        ledger.lose(meeting, CoverKind.COTEACHER)
    for session, _ in state.fallen[absent:]:
        ledger.fall(session)
    return DayOutcome(
        sessions=tuple(state.held),
        fallen=tuple(reason for _, reason in state.fallen),
        open_slots=frozenset(term.slot_of[meeting] for meeting in state.opened if takers[meeting] is None),
        takers={meeting: takers[meeting] for meeting in (*state.opened, *state.released)},
    )


def _note(term: Term, ledger: Ledger, meeting: int, person: int | None) -> None:
    if person is None:
        ledger.lose(meeting, CoverKind.UNCOVERED)
    else:
        ledger.lose(meeting, term.cover_kind(meeting, person))
        ledger.cover(person, term.slot_of[meeting])


def _keep_caps(term: Term, ledger: Ledger, state: DayState) -> dict[int, int]:
    """Let sessions fall whose class cannot lose any more; return what each meeting left for a session may lose.

    What the day's releases are planned to lose is set aside first, so that none takes another's room.
    """
    leaves = [(session, meeting) for session in state.held for _, meeting in session.leaves]
    planned = {meeting: _planned_loss(term, meeting) for _, meeting in leaves if meeting not in state.led}
    for meeting, loss in planned.items():
        ledger.add_lost(meeting, loss)
    aside = dict(planned)
    rooms = {}
    for session, meeting in leaves:
        if session not in state.held:
            continue
        room = ledger.room(term.class_of[meeting]) + aside.get(meeting, 0)
        if room < (term.loss_range(meeting)[0] if meeting in state.released else planned.get(meeting, 0)):
            for _, other in session.leaves:
                ledger.add_lost(other, -aside.pop(other, 0))
            state.drop(session, Fallen.CAP)
        elif meeting in state.released:
            rooms[meeting] = room
            most = min(room, term.loss_range(meeting)[1])
            ledger.add_lost(meeting, most - aside[meeting])
            aside[meeting] = most
    for meeting, loss in aside.items():
        ledger.add_lost(meeting, -loss)
    return rooms


def _planned_loss(term: Term, meeting: int) -> int:
    """Return what a release is planned to cost its class, in hundredths of a minute."""
    person = term.planned.get(meeting)
    if person is None:
        return term.loss_hundredths(meeting, CoverKind.COTEACHER)
    return term.loss_hundredths(meeting, CoverKind.UNCOVERED if person == NOBODY else term.cover_kind(meeting, person))


def find_takers(term: Term, ledger: Ledger, state: DayState, rooms: dict[int, int]) -> dict[int, int | None]:
    """Find who takes each meeting, None for nobody; sessions for which cover runs short fall.

    Where only one of a session's two releases finds cover, the session falls and the search is done once more.
    """
    helpers = Helpers(term, ledger, state)
    while True:
        takers = _assign(term, helpers, state, rooms)
        short = {
            session
            for meeting, session in state.released.items()
            if takers[meeting] is None and not _may_stay_open(term, meeting, rooms)
        }
        freed = [m for m, session in state.released.items() if session in short and takers[m] is not None]
        for session in [row for row in state.held if row in short]:
            state.drop(session, _reason(helpers, session, rooms, takers))
        if not freed:
            return takers


def _reason(helpers: Helpers, session: DatedSession, rooms: dict[int, int], takers: dict[int, int | None]) -> Fallen:
    """Return whether the caps alone kept everybody from a session's release, or cover runs short."""
    for _, meeting in session.leaves:
        losses = helpers.options(meeting, for_absence=False).values() if meeting in rooms else ()
        if losses and takers[meeting] is None and min(losses) > rooms[meeting]:
            return Fallen.CAP
    return Fallen.COVER


def _may_stay_open(term: Term, meeting: int, rooms: dict[int, int]) -> bool:
    """Whether the policy and the caps let a release leave its class uncovered."""
    loss = term.loss_hundredths(meeting, CoverKind.UNCOVERED)
    return term.problem.policy.allow_uncovered and loss <= rooms[meeting]


def _assign(term: Term, helpers: Helpers, state: DayState, rooms: dict[int, int]) -> dict[int, int | None]:
    from solver.model.day_cover import assign  # imports OR-Tools: only when somebody has to be found

    options = {meeting: helpers.options(meeting, for_absence=True) for meeting in state.opened}
    for meeting in state.released:
        found = helpers.options(meeting, for_absence=False)
        options[meeting] = {person: loss for person, loss in found.items() if loss <= rooms[meeting]}
    takers: dict[int, int | None] = dict.fromkeys(options)
    wanted = [meeting for meeting, found in options.items() if found]
    if wanted:
        costs = Costs(term, wanted)
        needs = [
            costs.absence(meeting, options[meeting])
            if meeting not in state.released
            else costs.release(meeting, options[meeting], may_stay_open=_may_stay_open(term, meeting, rooms))
            for meeting in wanted
        ]
        people = sorted({person for meeting in wanted for person in options[meeting]})
        found_people = assign(needs, {person: helpers.helper(person) for person in people}, helpers.paid[0])
        takers.update(zip(wanted, found_people, strict=True))
    return takers
