"""The verdict on a change by hand, in the words of the school."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sabbatical.domain.alternatives import TierChange
from sabbatical.domain.plan import DutyStatus, PlannedCover, TermPlan
from sabbatical.domain.planning import BreachLine
from sabbatical.domain.verdict import NearPlace, Outcome, Verdict
from sabbatical.domain.wishes import Wish
from sabbatical.planning.hand_ground import HandGround
from sabbatical.planning.hand_rows import AnyRow
from solver.by_hand import Trial
from solver.check import Breach


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A change by hand, tried."""

    verdict: Verdict
    plan: TermPlan
    """With the change in it, whatever it breaks; what was put by hand is pinned."""


def is_plain(trial: Trial) -> bool:
    """Return whether a change breaks nothing that the plan does not as it stands."""
    return not trial.never and not trial.elsewhere


def made(
    ground: HandGround,
    wish: Wish,
    trial: Trial,
    *,
    places: tuple[NearPlace, ...] = (),
    people: tuple[PlannedCover, ...] = (),
) -> Attempt:
    """Return the verdict on a trial, with the plan that it makes.

    Parameters
    ----------
    ground
        The plan that stands.
    wish, trial
        The change, and what became of it.
    places, people
        What is possible instead.
    """
    standing, before = ground.standing, ground.rows.plan
    plan = ground.rows.changed(trial.plan, trial.put)
    verdict = Verdict(
        wish=wish,
        outcome=_outcome(trial),
        reasons=breach_lines(trial.never),
        elsewhere=breach_lines(trial.elsewhere),
        tiers=tuple(
            TierChange(name=tier.value, before=standing.values[tier], after=trial.values[tier])
            for tier in standing.problem.policy.tiers
        ),
        sessions=_new_rows(plan.sessions, before.sessions),
        covers=_new_rows(plan.covers, before.covers),
        gone=(*_gone_ids(before.sessions, plan.sessions), *_gone_ids(before.covers, plan.covers)),
        places=places,
        people=people,
        standing=breach_lines(standing.breaches),
    )
    return Attempt(verdict=verdict, plan=plan)


def breach_lines(breaches: Iterable[Breach]) -> tuple[BreachLine, ...]:
    """Return breaches as lines."""
    return tuple(BreachLine(rule=breach.rule.value, sentence=breach.sentence) for breach in breaches)


def _outcome(trial: Trial) -> Outcome:
    if trial.never:
        return Outcome.FORBIDDEN
    return Outcome.ALLOWED if is_plain(trial) else Outcome.NEEDS_REPAIR


def _new_rows(rows: Iterable[AnyRow], before: Iterable[AnyRow]) -> tuple[AnyRow, ...]:
    """Return the rows that differ in more than their marks."""
    known = {replace(row, pinned=False, status=DutyStatus.PLANNED) for row in before}
    return tuple(row for row in rows if replace(row, pinned=False, status=DutyStatus.PLANNED) not in known)


def _gone_ids(before: Iterable[AnyRow], rows: Iterable[AnyRow]) -> tuple[str, ...]:
    kept = {row.id for row in rows}
    return tuple(row.id for row in before if row.id not in kept)
