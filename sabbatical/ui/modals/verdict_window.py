"""What a change by hand would do; it is kept, left, or made at another place."""

from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, DataTable, Static

from sabbatical.domain.verdict import NearPlace, Outcome, Verdict
from sabbatical.domain.wishes import MoveSession, NameCover, PinItem, Wish, WithdrawCycle
from sabbatical.ui.modals.window import Window
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.text import cell, day_text, plain
from sabbatical.ui.verdict_text import place_text, verdict_text, wish_text
from sabbatical.ui.widgets.key_line import KeyLine
from sabbatical.ui.widgets.measured_table import MeasuredTable

KEEP: Literal["keep"] = "keep"

KEEP_WORDS: dict[type[Wish], str] = {
    MoveSession: "Keep it, pinned",
    NameCover: "Keep it, pinned",
    WithdrawCycle: "Withdraw",
    PinItem: "Keep it",
}

Answer = Literal["keep"] | NearPlace
"""To keep the change, or to go to another place for it."""


class VerdictWindow(Window[Answer]):
    """The verdict on a change; Enter keeps it where it may be made.

    Parameters
    ----------
    verdict
        Of the change.
    picture
        The term, for the names.
    """

    EXPLANATION = (
        "A change by hand, tried on the plan as it stands: the rules that it breaks by name, the rows that it\n"
        "brings, the best cover found for whoever leaves a class, and each tier before and after. What is kept goes\n"
        "to the draft and is pinned there; nobody is told anything before you publish. Where a rule would no longer\n"
        "hold elsewhere, repair the rest afterwards (r in Week). What no repair could allow is refused; the list\n"
        "below names the nearest places where it is allowed, and Enter goes there."
    )
    help_title = "By hand"

    DEFAULT_CSS = """
    VerdictWindow {
        #text { height: auto; max-height: 14; }
        #near { color: $text-muted; margin-top: 1; }
        DataTable { height: auto; max-height: 7; }
        &.-short #text { max-height: 9; }
    }
    """

    def __init__(self, verdict: Verdict, picture: TermPicture) -> None:
        super().__init__()
        self.VERTICAL_BREAKPOINTS = [(0, "-short"), (34, "-tall")]
        self._verdict = verdict
        self._picture = picture

    @property
    def _may_keep(self) -> bool:
        return self._verdict.outcome is not Outcome.FORBIDDEN

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        verdict = self._verdict
        with Vertical(id="window") as window:
            window.border_title = plain(wish_text(verdict.wish, self._picture))
            with VerticalScroll(id="text"):
                yield Static(plain(verdict_text(verdict, self._picture)), id="verdict")
            if verdict.places:
                yield Static("The nearest places where it breaks nothing; Enter goes there:", id="near")
                yield MeasuredTable(cursor_type="row", show_header=False)
            with Horizontal(id="buttons"):
                yield Button("Leave it", id="leave")
                if self._may_keep:
                    yield Button(KEEP_WORDS[type(verdict.wish)], id="keep", variant="primary")
        yield KeyLine()

    def on_mount(self) -> None:
        """Put the focus on what Enter is for."""
        for table in self.query(DataTable):
            table.add_columns("", "")
            for number, place in enumerate(self._verdict.places):
                where = f"✓ {day_text(place.date)} {place.period}"
                table.add_row(cell(where), cell(place_text(place)), key=str(number))
        first = "#keep" if self._may_keep else "DataTable" if self._verdict.places else "#leave"
        self.set_focus(self.query(first).first())

    @on(Button.Pressed)
    def _answer(self, event: Button.Pressed) -> None:
        self.dismiss(KEEP if event.button.id == "keep" else None)

    @on(DataTable.RowSelected)
    def _go(self, event: DataTable.RowSelected) -> None:
        self.dismiss(self._verdict.places[event.cursor_row])
