"""A long list shows what is in view at once, and the rest soon after."""

from rich.text import Text
from textual.app import App
from textual.widgets import Input

from sabbatical.ui.rows_to_come import ROWS_AT_ONCE, drawn_at_once
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.widgets.search_table import SearchTable
from tests.ui.case import said

ROWS = [TableRow(f"K{number}", (Text(f"class {number}"),)) for number in range(400)]


def test_a_view_is_drawn_at_once_and_one_more_below_the_cursor():
    assert drawn_at_once(ROWS, None) == ROWS_AT_ONCE
    assert drawn_at_once(ROWS, "K200") == 200 + ROWS_AT_ONCE
    assert drawn_at_once(ROWS, "K390") == 400
    assert drawn_at_once(ROWS[:5], "gone") == 5


class Listed(App[None]):
    def compose(self):
        yield SearchTable(("Class",), "class", ("Class",))


async def test_all_rows_come_and_the_cursor_goes_to_one_that_is_not_drawn_yet():
    app = Listed()
    async with app.run_test() as pilot:
        await pilot.pause()
        listing = app.query_one(SearchTable)
        listing.show(ROWS)
        assert len(listing.table.rows) == ROWS_AT_ONCE
        assert listing.keys_found == [row.key for row in ROWS]
        assert said(pilot, ".count") == "400 classes"
        listing.go_to("K300")
        assert listing.key == "K300"
        for _ in range(50):
            await pilot.pause()
            if len(listing.table.rows) == len(ROWS):
                break
        assert [key.value for key in listing.table.rows] == [row.key for row in ROWS]
        assert listing.key == "K300"
        listing.show(ROWS[:200])
        listing.show(ROWS[:70])  # what was still to come of the others does not
        for _ in range(20):
            await pilot.pause()
        assert len(listing.table.rows) == 70


async def test_the_cursor_goes_to_a_row_that_is_yet_to_come_and_stays_there():
    app = Listed()
    async with app.run_test() as pilot:
        await pilot.pause()
        listing = app.query_one(SearchTable)
        listing.show(ROWS[:3])
        listing.go_to("K5")
        assert listing.key == "K0"
        listing.show(ROWS[:4])
        assert listing.key == "K0"
        listing.show(ROWS[:7])
        assert listing.key == "K5"
        listing.go_to("K1")
        listing.show(ROWS[:8])
        assert listing.key == "K1"


async def test_a_search_makes_way_for_a_new_row_that_it_leaves_out_and_only_for_that():
    app = Listed()
    async with app.run_test() as pilot:
        await pilot.pause()
        listing, search = app.query_one(SearchTable), app.query_one(Input)
        assert said(pilot, ".count") == ""  # nothing was counted yet
        listing.show(ROWS[:3])
        search.value = "class 2"
        await pilot.pause()
        listing.go_to_new("K7")
        listing.show(ROWS[:7])
        assert search.value == "class 2"
        assert listing.key == "K2"
        listing.show(ROWS[:8])
        await pilot.pause()
        assert search.value == ""
        assert listing.key == "K7"
        search.value = "class 7"
        await pilot.pause()
        listing.go_to_new("K7")  # is found
        assert search.value == "class 7"
        listing.go_to_new("K1")  # is there, and is not
        await pilot.pause()
        assert search.value == ""
        assert listing.key == "K1"
