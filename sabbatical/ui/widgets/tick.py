"""A checkbox whose state can be read without colour."""

from textual.widgets import Checkbox


class Tick(Checkbox):
    """A checkbox that shows a mark when on and nothing when off; Textual's own differs by colour alone."""

    BUTTON_LEFT = ""
    BUTTON_RIGHT = ""

    DEFAULT_CSS = """
    Tick, Tick:focus {
        border: none;
        padding: 0;
        background: transparent;
        & > .toggle--button, &.-on > .toggle--button { color: $foreground; background: transparent; }
    }
    """

    def __init__(self, label: str, value: bool, *, classes: str = "") -> None:
        super().__init__(label, value, classes=classes)
        self._mark()

    def watch_value(self) -> None:
        """Draw the mark anew."""
        self._mark()
        super().watch_value()

    def _mark(self) -> None:
        self.BUTTON_INNER = "[x]" if self.value else "[ ]"
