"""What was done today, newest first; undo and redo from here as from anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar
from zoneinfo import ZoneInfo

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import DataTable, Static

from sabbatical.domain.action import Action
from sabbatical.ui.desk import Desk
from sabbatical.ui.fitted_cells import fitted, fitted_widths, natural_widths
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.messages import Refused
from sabbatical.ui.modals.window import Window
from sabbatical.ui.replan_messages import Told
from sabbatical.ui.text import cell, plain
from sabbatical.ui.undoing import redone, undone
from sabbatical.ui.ways import refusal_text
from sabbatical.ui.widgets.key_line import KeyLine
from sabbatical.ui.widgets.measured_table import MeasuredTable

HEADS = ("At", "What", "Undo")
LEAST_WHAT = 20
SCROLLBAR = 1


class Actions(Window[None]):
    """The journal of the day of the newest action.

    Parameters
    ----------
    desk
        Reads it.
    timezone
        The school's.
    """

    EXPLANATION = (
        "What was done on the day of the newest action, newest first. Ctrl+Z takes the newest back, whatever it\n"
        "was, then the one before; Ctrl+Y does it again. What stands for good, such as the deletion of a person,\n"
        "cannot be undone."
    )
    help_title = "What was done"

    BINDINGS: ClassVar = [
        Binding("ctrl+z", "undo", "Undo"),
        Binding("ctrl+y", "redo", "Redo"),
    ]

    DEFAULT_CSS = """
    Actions {
        #window { height: 80%; }
        DataTable { height: 1fr; }
        #state { color: $text-muted; height: auto; }
    }
    """

    @dataclass
    class Listed(Message):
        """The actions were read."""

        actions: tuple[Action, ...]

    def __init__(self, desk: Desk, timezone: str) -> None:
        super().__init__()
        self._desk = desk
        self._zone = ZoneInfo(timezone)

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = "What was done, newest first"
            yield Static("Ctrl+Z takes the newest back, Ctrl+Y does it again: from anywhere.", id="state")
            yield MeasuredTable(cursor_type="row", zebra_stripes=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the actions."""
        table = self.query_one(DataTable)
        table.add_columns(*(Text(name) for name in HEADS))
        self.set_focus(table)
        self._read()

    def _read(self) -> None:
        self._desk.compute(_listed, self)

    def action_undo(self) -> None:
        """Take the newest action back."""
        self._desk.do(undone, self)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._desk.do(redone, self)

    @on(Told)
    def _told(self, event: Told) -> None:
        event.stop()
        self.app.notify(event.text, markup=False)
        self._read()

    @on(Listed)
    def _show(self, event: Listed) -> None:
        table = self.query_one(DataTable)
        table.clear()
        rows = action_rows(event.actions, self._zone)
        widths = fitted_widths(natural_widths(HEADS, rows), {1: LEAST_WHAT}, table.size.width - SCROLLBAR)
        for row in rows:
            table.add_row(*(fitted(text, width) for text, width in zip(row, widths, strict=True)))
        if not event.actions:
            self.query_one("#state", Static).update(plain("Nothing has been done yet."))

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        event.stop()
        self.query_one("#state", Static).update(plain(refusal_text(event.error)))


def action_rows(actions: Sequence[Action], zone: ZoneInfo) -> list[tuple[Text, ...]]:
    """Return a row for each action; its state is a word, not a colour."""
    return [(cell(f"{row.at.astimezone(zone):%H:%M}"), cell(row.title, width=70), cell(_state(row))) for row in actions]


def _state(row: Action) -> str:
    if row.undone:
        return "- undone"
    return "can be undone" if row.undoable else "stands for good"


def _listed(gateway: Gateway) -> Actions.Listed:
    return Actions.Listed(gateway.actions())
