"""The tiers of a plan or of a running solve."""

from collections.abc import Sequence

from rich.text import Text
from textual.widgets import DataTable

from sabbatical.domain.reports.tiers import value_text, words_of
from sabbatical.domain.solve_course import TierLine
from sabbatical.ui.text import QUIET, cell

COLUMNS = {"Tier": 13, "Wish": 20, "Value": 11, "Bound": 11, "Gap": 11, "Best?": 12, "Sec": 4}
"""Width of each column, fixed so that nothing jumps while values come in."""

NUMBERS = frozenset({"Value", "Bound", "Gap", "Sec"})
"""Columns of numbers, whose heads stand above their ends."""

COLUMNS_FOR_WISH = 100
"""Columns of the table from which the wish is shown too."""


class TierTable(DataTable[Text]):
    """A line a tier, in the order in which they are solved."""

    DEFAULT_CSS = """
    TierTable { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(cursor_type="row", zebra_stripes=True)
        self._names: tuple[str, ...] = ()
        self._tiers: list[str] = []
        self._lines: dict[str, TierLine] = {}
        self._now = ""

    def on_resize(self) -> None:
        """Show the columns for which there is room."""
        names = tuple(name for name in COLUMNS if name != "Wish" or self.size.width >= COLUMNS_FOR_WISH)
        if names != self._names:
            self._names = names
            self.clear(columns=True)
            for name in names:
                head = Text(name, justify="right" if name in NUMBERS else "default")
                self.add_column(head, key=name, width=COLUMNS[name])
            self._draw()

    def show(self, tiers: Sequence[str], lines: dict[str, TierLine], now: str = "") -> None:
        """Show the tiers.

        Parameters
        ----------
        tiers
            In the order in which they are solved.
        lines
            What is known of them so far.
        now
            The tier being worked on; empty for none. The cursor goes along with it, unless it was put elsewhere.
        """
        goes_along = now != self._now and (not self._now or self.tier == self._now)
        self._tiers, self._lines, self._now = list(tiers), lines, now
        if self._names:
            self._draw()
            if goes_along and now in self._tiers:
                self.move_cursor(row=self._tiers.index(now))

    def _draw(self) -> None:
        if [key.value for key in self.rows] != self._tiers:
            self.clear()
            for tier in self._tiers:
                self.add_row(*(self._cells(tier)[name] for name in self._names), key=tier)
            return
        for tier in self._tiers:
            cells = self._cells(tier)
            for name in self._names:
                if self.get_cell(tier, name) != cells[name]:
                    self.update_cell(tier, name, cells[name])

    def _cells(self, tier: str) -> dict[str, Text]:
        return tier_cells(tier, self.line_of(tier), is_now=tier == self._now)

    def line_of(self, tier: str) -> TierLine | None:
        """Return what is known of a tier; None before its turn comes: what is known by then is only a by-product."""
        is_later = self._now in self._tiers and self._tiers.index(tier) > self._tiers.index(self._now)
        return None if is_later else self._lines.get(tier)

    @property
    def tier(self) -> str:
        """The tier under the cursor; empty where there is none."""
        if not self.is_valid_row_index(self.cursor_row):
            return ""
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value or ""


def tier_cells(tier: str, line: TierLine | None, *, is_now: bool) -> dict[str, Text]:
    """Return the cells of a tier by the names of their columns."""
    known = line or TierLine(name=tier)
    return {
        "Tier": cell(f"{'▸ ' if is_now else '  '}{tier}", "bold" if is_now else ""),
        "Wish": cell(words_of(tier).wish, QUIET),
        "Value": _right(value_text(tier, known.value), "bold"),
        "Bound": _right(value_text(tier, known.bound)),
        "Gap": _right(value_text(tier, known.gap)),
        "Best?": cell("" if line is None else _judgement(line, is_now=is_now)),
        "Sec": _right("" if known.seconds is None else f"{known.seconds:.0f}"),
    }


def _judgement(line: TierLine, *, is_now: bool) -> str:
    if line.proven:
        return "✓ proven"
    return "… seeking" if is_now else "~ best found"


def _right(text: str, style: str = "") -> Text:
    return Text(text, style=style, justify="right", no_wrap=True, end="")
