"""The chart of one tier: how value and bound came together."""

from typing import ClassVar

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Static

from sabbatical.domain.solve_course import TierLine
from sabbatical.ui.key_names import named
from sabbatical.ui.step_text import step_lines
from sabbatical.ui.text import plain


class StepChart(Static, can_focus=True):
    """Draws a tier in the room there is; its keys ask for the tier before or after."""

    DEFAULT_CSS = """
    StepChart { color: $primary; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    StepChart:focus { color: $foreground; }
    """

    BINDINGS: ClassVar = named(
        "step-chart",
        [
            Binding("up,left", "other(-1)", "Tier before", show=False),
            Binding("down,right", "other(1)", "Next tier", key_display="↓"),
        ],
    )

    class Wanted(Message):
        """Another tier shall be drawn.

        Parameters
        ----------
        step
            -1 for the one before, 1 for the next.
        """

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    _shown: tuple[TierLine | None, str] = (None, "")
    """What is drawn, to draw it anew in another room."""

    def on_resize(self) -> None:
        """Use the room there is: while it was hidden, it had none."""
        self.show(*self._shown)

    def show(self, line: TierLine | None, tier: str) -> None:
        """Draw a tier; None where nothing is known of it."""
        self._shown = (line, tier)
        size = self.content_size
        self.update(plain("\n".join(step_lines(line, tier, size.width, size.height))))

    def action_other(self, step: int) -> None:
        """Ask for another tier."""
        self.post_message(self.Wanted(step))
