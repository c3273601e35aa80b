"""Home: how the term is going, what needs the leader, what is next."""

import datetime as dt
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Grid, Horizontal, Vertical
from textual.widgets import Button, OptionList, Static

from sabbatical.ui.screens.term_screen import CHARTS, TermScreen
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.figure import Figure
from sabbatical.ui.widgets.folded_list import FoldedList
from sabbatical.ui.widgets.import_panel import ImportPanel

if TYPE_CHECKING:
    from sabbatical.ui.picture import TermPicture

INDENTS = {"needs-list": 7, "next-list": 16}
"""Where the words begin behind the sign and the key, or behind period, time and sign."""
WELCOME = (
    "Welcome. Sabbatical plans a term of peer coaching: who coaches whom, when, and who covers what.\n"
    "This database holds no school yet: import your timetable or a folder of files, or look around in the sample first."
)


class HomeScreen(TermScreen):
    """The first screen."""

    FIRST_FOCUS = "#needs-list"
    PLACE = "home"

    BINDINGS: ClassVar = [
        Binding("a", "go('absences')", "Absences", tooltip="Who is away; repair the day"),
        Binding("t", "go('tell')", "Tell", tooltip="People to tell of what the published plan changes"),
        CHARTS,
        Binding("h", "go('history')", "History", show=False),
    ]

    EXPLANATION = (
        "Two figures lead: the sessions that will really take place, and the minutes that classes lose for them.\n"
        "'Needs you' lists what waits for a decision; Enter goes to the place where it is made.\n"
        "'Next' shows the sessions (◆) and covers (▲) of today and the next school day, by period; Enter\n"
        "shows them in Week.\n"
        "'Nearest their caps' shows how much of the time a class may lose it has lost."
    )

    DEFAULT_CSS = """
    HomeScreen {
        #figures { height: auto; padding-top: 0; }
        #requests-served { padding: 0 1; color: $text-muted; height: 1; }
        #panels { height: 1fr; grid-size: 1; grid-rows: 5 1fr 4; }
        #panels > Vertical { border-top: solid $primary 60%; border-title-color: $primary; border-title-style: bold; }
        &.-wide #panels { grid-size: 2 2; grid-rows: 3fr 2fr; grid-columns: 1fr 1fr; grid-gutter: 0 2; }
        #weeks { display: none; }
        &.-wide #weeks { display: block; }
        &.-tall #figures, &.-tall #requests-served { margin-top: 1; }
        OptionList { height: 1fr; border: none; background: transparent; padding: 0; }
        OptionList:focus { border: none; }
        OptionList:blur > .option-list--option-highlighted { background: transparent; color: $foreground; }
        #welcome { display: none; height: 1fr; padding: 1 2; }
        #nothing { height: auto; }
        #panels > Vertical { height: 1fr; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield from super().compose()
        with Vertical(id="welcome"):
            yield ImportPanel(self.desk)

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        with Horizontal(id="figures"):
            yield Figure("sessions", "Sessions that will take place")
            yield Figure("lost", "Minutes of teaching lost")
        yield Static("", id="requests-served")
        with Grid(id="panels"):
            with Vertical(id="needs") as needs:
                needs.border_title = "Needs you"
                yield FoldedList("needs-list")
            with Vertical(id="next") as coming:
                coming.border_title = "Next"
                yield FoldedList("next-list")
            with Vertical(id="caps") as caps:
                caps.border_title = "Nearest their caps"
                yield FoldedList("caps-list")
            with Vertical(id="weeks") as weeks:
                weeks.border_title = "Sessions by week"
                yield FoldedList("weeks-list")

    def show_nothing(self) -> None:
        """Offer a first school."""
        why = self.desk.nothing_to_show
        self.query_one("#welcome").display = not why
        self.query_one("#nothing", Static).update(plain(why or WELCOME))

    def take_focus(self) -> None:
        """Begin with what needs the leader; while there is no school, with the import."""
        super().take_focus()
        if self.focused is None and self.query_one("#welcome").display:
            self.set_focus(self.query_one(ImportPanel).query(Button).first())

    def show_term(self, picture: "TermPicture") -> None:
        """Show figures and lists."""
        from sabbatical.ui.home_view import home_view

        view = home_view(picture)
        self.query_one("#welcome").display = False
        for name, figure in (("#sessions", view.sessions), ("#lost", view.lost)):
            self.query_one(name, Figure).show(figure.amount, figure.beside, figure.part, figure.whole)
        self.query_one("#requests-served", Static).update(plain(view.served))
        for name, lines in view.lists.items():
            self.query_one(f"#{name}", FoldedList).show(lines, INDENTS.get(name, 0))

    @on(OptionList.OptionSelected, "#needs-list")
    def _go(self, event: OptionList.OptionSelected) -> None:
        if event.option_id is not None:
            self.app.switch_mode(event.option_id.partition(":")[2])

    @on(OptionList.OptionSelected, "#caps-list")
    def _go_to_classes(self) -> None:
        self.app.switch_mode("classes")

    @on(OptionList.OptionSelected, "#weeks-list")
    def _go_to_week(self) -> None:
        self.app.switch_mode("week")

    @on(OptionList.OptionSelected, "#next-list")
    def _go_to_place(self, event: OptionList.OptionSelected) -> None:
        if event.option_id is not None:
            _, date, period = event.option_id.split(":", 2)
            self.desk.place_to_show = (dt.date.fromisoformat(date), period)
        self.app.switch_mode("week")
