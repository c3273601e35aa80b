"""Who plays what part in a stored plan."""

from dataclasses import dataclass

from textual import on
from textual.message import Message

from sabbatical.domain.plan import StoredPlan
from sabbatical.domain.reports.counting import counted
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.modals.listing import Listing
from sabbatical.ui.version_rows import PART_COLUMNS, Duties, duties_by_person, part_details, part_rows
from sabbatical.ui.widgets.fitted_table import FittedTable
from sabbatical.ui.widgets.search_table import SearchTable


class VersionParts(Listing):
    """Everybody who has a part in a plan.

    Parameters
    ----------
    desk
        Reads the plan.
    number
        Of the plan.
    names
        Everyone's name by id.
    """

    EXPLANATION = (
        "Everybody who coaches, is coached or covers in this plan, with how often. / narrows the list; below it\n"
        "stands each duty of the person under the cursor. It names pairs and topics: for your own eyes."
    )
    help_title = "Who plays what part"

    COLUMNS = PART_COLUMNS
    NOUN = "person"

    @dataclass
    class Loaded(Message):
        """The plan was read."""

        stored: StoredPlan

    def __init__(self, desk: Desk, number: int, names: dict[str, str]) -> None:
        super().__init__(desk)
        self._number = number
        self._names = names
        self._duties: dict[str, Duties] = {}

    @property
    def heading(self) -> str:
        """Which plan it is."""
        return f"Plan {self._number}: who plays what part"

    def make_listing(self) -> SearchTable:
        """Return the list."""
        return FittedTable(PART_COLUMNS, self.NOUN, PART_COLUMNS, {"Who": 12})

    def on_mount(self) -> None:
        """Read the plan."""
        number = self._number
        self.desk.compute(lambda gateway: _loaded(gateway, number), self)

    @on(Loaded)
    def _show(self, event: Loaded) -> None:
        plan = event.stored.plan
        self._duties = duties_by_person(plan)
        self.say(f"{counted(len(plan.sessions), 'session')}, {counted(len(plan.covers), 'meeting')} without a teacher.")
        self.listing.show(part_rows(plan, self._names))
        self.call_after_refresh(self.listing.tell)

    def details(self, key: str) -> str:
        """Return everything that a person does in the plan."""
        return part_details(key, self._duties.get(key, []), self._names)


def _loaded(gateway: Gateway, number: int) -> VersionParts.Loaded:
    return VersionParts.Loaded(gateway.load_version(number))
