"""Ids of sessions and covers: made of what a row is about, so that a later plan gives the same row the same id."""

import datetime as dt


def session_id(request: str, cycle: int, step: int) -> str:
    """Return the id of a session; what follows its last dash is never part of the request's own id."""
    return f"{request}-{cycle}.{step}"


def cover_id(date: dt.date, period: str, class_id: str) -> str:
    """Return the id of a cover.

    A dash in the period is escaped: period ``P1-X`` with class ``Y`` is not period ``P1`` with class ``X-Y``.
    """
    escaped = period.replace("%", "%25").replace("-", "%2D")
    return f"{date.isoformat()}-{escaped}-{class_id}"
