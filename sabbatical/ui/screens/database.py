"""Database: its backups, whether it is well, and the end of a term."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Button

from sabbatical.ui.backup_rows import made_text, restored_text
from sabbatical.ui.deleting import PLANNING, delete_term, question, read_holdings_of_term, told
from sabbatical.ui.keeping_messages import BackedUp, DeletedForGood, HoldingsRead, PutBack
from sabbatical.ui.messages import Refused
from sabbatical.ui.modals.confirm import Confirm
from sabbatical.ui.modals.doctor import Doctor
from sabbatical.ui.modals.folder_form import PathForm
from sabbatical.ui.paths import existing_file, new_file_or_folder
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.backups_screen import BackupsScreen
from sabbatical.ui.widgets.search_table import SearchTable

COPY = "A whole copy, readable by you alone. It holds people's data: keep it where nobody else can read it."
FROM_FILE = "A backup that was written to a file. What the database holds now is kept as a backup first."


KEPT_FIRST = (
    "What the database holds now is kept as a backup first, so that you can go back to it; a damaged file is set "
    "aside. People deleted for good since then come back with the backup."
)


class DatabaseScreen(BackupsScreen):
    """What is done with backups, and the end of a term."""

    PLACE = "database"
    TITLE_WORD = "Database"
    PURPOSE = "Backups: make one, restore one. The doctor. Delete the term."
    EXPLANATION = (
        "Backups are made by themselves: before the first change of each day, before each import, each restore and\n"
        "each update of the program. The newest 14 of days and 10 of others are kept, readable by you alone. n makes\n"
        "one now, w writes one to a file, Enter puts the one under the cursor in the database's place: what is there\n"
        "now is kept as a backup first. d looks whether all is well and says what to do. x deletes the school and\n"
        "every plan for good; a single person is deleted in People (F3)."
    )

    AT_ONCE: ClassVar[tuple[str, ...]] = ("back_up", "write", "restore_file", "doctor", "delete_term")

    OF_A_ROW: ClassVar = ("restore",)

    BINDINGS: ClassVar = [
        Binding("n", "back_up", "Back up now"),
        Binding("r", "restore", "Restore", tooltip="The backup under the cursor; Enter does it too"),
        Binding("w", "write", "To a file", tooltip="Write a backup to a file or folder, such as a memory stick"),
        Binding("o", "restore_file", "From a file", tooltip="Restore a backup that lies in a file"),
        Binding("d", "doctor", "Doctor", tooltip="Whether the database and its backups are well"),
        Binding("x", "delete_term", "Delete term", tooltip="The school and every plan, for good"),
        Binding("escape", "app.go('home')", "Home"),
    ]

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        with Horizontal(id="actions"):
            for name, label in (
                ("back_up", "Back up now"), ("restore", "Restore"), ("write", "To file"),
                ("restore_file", "From file"), ("doctor", "Doctor"), ("delete_term", "Delete term"),
            ):  # fmt: skip
                yield Button(label, id=name)
        yield from self.compose_list()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the end of a term where there is none."""
        if action == "delete_term" and self.desk.picture is None:
            return False
        return super().check_action(action, parameters)

    def show_term(self, picture: TermPicture) -> None:
        """Offer what can be done with a term."""
        self.fit_buttons()

    def show_nothing(self) -> None:
        """Offer what can be done without one."""
        self.fit_buttons()

    @on(SearchTable.Highlighted)
    def fit_buttons(self) -> None:
        """Offer what the keys offer."""
        for button in self.query("#actions Button"):
            button.disabled = not self.check_action(button.id or "", ())

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        await self.run_action(event.button.id or "back_up")

    @on(SearchTable.Chosen)
    def _chosen(self) -> None:
        self.action_restore()

    def action_back_up(self) -> None:
        """Make a backup now."""
        self.desk.do(lambda gateway: BackedUp(gateway.keeping.back_up().path), self, changes=False)

    def action_write(self) -> None:
        """Write a backup to a file."""
        form = PathForm(
            "Write a backup", COPY, str(Path.home()), parse=new_file_or_folder, label="File or folder", yes="Write"
        )

        def write(target: Path | None) -> None:
            if target is not None:
                self.desk.do(lambda gateway: BackedUp(gateway.keeping.back_up_to(target)), self, changes=False)

        self.app.push_screen(form, write)

    @on(BackedUp)
    def _backed_up(self, event: BackedUp) -> None:
        self.tell(f"✓ The backup is {event.path}.", has_newer=True)

    def action_restore(self) -> None:
        """Put the backup under the cursor in the database's place, after a question."""
        row = self.row
        if row is not None:
            self._ask(f"the backup of {made_text(row.backup.made_at)}", row.backup.name)

    def action_restore_file(self) -> None:
        """Put a backup from a file in the database's place, after a question."""
        form = PathForm("Restore a file", FROM_FILE, "", parse=existing_file, label="Backup", yes="Go on")

        def ask(source: Path | None) -> None:
            if source is not None:
                self._ask(source.name, str(source.absolute()))

        self.app.push_screen(form, ask)

    def _ask(self, called: str, what: str) -> None:
        if self.desk.solve is not None:
            self.app.notify(PLANNING, markup=False)
            return
        meaning = f"School, plans, absences and undo are then as they were in {called}.\n{KEPT_FIRST}"

        def restore(yes: bool | None) -> None:
            if yes:
                self.tell("Restoring ...")
                self.desk.do(lambda gateway: PutBack(gateway.keeping.restore(what)), self)

        self.app.push_screen(Confirm(f"Restore {called}?", meaning, "Restore"), restore)

    @on(PutBack)
    def _put_back(self, event: PutBack) -> None:
        self.tell(restored_text(event.report), has_newer=True)

    def action_doctor(self) -> None:
        """Look whether all is well."""
        self.app.push_screen(Doctor(self.desk))

    def action_delete_term(self) -> None:
        """Delete the school and every plan for good, after a question that says what goes."""
        if self.desk.solve is not None:
            self.app.notify(PLANNING, markup=False)
        else:
            self.desk.do(read_holdings_of_term, self, changes=False)

    @on(HoldingsRead)
    def _ask_to_delete(self, event: HoldingsRead) -> None:
        def delete(yes: bool | None) -> None:
            if yes:
                self.tell("Deleting ...")
                self.desk.do(delete_term, self)

        self.app.push_screen(question(event.holdings, is_person=False), delete)

    @on(DeletedForGood)
    def _deleted(self, event: DeletedForGood) -> None:
        self.tell(told(event.deletions, is_person=event.is_person))

    @on(Refused)
    def _refused(self) -> None:
        self.tell("! Nothing was changed.")
