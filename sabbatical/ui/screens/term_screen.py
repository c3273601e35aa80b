"""The frame that all places share: title, body, keys, navigation."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.events import MouseDown, ScreenResume
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from sabbatical.ui.clicks import close_choices
from sabbatical.ui.desk import Desk
from sabbatical.ui.key_names import actions_of, named, place_of
from sabbatical.ui.places import PLACES
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.key_line import KeyLine
from sabbatical.ui.widgets.nav_bar import NavBar
from sabbatical.ui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from sabbatical.ui.picture import TermPicture

NARROW_COLUMNS = 110
"""Below this many columns the layouts for small terminals hold."""

CHARTS = Binding("c", "go('charts')", "Charts", tooltip="Lost time, cover load, weeks and coaches as charts")
"""The key that leads to the charts, from the places that show parts of them."""

# Without a name of its own: whoever has given that key to something else keeps it.
WHO_ELSE_AS_IN_WEEK = Binding("e", "who_else", "Who else", show=False, id="")
"""The key of the week for who else, in the places that list sessions and covers with another one."""

SHORT_ROWS = 34
"""Below this many rows the layouts for small terminals hold."""


COLUMN_LAYOUTS = [(0, "-narrow"), (NARROW_COLUMNS, "-wide")]
ROW_LAYOUTS = [(0, "-short"), (SHORT_ROWS, "-tall")]


def layout_classes(size: Size) -> list[str]:
    """Return the classes of a screen of that size; given at once, they save styling it anew at its first sight."""
    pairs = ((size.width, COLUMN_LAYOUTS), (size.height, ROW_LAYOUTS))
    return [max(row for row in layouts if row[0] <= room)[1] for room, layouts in pairs]


NO_SCHOOL = "No school yet. F2 Home: import one or open the sample. Ctrl+T leads to a first plan in five steps."


class TermScreen(Screen[None]):
    """A place of the app.

    Parameters
    ----------
    desk
        The term and the work on it.
    """

    PLACE = ""
    """Id of the place."""

    PURPOSE = ""
    """A sentence for the palette, where the place is not in the bar."""

    EXPLANATION = ""
    """What the place is for and what its words mean, for the help."""

    FIRST_FOCUS = ""
    """Selector of what takes the focus first."""

    NEEDS_SCHOOL: ClassVar[bool] = True
    """Whether its keys are of no use while there is no school."""

    OWN_ACTIONS: ClassVar[frozenset[str]] = frozenset()
    """What its keys do, but for those that lead back."""

    LACKS: ClassVar[tuple[str, ...]] = ()
    """What other places of its kind do and this one never does."""

    AT_ONCE: ClassVar[tuple[str, ...]] = ()
    """What the palette does from any other place; to the rest it only leads, since one must see what it is about."""

    AUTO_FOCUS = ""
    FOCUS_ON_CLICK = False

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the focus. It and what had it are drawn anew, not the whole screen as Textual would."""

    DEFAULT_CSS = """
    TermScreen {
        #body { height: 1fr; padding: 0 1; }
        #bottom { dock: bottom; height: 2; }
        #nothing { display: none; padding: 1 2; height: 1fr; }
    }
    """

    def __init_subclass__(
        cls, inherit_css: bool = True, inherit_bindings: bool = True, inherit_component_classes: bool = True
    ) -> None:
        """Name the keys of each place, so that a user can give them others."""
        cls.BINDINGS = named(cls.PLACE or place_of(cls.__name__), cls.__dict__.get("BINDINGS", []))
        cls.OWN_ACTIONS = cls.OWN_ACTIONS | actions_of(cls.BINDINGS)
        super().__init_subclass__(inherit_css, inherit_bindings, inherit_component_classes)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = COLUMN_LAYOUTS
        self.VERTICAL_BREAKPOINTS = ROW_LAYOUTS
        self.desk = desk
        self.shown: TermPicture | None = None
        """The term as it is drawn, which may be older than the desk's for a moment."""

    @property
    def has_unsaved(self) -> bool:
        """Whether something is typed and not saved: undo then means that, not the last action."""
        return False

    @property
    def help_title(self) -> str:
        """Name of the place."""
        return next(place.title for place in PLACES if place.id == self.PLACE)

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield TitleBar(self.desk, self.help_title)
        with Vertical(id="body"):
            yield from self.compose_body()
        yield Static("", id="nothing")
        with Vertical(id="bottom"):
            yield NavBar(self.PLACE)
            yield KeyLine()

    def compose_body(self) -> ComposeResult:
        """Yield what the place shows once there is a school."""
        raise NotImplementedError

    def show_term(self, picture: "TermPicture") -> None:
        """Show the term; called whenever another picture of it was taken and this place is in view."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Follow the term."""
        self.desk.changed.subscribe(self, lambda _: self._follow())

    def on_mouse_down(self, event: MouseDown) -> None:
        """Close an open list of choices by a click beside it."""
        close_choices(self, event)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Catch up with what happened while another place was in view."""
        # It got its styles as it was made, and gets others where they change: switch_mode sees to that. Unless told so,
        # Textual styles every widget anew at each visit, and tables then forget what they have drawn.
        event.refresh_styles = False
        self._follow()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys that are of no use while there is no school."""
        if self.NEEDS_SCHOOL and self.desk.picture is None and action in self.OWN_ACTIONS:
            return False
        if action in self.LACKS:
            return False
        return super().check_action(action, parameters)

    def action_go(self, place: str) -> None:
        """Go to another place."""
        self.app.switch_mode(place)

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Give a widget the focus, unless it waits for a school: what is typed would go where nobody sees it."""
        if widget is not None and self.desk.picture is None:
            widget = widget if all(node.display for node in widget.ancestors_with_self) else None
        super().set_focus(widget, scroll_visible, from_app_focus)

    def _follow(self) -> None:
        if self in self.app.screen_stack:
            self.catch_up()
            self.call_after_refresh(self.take_focus)

    def catch_up(self) -> None:
        """Show the term as it is now: in view, or about to come into view."""
        picture = self.desk.picture
        self.show_body(picture is not None)
        if picture is None:
            self._forget()
            self.show_nothing()
        elif picture is not self.shown:
            self.shown = picture
            self.show_term(picture)
            self.refresh_bindings()

    def _forget(self) -> None:
        """Let go of a term that is no longer there, so that no key works on it."""
        if self.shown is not None:
            self.shown = None
            self.set_focus(None)
            self.refresh_bindings()

    @property
    def is_whole(self) -> bool:
        """Whether all its parts are there; those of a long form are laid out one after the other."""
        return True

    @property
    def is_up_to_date(self) -> bool:
        """Whether it shows the term as it is now, laid out for the terminal: nothing changes as it comes into view."""
        is_laid_out = self.is_mounted and self._compositor.size == self.app.size
        return is_laid_out and self.shown is not None and self.shown is self.desk.picture

    def show_body(self, is_there: bool) -> None:
        """Show the body, or what stands in its place while there is no school."""
        # By these two alone: a class of the whole screen would have every widget styled anew.
        self.query_one("#body").display = is_there
        self.query_one("#nothing").display = not is_there

    def take_focus(self) -> None:
        """Give the focus to where work begins, unless it is somewhere already."""
        if self.focused is None and self.shown is not None:
            self.set_focus(self.query(self.FIRST_FOCUS).first())

    def show_nothing(self) -> None:
        """Say that there is no school yet."""
        text = self.desk.nothing_to_show or NO_SCHOOL
        self.query_one("#nothing", Static).update(plain(text))
