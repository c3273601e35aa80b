"""What is asked, and what is found out about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from solver.explain.qualified import Standing
from solver.plan import Plan
from solver.problem import Problem, Request
from solver.rules import Rule, Tier


class Verdict(StrEnum):
    """Why a request is not in the plan."""

    SERVED = "served"
    """It is."""
    NOBODY = "nobody"
    """Nobody has the topic at any level."""
    IMPOSSIBLE = "impossible"
    """No coach can serve it, even if nothing else were planned."""
    OUTBID = "outbid"
    """It could be served, but only at the cost of what counts as much or more."""
    ROOM = "room"
    """It could be served beside all the others: the plan is not the best."""
    UNKNOWN = "unknown"
    """The time was over before this was known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A request that a plan does not serve."""

    problem: Problem
    request: Request
    plan: Plan
    """What it breaks already is held against no other plan."""
    first_day: int = 0
    """Index of the first school day on which the request is sought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """The least that one value would have to be moved, all other rules of the clash kept."""

    knob: str
    steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachStop:
    """What stops one coach."""

    standing: Standing
    rules: tuple[Rule, ...]
    """That cannot be kept together with this coach; empty where only rule `qualified` stops them, or nothing."""
    amounts: tuple[Amount, ...]
    is_busy: bool
    """Whether they could if the others' sessions did not stand where they stand."""
    is_stuck: bool = False
    """Whether not even switching every rule off would help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """A single change with which the request is served."""

    knob: str
    steps: int
    """The least that serves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outbid:
    """What serving the request all the same would cost."""

    lost: tuple[str, ...]
    """Requests then not served any more."""
    coach: str
    before: Mapping[Tier, int]
    after: Mapping[Tier, int]
    is_proven: bool
    """Whether no cheaper way to serve it exists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """All that was found out about a request."""

    verdict: Verdict
    coaches: tuple[CoachStop, ...] = ()
    clash: tuple[Rule, ...] = ()
    """Rules that no plan can keep together with this request, whatever else is planned."""
    relaxations: tuple[Relaxation, ...] = ()
    """Cheapest first."""
    outbid: Outbid | None = None
    not_tried: tuple[str, ...] = ()
    """Names of the knobs for which there was no time."""
    undecided: tuple[str, ...] = ()
    """Names of those that were tried, without an answer in the time given."""
    coaches_not_seen: tuple[str, ...] = ()
    """Willing teachers with the topic of whom there was no time to see what stops them."""
    is_cut_short: bool = False
    """Whether the time was over before everything was tried."""
