"""What a leader wants by hand of a plan."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveSession:
    """A session at another time, perhaps with another coach. It is pinned there."""

    session: str
    """Its id."""
    date: dt.date
    period: str
    coach: str = ""
    """A teacher's id, who then takes every session of the request still to come; empty: the coach that it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCover:
    """Somebody else, or nobody, for a cover. It is pinned so."""

    cover: str
    """Its id."""
    person: str
    """A teacher's or substitute's id; empty: the class goes on uncovered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawCycle:
    """Nothing more of a request from a cycle on; what is past stays."""

    request: str
    cycle: int = 1
    """From 1; later cycles go with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PinItem:
    """A session or cover that shall stay where it is, or no longer has to."""

    item: str
    """Its id."""
    pinned: bool = True


Wish = MoveSession | NameCover | WithdrawCycle | PinItem
