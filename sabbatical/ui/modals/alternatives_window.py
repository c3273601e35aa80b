"""The frame of the windows that look for what else there would be in the place of a session or cover."""

import threading
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual import on
from textual.message import Message
from textual.widgets import Static

from sabbatical.domain.alternatives import Alternatives
from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.messages import Refused
from sabbatical.ui.modals.window import Window
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.text import plain
from sabbatical.ui.ways import refusal_text

T = TypeVar("T")


class AlternativesWindow(Window[T]):
    """A window that searches from when it opens until it closes; nothing is changed by that.

    Parameters
    ----------
    desk
        Runs the search.
    picture
        The term, for the names.
    item
        The session or cover.
    """

    DEFAULT_CSS = """
    AlternativesWindow.-refused {
        #window { height: auto; }
        #state, #beside { color: $foreground; }
        FittedTable, #details { display: none; }
    }
    """

    STATE: ClassVar = "#state"
    """The Static that tells how the search goes."""

    @dataclass
    class Found(Message):
        """The search is over."""

        found: Alternatives

    def __init__(self, desk: Desk, picture: TermPicture, item: PlannedSession | PlannedCover) -> None:
        super().__init__()
        self._desk = desk
        self._picture = picture
        self._item = item
        self._cancel = threading.Event()

    def on_mount(self) -> None:
        """Begin the search."""
        item, cancel = self._item.id, self._cancel

        def job(gateway: Gateway) -> Message:
            return self.Found(gateway.alternatives(item, cancel))

        self._desk.compute(job, self)

    def on_unmount(self) -> None:
        """End the search."""
        self._cancel.set()

    def show_found(self, found: Alternatives) -> None:
        """Show what was found."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Tell how the search goes, or what came of it."""
        self.query_one(self.STATE, Static).update(plain(text))

    @on(Found)
    def _found(self, event: Found) -> None:
        self.show_found(event.found)

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        event.stop()
        self.add_class("-refused")  # nothing will be listed
        self.say(refusal_text(event.error))
