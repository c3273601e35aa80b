"""History: every version of the plan, compared with any other, and brought back."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from sabbatical.domain.plan import PlanVersion
from sabbatical.ui.desk import Desk
from sabbatical.ui.modals.actions import Actions
from sabbatical.ui.modals.compare import Compare
from sabbatical.ui.modals.confirm import Confirm
from sabbatical.ui.modals.version_parts import VersionParts
from sabbatical.ui.modals.version_steps import VersionSteps
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.row_screen import RowScreen
from sabbatical.ui.text import plain
from sabbatical.ui.version_rows import COLUMNS, version_details, version_row
from sabbatical.ui.widgets.fitted_table import FittedTable
from sabbatical.ui.widgets.search_table import SearchTable


class HistoryScreen(RowScreen):
    """The stored plans, newest first."""

    FIRST_FOCUS = "DataTable"
    PLACE = "history"
    PURPOSE = "Every version of the plan: compare any two, bring one back."
    EXPLANATION = (
        "Every plan that was published is kept, with when and why. Enter shows who plays what part in it. c compares\n"
        "it with the one it replaced; after Space on another, with that one. f shows how it was found, tier by tier.\n"
        "r brings a version back as a new draft: its future after the past as it is, repaired where the school no\n"
        "longer allows it."
    )

    AT_ONCE: ClassVar[tuple[str, ...]] = ("actions",)

    OF_A_ROW: ClassVar = ("compare", "mark", "steps", "restore")

    BINDINGS: ClassVar = [
        Binding("c", "compare", "Compare"),
        Binding("space", "mark", "Compare with this"),
        Binding("r", "restore", "Bring back"),
        Binding("f", "steps", "How found", tooltip="Value and bound of each tier, while it was sought"),
        Binding("a", "actions", "Actions", tooltip="What was done today; Ctrl+Z undoes the newest"),
        Binding("escape", "app.go('plan')", "Plan"),
    ]

    DEFAULT_CSS = """
    HistoryScreen {
        #details { height: auto; min-height: 3; border-top: solid $panel; color: $text-muted; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._marked: int | None = None

    @property
    def help_title(self) -> str:
        """Name of the screen, which is no place of its own in the bar."""
        return "History"

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        yield FittedTable(COLUMNS, "version", COLUMNS)
        yield Static("", id="details")

    @property
    def _version(self) -> PlanVersion | None:
        """The version under the cursor."""
        rows = () if self.shown is None else self.shown.versions
        return next((row for row in rows if str(row.number) == self.listing.key), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Bring nothing back while something is planned."""
        if action == "restore" and self.desk.solve is not None:
            return False
        return super().check_action(action, parameters)

    def show_term(self, picture: TermPicture) -> None:
        """Show every version."""
        rows = reversed(picture.versions)
        self.listing.show([version_row(picture, row, is_marked=row.number == self._marked) for row in rows])

    @on(SearchTable.Highlighted)
    def _show_details(self) -> None:
        version, picture = self._version, self.shown
        text = "No plan yet." if version is None or picture is None else version_details(picture, version)
        self.query_one("#details", Static).update(plain(text))

    @on(SearchTable.Chosen)
    def _chosen(self) -> None:
        version, picture = self._version, self.shown
        if version is not None and picture is not None:
            self.app.push_screen(VersionParts(self.desk, version.number, picture.names))

    def action_mark(self) -> None:
        """Mark the version under the cursor as the one to compare with, or no longer."""
        version, picture = self._version, self.shown
        if version is not None and picture is not None:
            self._marked = None if self._marked == version.number else version.number
            self.show_term(picture)

    def action_compare(self) -> None:
        """Compare the version under the cursor with the marked one, else with the one before it."""
        version, picture = self._version, self.shown
        if version is None or picture is None:
            return
        other = self._marked if self._marked not in (None, version.number) else _before(picture, version)
        if other is None:
            self.app.notify("It is the first: mark another with Space to compare.", markup=False)
        else:
            old, new = sorted((other, version.number))
            self.app.push_screen(Compare(self.desk, old, new, picture.names))

    def action_steps(self) -> None:
        """Show how the version under the cursor was found."""
        version = self._version
        if version is not None:
            self.app.push_screen(VersionSteps(self.desk, version.number))

    def action_restore(self) -> None:
        """Bring the version under the cursor back as a draft, after a question."""
        version = self._version
        if version is not None:
            meaning = (
                "It becomes a new draft: its future, after the past as it is. Nobody is told until you publish it."
            )
            self.app.push_screen(Confirm(f"Bring plan {version.number} back?", meaning, "Bring back"), self._restore_if)

    def _restore_if(self, yes: bool | None) -> None:
        version = self._version
        if yes and version is not None:
            self.desk.start_restoring(version.number)
            self.app.switch_mode("repair")

    def action_actions(self) -> None:
        """Show what was done today."""
        if self.shown is not None:
            self.app.push_screen(Actions(self.desk, self.shown.school.info.timezone))


def _before(picture: TermPicture, version: PlanVersion) -> int | None:
    """Return the version that this one replaced or repairs; else the one made before it."""
    if version.replaces is not None:
        return version.replaces
    if version.repairs is not None:
        return version.repairs.base
    earlier = [row.number for row in picture.versions if row.number < version.number]
    return earlier[-1] if earlier else None
