"""The line at the top: where one is, whose term it is, and what the plan is doing."""

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from sabbatical.ui.desk import Desk
from sabbatical.ui.text import plain

if TYPE_CHECKING:
    from sabbatical.ui.picture import TermPicture
    from sabbatical.ui.solve_state import SolveState

SECONDS_BETWEEN_DRAWINGS = 0.5


class TitleBar(Horizontal):
    """Screen, school, term and the state of the plan.

    Parameters
    ----------
    desk
        The term.
    title
        The screen's name.
    """

    DEFAULT_CSS = """
    TitleBar {
        height: 1; background: $panel;
        Static { width: auto; max-width: 45%; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
        #title { background: $primary; color: $background; text-style: bold; }
        #term { width: 1fr; max-width: 100%; }
        /* Before the term's name, which is known anyway. */
        #plan-state { max-width: 60%; text-style: bold; color: $accent; }
    }
    """

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self._desk = desk
        self._title = title
        self._said: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield Static(plain(self._title), id="title")
        yield Static("", id="term")
        yield Static("", id="plan-state")

    def on_mount(self) -> None:
        """Follow the term; while a solve runs, its clock too."""
        self._clock = self.set_interval(SECONDS_BETWEEN_DRAWINGS, self._tick, pause=True)
        self._desk.changed.subscribe(self, lambda _: self._follow())
        self._follow()

    def _follow(self) -> None:
        if self._desk.solve is None:
            self._clock.pause()
        else:
            self._clock.resume()
        self._draw()

    def _tick(self) -> None:
        if self.screen.is_active:
            self._draw()

    def _draw(self) -> None:
        picture = self._desk.picture
        desk = self._desk
        shown = term_name(picture, is_opening=desk.is_opening, is_in_trouble=bool(desk.trouble))
        self._say("#term", shown)
        self._say("#plan-state", plan_state(picture, self._desk.solve))

    def _say(self, place: str, text: str) -> None:
        """Show a text; where it is as wide as before, as a clock's is, nothing on the screen is laid out for it."""
        before, self._said[place] = self._said.get(place), text
        if text != before:
            is_as_wide = before is not None and cell_len(text) == cell_len(before)
            self.query_one(place, Static).update(plain(text), layout=not is_as_wide)


def term_name(picture: "TermPicture | None", *, is_opening: bool, is_in_trouble: bool) -> str:
    """Return whose term it is, or why there is none to tell of."""
    if picture is not None:
        return f"{picture.school.info.name} · {picture.school.term.name}"
    if is_opening:
        return "opening ..."
    return "the database cannot be read" if is_in_trouble else "no school yet"


def plan_state(picture: "TermPicture | None", solve: "SolveState | None") -> str:
    """Return where the plan stands, in a few words."""
    if solve is not None:
        what = "stopping" if solve.is_stopping else f"{solve.what.lower()} {solve.tier}".strip()
        return f"{what} · {solve.elapsed_seconds:.0f} s"
    if picture is None:
        return ""
    if picture.stored is None:
        return "no plan yet"
    version = picture.stored.version
    state = "draft, not published" if picture.has_draft else version.state.value
    return f"plan {version.number}: {state}" + (" · data changed" if version.school_changed_since else "")
