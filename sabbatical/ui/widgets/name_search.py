"""A search for people, one after the other. Keys are handled here in the order typed, however fast they come."""

from dataclasses import dataclass

from textual.events import Key
from textual.message import Message
from textual.widgets import Input

from sabbatical.ui.people_found import people_found
from sabbatical.ui.picture import TermPicture


class NameSearch(Input):
    """A line that takes a person with Enter and is then empty for the next; Enter on the empty line ends it.

    Parameters
    ----------
    picture
        The term, for the people.
    """

    help_topic = "search.people"

    @dataclass
    class Taken(Message):
        """A person was taken."""

        person: str

    @dataclass
    class Ended(Message):
        """There are no more."""

        then_repair: bool
        """Whether `r` followed."""

    @dataclass
    class Moved(Message):
        """Another of those found is marked."""

    def __init__(self, picture: TermPicture) -> None:
        super().__init__(compact=True, placeholder="a part of the name, then Enter")
        self._picture = picture
        self._chosen: int | None = None
        """Which of those found the arrows have marked; None: they were not used."""
        self.has_ended = False

    @property
    def people(self) -> list[str]:
        """Ids of those found for what is typed, the likeliest first."""
        return people_found(self._picture, self.value)

    @property
    def place(self) -> int:
        """Which of them Enter takes."""
        return self._chosen or 0

    def watch_value(self) -> None:
        """Begin with the first of those found whenever other letters are there."""
        self._chosen = None

    def on_key(self, event: Key) -> None:
        """Handle Enter and the arrows here: as bindings they would be late for the letters that follow at once."""
        if self.has_ended and event.is_printable:
            event.prevent_default()
            if event.character == "r":
                self.post_message(self.Ended(then_repair=True))
        elif event.key == "enter":
            self._take()
        elif event.key in ("down", "up"):
            self._choose(1 if event.key == "down" else -1)
        else:
            return
        event.stop()

    def _choose(self, step: int) -> None:
        """Mark the next of those found, or the one before."""
        last = len(self.people) - 1
        if last >= 0:
            self._chosen = min(max(0, self.place + step), last)
            self.post_message(self.Moved())

    def _take(self) -> None:
        """Take the marked one; on the empty line, end."""
        if not self.value.strip() and self._chosen is None:
            self.has_ended = True
            self.post_message(self.Ended(then_repair=False))
        elif people := self.people:
            person = people[self.place]
            self.value = ""
            self.post_message(self.Taken(person))
