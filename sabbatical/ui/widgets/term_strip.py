"""The term as a line of weeks with their loads; a click goes to a week."""

from dataclasses import dataclass

from rich.text import Text
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from sabbatical.ui.strip_text import StripLine, strip_line


class TermStrip(Widget):
    """Which weeks hold much and which nothing: `▅` the load, `[ ]` the week in view, `▸` today's."""

    DEFAULT_CSS = """
    TermStrip { height: 1; width: 1fr; color: $primary; }
    """

    weeks: reactive[tuple[tuple[int, ...], int, int]] = reactive(((), 0, 0))
    """The loads, the index of the week in view, and that of today's."""

    @dataclass
    class Chosen(Message):
        """A week was clicked."""

        week: int

    @property
    def line(self) -> StripLine:
        """What is shown."""
        return strip_line(*self.weeks, self.size.width)

    def render(self) -> Text:
        """Return the line, the week in view set off."""
        line = self.line
        text = Text(line.text, no_wrap=True)
        text.stylize("bold underline", *line.span_of(self.weeks[1]))
        return text

    def on_click(self, event: Click) -> None:
        """Go to the week under the mouse."""
        week = self.line.week_at(event.x)
        if week < len(self.weeks[0]):
            self.post_message(self.Chosen(week))
