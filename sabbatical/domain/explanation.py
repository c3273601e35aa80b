"""Why a request is not served, in the words of the school: what stops each coach, and what would serve it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """Why a request is not in the plan."""

    SERVED = "served"
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


class RowAction(StrEnum):
    """What is done to a row."""

    CHANGE = "change"
    ADD = "add"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """One change in the school folder: a cell that gets another value, or a row that is added or removed."""

    file: str
    row: str
    """Id of the row; for a row without one its first cells, joined by commas; in school.toml the section."""
    action: RowAction = RowAction.CHANGE
    column: str = ""
    """Empty for a whole row."""
    old: str = ""
    """As the cell has it; empty where the cell is empty."""
    meant: str = ""
    """What an empty cell means, where it means a default."""
    new: str = ""

    @property
    def text(self) -> str:
        """The change as a line."""
        if self.action is RowAction.ADD:
            return f"{self.file}: add the row {self.row}"
        if self.action is RowAction.REMOVE:
            return f"{self.file}: remove the row {self.row}"
        empty = f"(empty, so {self.meant})" if self.meant else "(empty)"
        return f"{self.file}: {self.row}: {self.column} {self.old or empty} -> {self.new}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One rule that stops a coach."""

    rule: str
    """Id of the rule."""
    sentence: str
    """Who, how much there is and how much is needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachFinding:
    """What stops one willing coach."""

    coach: str
    name: str
    stops: tuple[Stop, ...]
    """Empty where nothing stops them but the requests that the plan serves instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """A single change with which the request is served."""

    sentence: str
    rule: str
    """Id of the rule that it loosens; empty where it is no rule."""
    change: CellChange


@dataclass(frozen=True, slots=True, kw_only=True)
class LostRequest:
    """A request that would go unserved instead."""

    request: str
    teacher: str
    topic: str
    priority: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TierChange:
    """A tier's value in the plan, and in the best plan that serves the request."""

    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Forced:
    """What serving the request all the same would cost."""

    coach: str
    lost: tuple[LostRequest, ...]
    tiers: tuple[TierChange, ...]
    """Those that differ, in the policy's order."""
    is_proven: bool
    """Whether fewer or less urgent requests cannot be given up for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why one request is not served. The leader's alone."""

    request: str
    teacher: str
    topic: str
    priority: int
    verdict: Verdict
    summary: str
    """The verdict as a sentence."""
    coaches: tuple[CoachFinding, ...] = ()
    clash: tuple[Stop, ...] = ()
    """The smallest set of rules that clash, whatever else is planned."""
    remedies: tuple[Remedy, ...] = ()
    """Cheapest first."""
    forced: Forced | None = None
    not_tried: tuple[str, ...] = ()
    """Changes for which there was no time: each file and column, with how many rows."""
    undecided: tuple[str, ...] = ()
    """Changes that were tried, without an answer in the time given; as in `not_tried`."""
    coaches_not_seen: tuple[str, ...] = ()
    """Willing teachers of whom there was no time to see what stops them."""
    is_cut_short: bool = False
    """Whether the time was over, or it was cancelled, before everything was tried."""
    seconds: float = 0.0
    names: Mapping[str, str] = field(default_factory=dict)
    """What everyone named here is called, by id."""

    def name(self, person: str) -> str:
        """Return what a person is called; the id where that is not known."""
        return self.names.get(person, person)
