"""Long lines of a list: folded where there is room, cut where there is none."""

from sabbatical.ui.folded import folded_lines

LINE = "! F7   Draft 3 is not published, so nobody is told: publish or discard it"


def test_a_long_line_is_folded_at_words_and_moved_in():
    assert folded_lines([LINE, "! F9   short"], 7, 40, 4) == [
        "! F7   Draft 3 is not published, so\n       nobody is told: publish or\n       discard it",
        "! F9   short",
    ]


def test_nothing_is_folded_where_the_list_has_no_rows_for_it():
    # Three rows and one are four; a list of three rows has one too few, one of eight is scrolled instead.
    lines = [LINE, "! F9   short"]
    assert folded_lines(lines, 7, 40, 3) == lines
    assert folded_lines([LINE] * 9, 7, 40, 8)[0].count("\n") == 2
    assert folded_lines(lines, 7, 0, 0) == lines  # not laid out yet


def test_a_word_longer_than_a_row_is_folded_within_and_wide_letters_count_as_two():
    assert folded_lines(["ab cdefghijk"], 2, 6, 9) == ["ab\n  cdef\n  ghij\n  k"]
    assert folded_lines(["王小明 老师"], 0, 6, 9) == ["王小明\n老师"]
