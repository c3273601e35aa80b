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
        # Textual's blanks at both ends would leave no room for edges; its styles take no 0 for them.
        self.styles.line_pad = 0
