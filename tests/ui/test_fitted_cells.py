"""Rows cut to the room there is."""

from rich.text import Text

from sabbatical.domain.reports.tiers import TIERS
from sabbatical.ui import change_rows, notice_rows
from sabbatical.ui.fitted_cells import fitted, fitted_widths, natural_widths

ROOM = 77
"""80 columns without the screen's padding and the scrollbar."""


def test_what_fits_is_left_as_it_is():
    # 3 columns of 10, each with 2 beside it: 36
    assert fitted_widths([10, 10, 10], {2: 4}, 36) == [10, 10, 10]


def test_the_first_named_gives_way_first_and_keeps_its_least():
    # one too many: the last gives 1; six more than it has to give: the second gives them
    assert fitted_widths([10, 10, 10], {2: 4, 1: 4}, 35) == [10, 10, 9]
    assert fitted_widths([10, 10, 10], {2: 4, 1: 4}, 24) == [10, 4, 4]
    assert fitted_widths([10, 10, 2], {2: 4, 1: 4}, 20) == [10, 4, 2]


def test_room_that_the_measured_rows_leave_goes_to_the_first_that_gives_way():
    # 36 of 43 columns are taken and 4 spared: where longer texts may follow, the second column takes the other 3
    assert fitted_widths([10, 10, 10], {1: 4, 2: 4}, 43, is_whole=False) == [10, 13, 10]
    assert fitted_widths([10, 10, 10], {1: 4, 2: 4}, 40) == [10, 10, 10]


def test_a_long_name_is_first_cut_to_what_tells_people_apart():
    # 40 + 16 and 2 beside each: 60. With 54 columns the name gives the 6, with 40 it keeps 24 and the other gives 4.
    assert fitted_widths([40, 16], {1: 10, 0: 12}, 54, at_first=(0,)) == [34, 16]
    assert fitted_widths([40, 16], {1: 10, 0: 12}, 40, at_first=(0,)) == [24, 12]
    assert fitted_widths([40, 16], {1: 10, 0: 12}, 26, at_first=(0,)) == [12, 10]
    # With 150 it keeps a fifth, 30, before the 130 of another column
    assert fitted_widths([40, 130], {1: 10, 0: 12}, 150, at_first=(0,)) == [30, 116]


def test_a_cut_cell_ends_in_an_ellipsis_and_keeps_its_style():
    cut = fitted(Text("abcdefgh", style="bold", end=""), 4)
    assert (cut.plain, cut.style) == ("abc…", "bold")
    assert fitted(Text("日本語日本語"), 5).cell_len <= 5


def test_heads_count_as_much_as_cells():
    assert natural_widths(("Who", "x"), [(Text("Al"), Text("longer"))]) == [3, 6]


def test_when_and_what_of_a_move_stay_whole_on_80_columns():
    # the longest of each: "- withdrawn", a name of 20, two days and periods, a duty of 90
    natural = [11, 20, len("Wed 30 Sep P10 → Thu 29 Oct P11"), 90]
    least = {change_rows.COLUMNS.index(name): keeps for name, keeps in change_rows.LEAST.items()}
    widths = fitted_widths(natural, least, ROOM)
    assert sum(widths) + 2 * len(widths) == ROOM
    assert (widths[0], widths[2]) == (natural[0], natural[2])


def test_the_first_change_of_somebody_to_tell_stays_whole_on_80_columns():
    # "[x] told", a name of 22, "Changes", and a mark with two days and periods
    natural = [8, 22, 7, len("~ moved Wed 30 Sep P1 → Thu 29 Oct P2")]
    least = {notice_rows.NARROW.index(name): notice_rows.LEAST[name] for name in ("Who", "First")}
    widths = fitted_widths(natural, least, ROOM)
    assert sum(widths) + 2 * len(widths) <= ROOM
    assert widths[3] == natural[3]


def test_each_tier_is_explained_in_one_line_of_80_columns():
    too_long = {name: words for name, words in TIERS.items() if len(f"{name}: {words.explanation}") > 76}
    assert too_long == {}
