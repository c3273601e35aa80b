"""Ids of sessions and covers: the same for the same row, and never the same for two."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sabbatical.planning.ids import cover_id, session_id

MONDAY = dt.date(2027, 1, 11)
TRICKY = st.text(alphabet="AP1-.%25D", min_size=1, max_size=6)
"""Texts that, put together, look alike where a separator is not told from a letter."""
COUNTS = st.integers(min_value=1, max_value=12)


def test_ids_read_as_what_they_name() -> None:
    assert session_id("R7", 1, 2) == "R7-1.2"
    assert cover_id(MONDAY, "P1", "MATH-7A") == "2027-01-11-P1-MATH-7A"


def test_a_dash_or_percent_in_a_period_is_told_from_the_separator() -> None:
    assert cover_id(MONDAY, "P1-X", "Y") == "2027-01-11-P1%2DX-Y"
    assert cover_id(MONDAY, "P1", "X-Y") == "2027-01-11-P1-X-Y"
    assert cover_id(MONDAY, "P1%2DX", "Y") == "2027-01-11-P1%252DX-Y"


@given(one=st.tuples(TRICKY, TRICKY), other=st.tuples(TRICKY, TRICKY))
def test_covers_of_different_meetings_have_different_ids(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert (cover_id(MONDAY, *one) == cover_id(MONDAY, *other)) == (one == other)


@given(one=st.tuples(TRICKY, COUNTS, COUNTS), other=st.tuples(TRICKY, COUNTS, COUNTS))
def test_different_sessions_have_different_ids(one: tuple[str, int, int], other: tuple[str, int, int]) -> None:
    assert (session_id(*one) == session_id(*other)) == (one == other)
