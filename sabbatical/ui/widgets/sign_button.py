"""A button with a sign alone: up and down, before and after."""

from textual.widgets import Button


class SignButton(Button):
    """A button of three columns, for one sign.

    Parameters
    ----------
    sign
        What is on it.
    action
        Its id.
    kind
        Its class.
    """

    def __init__(self, sign: str, action: str, kind: str) -> None:
        super().__init__(sign, id=action, classes=kind)

    def on_mount(self) -> None:
        """Give edges the room of Textual's blanks, which its style sheets cannot take away."""
        if self.app.no_color:
            self.styles.line_pad = 0
