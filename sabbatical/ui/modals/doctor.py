"""The doctor: whether the database and its backups are well, and what to do."""

from typing import ClassVar

from textual import on

from sabbatical.domain.checkup import Look
from sabbatical.ui.backup_rows import LOOK_COLUMNS, look_details, looks_sentence, looks_table
from sabbatical.ui.keeping_messages import Examined
from sabbatical.ui.modals.listing import Listing
from sabbatical.ui.widgets.fitted_table import FittedTable
from sabbatical.ui.widgets.search_table import SearchTable


class Doctor(Listing):
    """What was looked at, what is wrong first."""

    COLUMNS: ClassVar = LOOK_COLUMNS
    NOUN = "look"
    help_title = "Doctor"
    EXPLANATION = (
        "Looks at the database file, at all that is in it, and at its backups; nothing is changed. What is wrong\n"
        "comes first. Beneath the list stands what to do about it; a backup is put in the database's place in the\n"
        "list behind this window."
    )

    looks: tuple[Look, ...] = ()

    @property
    def heading(self) -> str:
        """The window's title."""
        return "Doctor"

    def make_listing(self) -> SearchTable:
        """Return the list."""
        return FittedTable(self.COLUMNS, self.NOUN, self.COLUMNS, {"Found": 24, "Looked at": 20})

    def on_mount(self) -> None:
        """Look at everything."""
        self.say("Looking at the database and its backups ...")
        self.desk.compute(lambda gateway: Examined(gateway.keeping.examine()), self)

    @on(Examined)
    def _examined(self, event: Examined) -> None:
        self.looks = event.looks
        self.say(looks_sentence(event.looks))
        self.listing.show(looks_table(event.looks))

    def details(self, key: str) -> str:
        """Return a finding in full."""
        return look_details(self.looks[int(key)])
