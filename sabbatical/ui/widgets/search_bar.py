"""The line above a list: what is searched for, and how much of it is found."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Click
from textual.widgets import Input, Static

from sabbatical.ui.text import plain


class SearchLine(Input):
    """The line whose words narrow a list."""

    help_topic = "search.words"

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether the key is typed here, so that no line at the bottom lists it for something else."""
        # Textual does not know these three by its own names for them.
        return key in ("slash", "plus", "minus") or super().check_consume_key(key, character)


class SearchBar(Horizontal):
    """The key of the search, the line itself, and a count beside it."""

    DEFAULT_CSS = """
    SearchBar {
        height: 1;
        SearchLine.line { width: 1fr; background: $panel; }
        SearchLine.line:focus { text-style: underline; }
        .hint { width: auto; color: $text-muted; padding: 0 1; }
        .count { width: auto; color: $text-muted; padding: 0 1; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield Static("/ Search", classes="hint")
        yield SearchLine(compact=True, placeholder="type to narrow the list", classes="line")
        yield Static("", classes="count")

    @property
    def line(self) -> SearchLine:
        """The line itself."""
        return self.query_one(SearchLine)

    @property
    def words(self) -> list[str]:
        """What is searched for, in lower case."""
        return self.line.value.casefold().split()

    @property
    def in_use(self) -> bool:
        """Whether something is searched for, or about to be."""
        return bool(self.line.value) or self.line.has_focus

    def empty(self) -> None:
        """Search for nothing any more."""
        self.line.value = ""

    def say(self, count: str) -> None:
        """Say how much is found."""
        self.query_one(".count", Static).update(plain(count))

    def enter(self) -> None:
        """Go into the line."""
        self.screen.set_focus(self.line)

    @on(Click, ".hint")
    def _go_into(self) -> None:
        """Go into the line: the word beside it stands for it."""
        self.enter()
