"""Another person for a cover: everybody, those allowed first; nothing is changed here."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from sabbatical.domain.alternatives import Alternatives, CoverAlternatives
from sabbatical.domain.plan import PlannedCover
from sabbatical.domain.wishes import NameCover
from sabbatical.ui.alternatives_rows import LONGEST_DOES, AlternativeRow, item_text, rows_of
from sabbatical.ui.desk import Desk
from sabbatical.ui.modals.alternatives_window import AlternativesWindow
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.text import cell, plain
from sabbatical.ui.widgets.fitted_table import FittedTable
from sabbatical.ui.widgets.key_line import KeyLine
from sabbatical.ui.widgets.search_table import SearchTable

DOES = "What it does, or the rules against it"
COLUMNS = ("", "Who", DOES)
LEAST = {DOES: len(DOES), "Who": 12}


class NameCoverWindow(AlternativesWindow[NameCover]):
    """The people for a cover, narrowed by what is typed; Enter chooses.

    Parameters
    ----------
    desk
        Runs the search.
    picture
        The term, for the names.
    cover
        As planned.
    """

    EXPLANATION = (
        "Everybody who could take this class instead: first those who may (✓), the best first, with what that does\n"
        "to the tiers; then the others (✗), with every rule against them. Type a part of a name to narrow the list.\n"
        "Enter on a person shows the verdict before anything is kept."
    )
    help_title = "Another cover person"

    DEFAULT_CSS = """
    NameCoverWindow {
        #window { width: 100%; max-width: 140; height: 100%; }
        #details { height: 5; border-top: solid $panel; }
        #state { color: $text-muted; }
    }
    """

    def __init__(self, desk: Desk, picture: TermPicture, cover: PlannedCover) -> None:
        super().__init__(desk, picture, cover)
        self._people: dict[str, AlternativeRow] = {}

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Vertical(id="window") as window:
            window.border_title = plain(f"Another cover person: {self._item.id}")
            yield Static(plain(item_text(self._item, self._picture)), id="item")
            yield Static("Trying everybody ...", id="state")
            yield FittedTable(COLUMNS, "person", COLUMNS, LEAST)
            with VerticalScroll(id="details", can_focus=False):
                yield Static("", id="all")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin where one types."""
        self.set_focus(self.query_one(Input))

    def show_found(self, found: Alternatives) -> None:
        """List everybody, those who may first."""
        if not isinstance(found, CoverAlternatives):
            return
        persons = [row.cover.cover_person for row in found.choices] + [row.person for row in found.not_possible]
        self._people = dict(zip(persons, rows_of(found, self._picture), strict=True))
        count = f"{len(found.choices)} may take it, the best first; {len(found.not_possible)} may not."
        self.say(f"{count} Type a name, Enter chooses.")
        table = self.query_one(SearchTable)
        table.show(
            [
                TableRow(person, (cell(row.what), cell(row.who), cell(row.does, width=LONGEST_DOES)))
                for person, row in self._people.items()
            ]
        )
        self.call_after_refresh(table.tell)

    @on(SearchTable.Highlighted)
    def _explain(self, event: SearchTable.Highlighted) -> None:
        row = None if event.key is None else self._people.get(event.key)
        self.query_one("#all", Static).update(plain("" if row is None else row.details))
        self.query_one("#details").scroll_home(animate=False)

    @on(SearchTable.Chosen)
    def _choose(self, event: SearchTable.Chosen) -> None:
        self.dismiss(NameCover(cover=self._item.id, person=event.key))
