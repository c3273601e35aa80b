"""The term as a line of weeks."""

import pytest

from sabbatical.ui.strip_text import strip_line


def test_each_week_is_a_block_as_high_as_its_load():
    # The highest of four loads is 8, so that each session is one of the eight blocks.
    line = strip_line((0, 1, 4, 8), shown=2, now=1, width=16)
    assert line.text == " ·▸▁[▄]█ "


def test_where_there_is_room_the_load_stands_in_figures():
    assert strip_line((0, 1, 12), shown=2, now=0, width=40).text == "▸·   ▁1 [█12]"


def test_the_week_of_today_in_view_has_its_brackets():
    assert strip_line((2, 2), shown=0, now=0, width=5).text == "[█]█ "


@pytest.mark.parametrize("shown", [0, 7, 20, 39])
def test_a_long_term_shows_the_weeks_around_the_one_in_view(shown: int):
    line = strip_line(tuple(range(40)), shown=shown, now=0, width=41)
    assert len(line.text) == 41  # 20 weeks of 2 columns, and the end
    assert line.text[(shown - line.first) * 2] == "["
    start, end = line.span_of(shown)
    assert 0 <= start < end <= 41


def test_a_click_finds_its_week():
    line = strip_line(tuple(range(10)), shown=0, now=0, width=30)
    assert [line.week_at(column) for column in (0, 1, 2, 3, 20)] == [0, 0, 0, 1, 9]


def test_a_term_without_weeks_is_an_empty_line():
    assert strip_line((), shown=0, now=0, width=20).text == " "
