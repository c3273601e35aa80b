"""What the leader did, as the journal of actions tells it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One change of the data that was stored as a whole."""

    number: int
    """Counts actions; never given out twice."""
    at: dt.datetime
    """When it was done, with its time zone."""
    title: str
    """For the leader: "Published plan 4"."""
    undone: bool
    """Whether it is taken back at present, and could be done again."""
    undoable: bool
    """Whether it stands and can be taken back, after those that came later."""
