"""Who can coach, who asked for it, and how it goes: strengths.csv, requests.csv, patterns.csv and pairs.csv."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """A row of strengths.csv."""

    teacher: str
    topic: str
    level: int


DEFAULT_PATTERN = "observe-cycle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A row of requests.csv."""

    id: str
    teacher: str
    topic: str
    priority: int = 3
    pattern: str = DEFAULT_PATTERN
    cycles: int = 1
    earliest: dt.date | None = None
    latest: dt.date | None = None
    prefer: str = ""


class StepKind(StrEnum):
    """What happens in a session."""

    MEET = "meet"
    OBSERVE = "observe"
    MODEL = "model"
    COTEACH = "coteach"
    VISIT = "visit"


class MayRelease(StrEnum):
    """Who may be taken out of a class of theirs for a step."""

    NONE = "none"
    COACH = "coach"
    COACHEE = "coachee"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternStep:
    """A row of patterns.csv."""

    pattern: str
    step: int
    kind: StepKind
    release: MayRelease = MayRelease.NONE
    min_days: int | None = None
    """None only for step 1."""
    max_days: int | None = None


class PairRule(StrEnum):
    """Why two people are never coach and coachee."""

    NEVER = "never"
    EVALUATES = "evaluates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A row of pairs.csv."""

    person: str
    other: str
    rule: PairRule
