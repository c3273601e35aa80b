"""A list's table draws what Textual's own draws, and takes more rows without drawing anew what is in view."""

import pytest
from rich.console import Console
from rich.text import Text
from textual.app import App
from textual.widgets import DataTable

from sabbatical.ui.text import QUIET, cell, number
from sabbatical.ui.theme import put_on_quiet
from sabbatical.ui.widgets.quick_cells import QuickCells, lines_of
from sabbatical.ui.widgets.quick_table import QuickTable
from tests.ui.case import settle, wait_until

ROWS = [
    ("plain", [cell("Science 7B"), number(1234), cell("")]),
    ("styled", [cell("no", QUIET), cell("cap is 0", "bold"), cell("日本語の授業")]),
    ("spans", [Text.assemble("✓ ", Text("Ada", style="italic"), " of [/x]", end=""), number(7), cell("x" * 50)]),
]


class Listed(App[None]):
    def __init__(self, table: DataTable[Text]) -> None:
        super().__init__()
        self.own = table

    def compose(self):
        yield self.own

    def on_mount(self) -> None:
        put_on_quiet(self.console, self.current_theme)
        for name in ("Name", "Number", "Note"):
            self.own.add_column(Text(name), key=name)


async def drawn(table: DataTable[Text], *, height: int = 1, in_cells: bool = False) -> list[list[tuple[str, str]]]:
    """Each line that the table draws, as its letters with their styles."""
    async with Listed(table).run_test(size=(90, 10)) as pilot:
        for key, cells in ROWS:
            table.add_row(*(one_below_another(text, height) for text in cells), key=key, height=height)
        table.cursor_type = "cell" if in_cells else "row"
        table.move_cursor(row=1, column=1)
        await wait_until(pilot, lambda: is_whole(table, 1 + height * len(ROWS)))
        strips = [table.render_line(y) for y in range(1 + height * len(ROWS))]
        return [[(letter, str(part.style)) for part in strip for letter in part.text] for strip in strips]


def is_whole(table: DataTable[Text], height: int) -> bool:
    """Whether all that decides what is drawn is there: widths, the cursor, and the focus, which changes its colour."""
    measured = not table._require_update_dimensions and table.virtual_size.height == height
    return measured and table.has_focus and table.cursor_coordinate == (1, 1)


def one_below_another(text: Text, height: int) -> Text:
    """The text, and below it, where there is room, the text again."""
    return text if height == 1 else Text("\n", end="").join([text, text])


@pytest.mark.parametrize("in_cells", [False, True])
async def test_every_letter_and_style_is_as_textual_draws_it(in_cells):
    own = await drawn(QuickTable(), in_cells=in_cells)
    assert own == await drawn(DataTable(cursor_type="row", zebra_stripes=True), in_cells=in_cells)
    assert "Science 7B" in "".join(letter for letter, _ in own[1])


async def test_so_are_rows_of_several_lines_beside_a_fixed_column():
    own = await drawn(QuickCells(fixed_columns=1, cursor_background_priority="css"), height=3, in_cells=True)
    assert own == await drawn(DataTable(fixed_columns=1, cursor_background_priority="css"), height=3, in_cells=True)


@pytest.mark.parametrize(("text", "width", "height"), [("too long", 9, 1), ("two\nlines", 20, 1), ("日本語の", 9, 1)])
def test_what_does_not_fit_is_left_to_textual(text, width, height):
    assert lines_of(Text(text), width, height, 1, Console()) is None


async def test_a_text_that_is_wider_than_its_column_is_cut():
    table = QuickTable()
    async with Listed(table).run_test(size=(90, 8)) as pilot:
        table.add_row(*ROWS[0][1], key="plain")
        await wait_until(pilot, lambda: [line.split() for line in shown(table)[1:2]] == [["Science", "7B", "1,234"]])
        table.update_cell("plain", "Name", cell("Science 7B and more"), update_width=False)
        await settle(pilot)
        assert shown(table)[1].split() == ["Science", "7B", "1,234"]  # ten columns of room


def shown(table: QuickTable) -> list[str]:
    return ["".join(part.text for part in table.render_line(y)).strip() for y in range(table.size.height)]


async def test_rows_below_the_view_leave_what_is_drawn_and_can_be_gone_to():
    table = QuickTable()
    async with Listed(table).run_test(size=(40, 6)) as pilot:
        table.add_texts((f"K{index}", [cell(f"class {index:02}"), number(index), cell("")]) for index in range(10))
        await settle(pilot)
        before = table._update_count
        table.add_texts((f"K{index}", [cell(f"class {index:02}"), number(index), cell("")]) for index in range(10, 40))
        await settle(pilot)
        assert table._update_count == before
        assert table.virtual_size.height == 1 + 40  # the head, and a line each
        table.move_cursor(row=39, animate=False)
        await wait_until(pilot, lambda: shown(table)[-1].split() == ["class", "39", "39"])


async def test_a_wider_text_below_the_view_widens_the_column_in_view():
    table = QuickTable()
    async with Listed(table).run_test(size=(60, 6)) as pilot:
        table.add_texts((f"K{index}", [cell("7B"), number(index), cell("")]) for index in range(10))
        await wait_until(pilot, lambda: [line.split("  ")[0] for line in shown(table)[1:2]] == ["7B"])
        place = shown(table)[0].index("Number")
        table.add_texts([("wide", [cell("Science 7B of the annex"), number(1), cell("")])])
        wider = place + len("Science 7B of the annex") - len("Name")
        await wait_until(pilot, lambda: shown(table)[0].index("Number") == wider)


async def test_rows_that_come_into_view_are_drawn():
    table = QuickTable()
    async with Listed(table).run_test(size=(40, 8)) as pilot:
        table.add_texts([("a", [cell("first"), number(1), cell("")])])
        await wait_until(pilot, lambda: [line.split() for line in shown(table)[1:3]] == [["first", "1"]])
        table.add_texts([("b", [cell("second"), number(2), cell("")])])
        both = [["first", "1"], ["second", "2"]]
        await wait_until(pilot, lambda: [line.split() for line in shown(table)[1:3]] == both)
