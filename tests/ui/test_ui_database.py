"""Backups, the doctor and the end of a term in the app, with the true services."""

import datetime as dt
from pathlib import Path

from textual.widgets import Button

from sabbatical.domain.backup import KeptBackup, Reason
from sabbatical.domain.checkup import Look
from sabbatical.domain.edits.settings import put_defaults
from sabbatical.services.backups import RestoreReport
from sabbatical.services.deleting import Deletion, Holdings
from sabbatical.ui.backup_rows import look_details, looks_sentence, looks_table, restored_text
from sabbatical.ui.deleting import told
from sabbatical.ui.modals.confirm import Confirm
from sabbatical.ui.modals.problem import Problem
from sabbatical.ui.services_gateway import ServicesGateway
from tests.schools import make_school
from tests.services.case import write_folder
from tests.ui.case import flat_text, press, put, running, said, screen_text
from tests.ui.keeping import import_folder


def gateway_to_school(folder: Path) -> ServicesGateway:
    gateway = ServicesGateway(str(folder / "term.db"))
    import_folder(gateway, write_folder(make_school(), folder / "school"))
    return gateway


async def test_without_backups_there_are_no_bare_heads_and_it_says_what_to_do(tmp_path: Path):
    async with running(gateway_to_school(tmp_path)) as pilot:
        await press(pilot, "ctrl+r")
        assert "n makes one now" in said(pilot, "#state")
        assert "type to narrow the list" not in screen_text(pilot)
        assert "Size" not in screen_text(pilot)
        await press(pilot, "slash", "n")  # no search that is not there takes the key
        assert "type to narrow the list" in screen_text(pilot)
        assert "Size" in screen_text(pilot)


async def test_a_backup_is_made_and_restored_and_the_term_deleted(tmp_path: Path):
    gateway = gateway_to_school(tmp_path)
    async with running(gateway) as pilot:
        await press(pilot, "ctrl+r", "slash", *"zz", "down", "n")  # a search that leaves all backups out
        assert said(pilot, "#state").startswith(f"✓ The backup is {tmp_path}/term.db.backups/")
        gateway.edit(lambda school: put_defaults(school, type(school.defaults)(max_requests=9)))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Confirm)
        assert "is kept as a backup first" in flat_text(pilot)
        await press(pilot, "tab", "enter")
        assert "✓ The database is as it was in" in said(pilot, "#state")
        assert pilot.app.desk.picture.school == make_school()
        await press(pilot, "enter", "tab", "enter")  # the newest leads back to what there was before
        assert pilot.app.desk.picture.school.defaults.max_requests == 9
        await press(pilot, "w")
        await put(pilot, str(tmp_path / "stick.db"))
        await press(pilot, "enter")
        assert (tmp_path / "stick.db").exists()
        await press(pilot, "d")
        assert "✓ All is well" in said(pilot, "#state")
        await press(pilot, "escape", "x")
        assert "Small School, Two weeks: 4 teachers" in flat_text(pilot)
        await press(pilot, "tab", "enter")
        assert "The term is deleted for good." in said(pilot, "#state")
        assert pilot.app.desk.picture is None
        await press(pilot, "o")
        await put(pilot, str(tmp_path / "stick.db"))
        await press(pilot, "enter", "tab", "enter")
        assert pilot.app.desk.picture.school.defaults.max_requests == 9


async def test_an_empty_database_offers_what_can_be_done_with_it(tmp_path: Path):
    async with running(ServicesGateway(str(tmp_path / "new.db"))) as pilot:
        await press(pilot, "ctrl+r", "n")
        assert "That cannot be done now" in flat_text(pilot)
        assert "there is nothing to back up" in flat_text(pilot)
        await press(pilot, "enter")
        disabled = [button.id for button in pilot.app.screen.query(Button) if button.disabled]
        assert disabled == ["restore", "delete_term"]
        await press(pilot, "x", "r")
        assert said(pilot, "#state") == "! Nothing was changed."
        assert not pilot.app.screen.is_modal


async def test_a_damaged_database_leads_to_its_backups(tmp_path: Path):
    gateway = gateway_to_school(tmp_path)
    gateway.keeping.back_up()
    gateway._place.opened.close()
    database = tmp_path / "term.db"
    for beside in ("-wal", "-shm"):
        database.with_name(database.name + beside).unlink(missing_ok=True)
    content = bytearray(database.read_bytes())
    content[8192:60000] = bytes(7 for _ in range(8192, 60000))
    database.write_bytes(content)
    async with running(ServicesGateway(str(database))) as pilot:
        assert isinstance(pilot.app.screen, Problem)
        await press(pilot, "shift+tab", "enter")
        assert pilot.app.screen.PLACE == "database"
        await press(pilot, "d")
        assert "! 1 thing to see to." in said(pilot, "#state")
        await press(pilot, "escape", "enter", "tab", "enter")
        assert "The damaged file was kept as" in said(pilot, "#state")
        assert pilot.app.desk.picture.school == make_school()


def test_what_is_wrong_comes_first_with_what_to_do():
    looks = (Look(at="its pages", found="all whole"), Look(at="room", found="none", advice="Free some."))
    assert [row.key for row in looks_table(looks)] == ["1", "0"]
    assert looks_sentence(looks) == "! 1 thing to see to."
    assert look_details(looks[1]) == "room: none\n→ Free some."
    assert looks_sentence(looks[:1]) == "✓ All is well: 1 look."


def test_a_restore_tells_the_way_back():
    kept = KeptBackup(path=Path("/b/now.db"), made_at=dt.datetime(2027, 1, 8, tzinfo=dt.UTC), reason=Reason.RESTORE)
    text = restored_text(RestoreReport(source=Path("/b/old.db"), kept=kept, set_aside=None))
    assert text.splitlines() == [
        "✓ The database is as it was in old.db.",
        "To go back to what it held before, restore the newest: now.",
    ]


def test_after_several_deletions_each_thing_is_said_once():
    gone = Holdings(name="Ann", parts=(), plan_rows=0, actions=0, backups=2, to_come=1)
    text = told([Deletion(gone=gone, is_scrubbed=True)] * 2, is_person=True)
    first, backups, exported, repair = text.splitlines()
    assert first == "The person is deleted for good."
    assert backups.endswith("on the next day of work. At once: Ctrl+R, then n")
    assert exported == "Files that you exported or backed up elsewhere are yours to delete."
    assert repair == "1 session or cover still to come named the person. To repair the plan: F12, then r"
