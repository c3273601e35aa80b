"""Enter who is away: several people at once, with a few keys each."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.widgets import Button, DataTable, OptionList, Static
from textual.widgets.option_list import Option

from sabbatical.domain.edits.absences import NewAbsence
from sabbatical.domain.reports.counting import counted
from sabbatical.ui.absence_span import dates_text
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.messages import Refused
from sabbatical.ui.modals.confirm import Confirm
from sabbatical.ui.modals.window import Window
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.replan_messages import AbsencesEntered
from sabbatical.ui.text import cell, plain
from sabbatical.ui.widgets.entry_table import EntryTable
from sabbatical.ui.widgets.key_line import KeyLine
from sabbatical.ui.widgets.name_search import NameSearch

MOST_FOUND = 50
LONGEST_LINE = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What came of it."""

    key: str
    """Id of an absence that was taken in."""
    then_repair: bool
    """Whether the plan is to be repaired at once."""


class EnterAbsences(Window[Entered]):
    """A search for people above the absences made of them; it ends once these were taken in.

    Parameters
    ----------
    desk
        Takes the absences.
    picture
        The term, for people, dates and periods.
    """

    EXPLANATION = (
        "Type a part of a name; Enter takes the person marked ▸ (↓ and ↑ mark another), for the whole of today, or of\n"
        "the next school day once today's is over. Then the next name. Enter on the empty line saves all of them,\n"
        "in one; r after it repairs the plan at once. Tab leads to the list below, where single keys say for how long."
    )

    help_title = "Who is away?"

    DEFAULT_CSS = """
    EnterAbsences {
        #window { height: 100%; max-width: 110; }
        Input { background: $panel; }
        #found { height: 1fr; min-height: 3; border: none; background: transparent; padding: 0; }
        #found { text-wrap: nowrap; text-overflow: ellipsis; }
        #found > .option-list--option-highlighted { background: transparent; color: $foreground; text-style: bold; }
        #head { height: 1; color: $primary; text-style: bold; border-top: none; }
        #hint { width: 1fr; height: auto; color: $text-muted; }
        #buttons { padding-top: 0; }
    }
    """

    BINDINGS: ClassVar = [
        Binding("ctrl+s", "save", "Save"),
        Binding("ctrl+r", "repair", "Save, repair", tooltip="Save, then repair the plan"),
        # Not while one types a name: the search line takes its letters first.
        Binding("r", "repair", "Save, repair", show=False),
        # With priority, so that the letters of a name that follow at once reach the search line.
        Binding("n,slash", "search", "Next person", show=False, priority=True),
        Binding("escape", "close", "Cancel"),
        Binding("f1", "app.help", "Help", key_display="F1"),
    ]

    def __init__(self, desk: Desk, picture: TermPicture) -> None:
        super().__init__()
        self._desk = desk
        self._picture = picture
        self._is_saving = False
        self._then_repair = False
        self._people: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = self.help_title
            yield NameSearch(self._picture)
            found = OptionList(id="found", compact=True)
            found.can_focus = False
            yield found
            yield Static("", id="head")
            yield EntryTable(self._picture)
            with Horizontal(id="buttons"):
                yield Static("", id="hint")
                yield Button("Cancel", id="cancel")
                yield Button("Save", id="save", variant="primary", disabled=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the search."""
        self._show_found()
        self._judge()
        self.action_search()

    @property
    def _table(self) -> EntryTable:
        return self.query_one(EntryTable)

    @property
    def _search(self) -> NameSearch:
        return self.query_one(NameSearch)

    @property
    def _found(self) -> OptionList:
        return self.query_one("#found", OptionList)

    @on(NameSearch.Changed)
    @on(NameSearch.Moved)
    def _show_found(self) -> None:
        """List those found; the marked one has a sign."""
        place = self._search.place
        self._people = self._search.people[:MOST_FOUND]
        lines = [f"{'▸' if index == place else ' '} {self._text(own)}" for index, own in enumerate(self._people)]
        self._found.clear_options()
        self._found.add_options([Option(cell(line, width=LONGEST_LINE)) for line in lines])
        self._found.highlighted = place if self._people else None

    def _text(self, person: str) -> str:
        picture = self._picture
        rows = [row for row in picture.school.absences if row.person == person]
        known = [
            dates_text(picture, row.start, row.end or row.start)
            for row in rows
            if (row.end or row.start) >= picture.today
        ]
        name = picture.name(person)
        away = f"  (away {', '.join(known)})" if known else ""
        return f"{name}{away}" if person in name else f"{name}  {person}{away}"

    @on(NameSearch.Taken)
    def _taken(self, event: NameSearch.Taken) -> None:
        self._add(event.person)

    @on(NameSearch.Ended)
    def _ended(self, event: NameSearch.Ended) -> None:
        self._then_repair = self._then_repair or event.then_repair
        self.action_save()
        # With nothing to save the search goes on.
        self._search.has_ended = self._is_saving

    @on(OptionList.OptionSelected, "#found")
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._add(self._people[event.option_index])

    def _add(self, person: str) -> None:
        if not self._table.add(person):
            self.app.notify("The term is over: nobody can be away any more.", severity="warning", markup=False)

    @on(EntryTable.Changed)
    @on(DescendantFocus)
    def _judge(self) -> None:
        entries = self._table.entries
        self.query_one("#head", Static).update(plain(f"{counted(len(entries), 'absence')} to save"))
        self.query_one("#save", Button).disabled = not entries or self._is_saving
        self.query_one("#hint", Static).update(plain(self._hint()))
        self.refresh_bindings()
        if not entries and self._table.has_focus:
            self.action_search()

    def _hint(self) -> str:
        if self._is_saving:
            return "Saving ..."
        if self._table.has_focus:
            return "n another person · Enter saves · r repairs too"
        more = "on an empty line saves · Tab: for how long" if self._table.entries else "and goes on to the next"
        return f"Enter takes the one marked ▸, {more}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the letters of a name to the search line, and save nothing while nobody is entered."""
        if action in ("save", "repair"):
            return self.is_mounted and bool(self._table.entries)
        return action != "search" or not self._search.has_focus

    def action_search(self) -> None:
        """Go to the search for another person."""
        self.set_focus(self._search)

    @on(DataTable.RowSelected)
    @on(Button.Pressed, "#save")
    def _save(self) -> None:
        self.action_save()

    @on(Button.Pressed, "#cancel")
    def _cancel(self) -> None:
        self.action_close()

    def action_save(self) -> None:
        """Hand the absences to the school, all in one."""
        if not self._table.entries or self._is_saving:
            return
        self._is_saving = True
        # Nothing more is typed: `r` now means to repair once this is saved.
        self.set_focus(None)
        self._judge()
        absences = tuple(entry.absence for entry in self._table.entries)
        self._desk.do(lambda gateway: _entered(gateway, absences), self)

    def action_repair(self) -> None:
        """Save, then repair the plan; also while it is being saved."""
        self._then_repair = bool(self._table.entries)
        self.action_save()

    @on(AbsencesEntered)
    def _entered(self, event: AbsencesEntered) -> None:
        self.dismiss(Entered(key=event.absences[0].id, then_repair=self._then_repair))

    @on(Refused)
    def _refused(self) -> None:
        # Goes on to the app, which shows it over this window.
        self._is_saving = self._then_repair = self._search.has_ended = False
        self.action_search()
        self._judge()

    def action_close(self) -> None:
        """Close; ask first where something would be lost."""
        if not self._table.entries:
            self.dismiss(None)
            return
        question = Confirm("Leave without saving?", "The absences listed here are lost.", "Leave", "Go on")
        self.app.push_screen(question, self._close_if)

    def _close_if(self, yes: bool | None) -> None:
        if yes:
            self.dismiss(None)


def _entered(gateway: Gateway, absences: tuple[NewAbsence, ...]) -> AbsencesEntered:
    return AbsencesEntered(gateway.add_absences(absences))
