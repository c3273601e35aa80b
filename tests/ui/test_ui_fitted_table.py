"""Tables in an app of their own: columns that give way, and rows that are painted before they are measured."""

from functools import partial

from rich.text import Text
from textual.app import App, ComposeResult

from sabbatical.ui.rows_to_come import ROWS_AT_ONCE
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.widgets.fitted_table import FittedTable
from sabbatical.ui.widgets.measured_table import MeasuredTable
from tests.ui.case import screen_text, wait_for

ROWS = [TableRow("1", (Text("+ new"), Text("Bartholomew Featherstonehaugh"), Text("meet as coach " * 9)))]


class OneList(App[None]):
    def compose(self) -> ComposeResult:
        yield FittedTable(("What", "Who", "Duty"), "change", ("What", "Who", "Duty"), {"Duty": 8, "Who": 12})


class OneTable(App[None]):
    def compose(self) -> ComposeResult:
        yield MeasuredTable(cursor_type="row")


async def test_a_list_never_scrolls_sideways_and_uses_the_room_there_is():
    async with OneList().run_test(size=(50, 12)) as pilot:
        listing = pilot.app.query_one(FittedTable)
        listing.show(ROWS)
        # The name is first cut to 24: 50 - 1 for the scrollbar - 3 x 2 beside the cells - 5 - 24 leave 14 for the duty.
        whole = " + new  Bartholomew Featherston…  meet as coach…"
        await wait_for(pilot, lambda shown: (whole in shown, listing.table.max_scroll_x), (True, 0))
        await pilot.resize_terminal(34, 12)
        # 34 - 1 - 6 - 5 - 8 leave 14 for the name
        await wait_for(pilot, lambda shown: " + new  Bartholomew F…  meet as…" in shown, True)
        await pilot.resize_terminal(80, 12)
        await wait_for(pilot, lambda shown: "Featherston…  meet as coach meet as coach meet as coach m" in shown, True)
        assert listing.rows[0].cells == ROWS[0].cells  # the search still finds what is cut


async def test_a_table_painted_before_it_is_measured_is_not_cut():
    async with OneTable().run_test(size=(40, 5)) as pilot:
        table = pilot.app.query_one(MeasuredTable)
        table.add_columns("At", "Who")
        table.add_row(Text("09:30"), Text("Beth Kowalczyk"))
        screen_text(pilot)  # paints it at once, as a busy machine does
        await wait_for(pilot, lambda shown: " 09:30  Beth Kowalczyk" in shown, True)


async def test_longer_texts_of_rows_that_are_made_later_are_cut_where_a_column_gives_way_alone():
    async with OneList().run_test(size=(60, 12)) as pilot:
        listing = pilot.app.query_one(FittedTable)
        short, last = (Text("~ a"), Text("Al"), Text("x")), (Text("~ moved"), Text("Bo"), Text("y" * 90))
        rows = [TableRow(str(number), partial(tuple, short)) for number in range(ROWS_AT_ONCE)]
        listing.show([*rows, TableRow("last", partial(tuple, last))])
        await wait_for(pilot, lambda _: listing.table.row_count, ROWS_AT_ONCE + 1)
        listing.table.move_cursor(row=ROWS_AT_ONCE)
        # 60 - 1 for the scrollbar - 3 x 2 - 4 - 3 leave 46; of the 4 that are spared "What" then needs 3
        whole = f" ~ moved  Bo   {'y' * 41}…"
        await wait_for(pilot, lambda shown: (whole in shown, listing.table.max_scroll_x), (True, 0))
