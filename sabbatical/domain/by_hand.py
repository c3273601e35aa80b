"""What a leader has put by hand, for a re-plan to go round."""

from dataclasses import dataclass

from sabbatical.domain.plan import DutyStatus, TermPlan
from sabbatical.domain.replanning import CoverPlace, SessionPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """Sessions and covers where the leader has put them, and cycles withdrawn."""

    sessions: tuple[SessionPlace, ...] = ()
    covers: tuple[CoverPlace, ...] = ()
    withdrawn: frozenset[tuple[str, int]] = frozenset()
    """(request, cycle); later cycles of the request go with it."""

    @property
    def words(self) -> tuple[str, ...]:
        """What was done by hand, for the leader alone."""
        parts = []
        if self.sessions:
            parts.append("1 session placed" if len(self.sessions) == 1 else f"{len(self.sessions)} sessions placed")
        if self.covers:
            parts.append("1 cover named" if len(self.covers) == 1 else f"{len(self.covers)} covers named")
        parts += [f"request {request} withdrawn from cycle {cycle} on" for request, cycle in sorted(self.withdrawn)]
        return tuple(f"{part} by hand" for part in parts)


NOTHING_BY_HAND = ByHand()


def hand_of(plan: TermPlan, withdrawn: frozenset[tuple[str, int]]) -> ByHand:
    """Return what a draft holds by hand: its pinned rows, for what is put by hand is pinned.

    Parameters
    ----------
    plan
        The draft.
    withdrawn
        The cycles that were withdrawn when it was made.
    """
    sessions = tuple(
        SessionPlace(
            request=row.request,
            cycle=row.cycle,
            step=row.step,
            coach=row.coach,
            date=row.date,
            period=row.period,
            class_id=row.class_id,
        )
        for row in plan.sessions
        if row.pinned and row.status is DutyStatus.PLANNED
    )
    covers = tuple(
        CoverPlace(class_id=row.class_id, date=row.date, period=row.period, person=row.cover_person)
        for row in plan.covers
        if row.pinned and row.status is DutyStatus.PLANNED
    )
    return ByHand(sessions=sessions, covers=covers, withdrawn=withdrawn)
