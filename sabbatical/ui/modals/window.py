"""The frame that all modals share."""

from typing import ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.events import MouseDown
from textual.reactive import Reactive
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input

from sabbatical.ui.clicks import close_choices
from sabbatical.ui.key_names import named, place_of

T = TypeVar("T")


class Window(ModalScreen[T]):
    """A framed window in the middle of the screen; Escape closes it without an answer."""

    DEFAULT_CSS = """
    Window {
        align: center middle;
        background: $background 70%;
        #window {
            width: 90%; max-width: 100; height: auto; max-height: 100%;
            background: $surface; border: round $primary; padding: 0 1;
            border-title-color: $primary; border-title-style: bold;
        }
        #buttons { height: auto; padding-top: 1; align-horizontal: right; }
        #buttons Button { margin-left: 2; }
    }
    """

    AUTO_FOCUS = ""
    FOCUS_ON_CLICK = False

    _is_answered = False

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the focus. It and what had it are drawn anew, not the whole window as Textual would."""

    EXPLANATION = ""
    """Help for the whole window; empty for the help itself alone."""

    help_title = ""
    """Its name in the help."""

    BINDINGS: ClassVar = [
        Binding("escape", "close", "Close", id="window.close"),
        # The app's own is not asked while a window is open.
        Binding("f1", "app.help", "Help", key_display="F1", id="window.help"),
    ]

    def __init_subclass__(
        cls, inherit_css: bool = True, inherit_bindings: bool = True, inherit_component_classes: bool = True
    ) -> None:
        """Name the keys of each window, so that a user can give them others."""
        cls.BINDINGS = named(place_of(cls.__name__), cls.__dict__.get("BINDINGS", []))
        super().__init_subclass__(inherit_css, inherit_bindings, inherit_component_classes)

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close with an answer, once: Textual takes the screen on top away, whichever asks for it.

        On a busy machine keys arrive after the one that closed the window; a second closing took away what lay below,
        or ended the app.
        """
        if self._is_answered:
            return AwaitComplete()
        self._is_answered = True
        return super().dismiss(result)

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def on_mouse_down(self, event: MouseDown) -> None:
        """Close an open list of choices by a click beside it."""
        close_choices(self, event)

    def begin_in(self, control: Widget) -> None:
        """Give a control the focus before it is drawn: what is typed at once must not go elsewhere."""
        self.set_focus(control)
        self.call_after_refresh(_show_beginning, control)


def _show_beginning(control: Widget) -> None:
    """Show a text that fits from its beginning; an input that got the focus without a width shows its end."""
    if isinstance(control, Input) and control.virtual_size.width <= control.size.width:
        control.scroll_to(x=0, animate=False, force=True)
