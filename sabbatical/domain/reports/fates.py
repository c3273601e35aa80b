"""What became of the sessions that were published in the term."""

from collections.abc import Sequence
from dataclasses import dataclass

from sabbatical.domain.handout import Publication
from sabbatical.domain.plan import DutyStatus, PlannedSession
from sabbatical.domain.reports.releases import sessions_held

StepKey = tuple[str, str, int, int]
"""Request, coachee, cycle and step: the same step, whenever it takes place and whoever coaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFates:
    """Every step that was ever published in the term, by what became of it."""

    held: tuple[PlannedSession, ...]
    """They took place."""
    to_come: tuple[PlannedSession, ...]
    dropped: tuple[PlannedSession, ...]
    """Published once and planned no more, missed ones without a new time included; as last published."""
    moved: tuple[PlannedSession, ...]
    """Of those held or to come, the ones at another time than at first."""

    @property
    def planned(self) -> tuple[PlannedSession, ...]:
        """All of them."""
        return self.held + self.to_come + self.dropped


def session_fates(line: Sequence[Publication]) -> SessionFates:
    """Return what became of each step.

    Parameters
    ----------
    line
        The plans published in the term, oldest first; in the last one what is over is marked.
    """
    first: dict[StepKey, PlannedSession] = {}
    last: dict[StepKey, PlannedSession] = {}
    for publication in line:
        for session in publication.plan.sessions:
            first.setdefault(_key(session), session)
            last[_key(session)] = session
    now = {_key(session): session for session in sessions_held(line[-1].plan)}
    done = tuple(row for row in now.values() if row.status is DutyStatus.DONE)
    return SessionFates(
        held=done,
        to_come=tuple(row for row in now.values() if row.status is not DutyStatus.DONE),
        dropped=tuple(row for key, row in last.items() if key not in now),
        moved=tuple(row for key, row in now.items() if _time(first[key]) != _time(row)),
    )


def _key(session: PlannedSession) -> StepKey:
    return session.request, session.coachee, session.cycle, session.step


def _time(session: PlannedSession) -> tuple[object, ...]:
    return session.date, session.period
