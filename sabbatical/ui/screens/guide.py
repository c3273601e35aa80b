"""The guide of a new school: five steps, each of which can be skipped."""

import datetime as dt
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from sabbatical.ui.desk import Desk
from sabbatical.ui.guide_steps import GuideStep, guide_steps, next_step, step_line
from sabbatical.ui.modals.new_school_form import NewSchoolForm
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.text import cell, plain
from sabbatical.ui.widgets.import_panel import ImportPanel
from sabbatical.ui.widgets.key_line import KeyLine
from sabbatical.ui.widgets.nav_bar import NavBar
from sabbatical.ui.widgets.title_bar import TitleBar

ALL_DONE = "All five steps are done or skipped. Home (F2) shows from now on what needs you."
LONGEST_LINE = 120


class GuideScreen(TermScreen):
    """Steps on the way to a first plan; Enter does the one under the cursor, s skips it."""

    FIRST_FOCUS = "#steps"
    NEEDS_SCHOOL = False
    PLACE = "guide"
    PURPOSE = "Five steps from an empty database to a first plan, each of which can be skipped."
    EXPLANATION = (
        "The way from an empty database to a first plan. Enter goes to the place where a step is done, and Ctrl+T\n"
        "leads back here from anywhere. A step that is skipped can be done at any time; nothing depends on the guide."
    )

    BINDINGS: ClassVar = [
        Binding("s", "skip", "Skip", tooltip="Skip the step under the cursor, or take that back"),
        Binding("escape", "app.go('home')", "Leave the guide"),
    ]

    DEFAULT_CSS = """
    GuideScreen {
        #intro { color: $text-muted; }
        #steps { height: 5; margin-top: 1; border: none; background: transparent; padding: 0; text-wrap: nowrap; }
        #steps { text-overflow: ellipsis; }
        #steps > .option-list--option-highlighted { text-style: bold; }
        #step-text { height: auto; border-top: solid $primary; }
        #choices { height: 1; margin: 1 0 0 0; }
        #choices Button { margin-right: 2; }
        ImportPanel { margin-top: 1; }
        ImportPanel .actions { padding-left: 0; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._skipped: set[str] = set()
        self._steps: tuple[GuideStep, ...] = ()
        self._has_told = False
        """Whether the way back was told."""

    @property
    def help_title(self) -> str:
        """Name of the screen, which is no place of its own in the bar."""
        return "Guide"

    def compose(self) -> ComposeResult:
        """Lay out the parts; there are steps before there is a school."""
        yield TitleBar(self.desk, self.help_title)
        with VerticalScroll(id="body", can_focus=False):
            yield from self.compose_body()
        yield Static("", id="nothing")
        with Vertical(id="bottom"):
            yield NavBar(self.PLACE)
            yield KeyLine()

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        yield Static("Five steps to a first plan.", id="intro")
        yield OptionList(id="steps", compact=True)
        yield Static("", id="step-text")
        with Horizontal(id="choices"):
            yield Button("Do this step", id="do", variant="primary")
            yield Button("Skip it", id="skip")
        yield ImportPanel(self.desk)

    def show_term(self, picture: TermPicture) -> None:
        """Show how far the steps are."""
        self._draw()

    def show_body(self, is_there: bool) -> None:
        """Leave the steps in view: they are there before there is a school."""

    def show_nothing(self) -> None:
        """Begin with the first step."""
        self._draw()

    def take_focus(self) -> None:
        """Begin with the steps, with or without a school."""
        if self.focused is None:
            self.set_focus(self.query_one("#steps"))

    def _draw(self) -> None:
        self._steps = guide_steps(self.desk.picture)
        rows = self.query_one("#steps", OptionList)
        rows.clear_options()
        lines = [step_line(place, step, self._skipped) for place, step in enumerate(self._steps, start=1)]
        rows.add_options(Option(cell(line, width=LONGEST_LINE)) for line in lines)
        place = next_step(self._steps, self._skipped)
        rows.highlighted = len(self._steps) - 1 if place is None else place
        self.query_one("#intro", Static).update(plain(ALL_DONE if place is None else "Five steps to a first plan."))
        self._show_step()

    @property
    def _step(self) -> GuideStep | None:
        place = self.query_one("#steps", OptionList).highlighted
        return None if place is None or place >= len(self._steps) else self._steps[place]

    @on(OptionList.OptionHighlighted)
    def _show_step(self) -> None:
        step = self._step
        if step is not None:
            self.query_one("#step-text", Static).update(plain(" ".join(step.text.split())))
            self.query_one(ImportPanel).display = not step.place
            button = self.query_one("#do", Button)
            button.label = step.button
            button.refresh(layout=True)  # which Textual leaves out: a longer word would be cut
            self.query_one("#skip", Button).display = not step.is_done
            self.refresh_bindings()
            self.query_one("#do", Button).disabled = bool(step.place) and self.desk.picture is None

    @on(OptionList.OptionSelected)
    @on(Button.Pressed, "#do")
    def _do(self) -> None:
        step = self._step
        if step is None:
            return
        if not step.place:
            today = dt.datetime.now().astimezone().date()
            self.app.push_screen(NewSchoolForm(self.desk, today))
        elif self.desk.picture is None:
            self.app.notify("First the school: import it or type it.", markup=False)
        else:
            self.app.switch_mode(step.place)
            self._tell_way_back()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to skip only what is not done."""
        step = self._step if action == "skip" and self.is_mounted else None
        return not step.is_done if step is not None else super().check_action(action, parameters)

    def _tell_way_back(self) -> None:
        """Say once how to come back."""
        if not self._has_told:
            self._has_told = True
            self.app.notify("Ctrl+T leads back to the guide.", markup=False)

    @on(Button.Pressed, "#skip")
    def _skip_pressed(self) -> None:
        self.action_skip()

    def action_skip(self) -> None:
        """Skip the step under the cursor, or take that back."""
        step = self._step
        if step is not None:
            self._skipped ^= {step.id}
            self._draw()
