"""Backups are whole, private and few; a restore puts one in the database's place and loses nothing."""

import datetime as dt
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sabbatical.db.backups import private_files
from sabbatical.db.backups.keeping import keep
from sabbatical.db.backups.restoring import restore_at
from sabbatical.db.engine import ensure_file, make_engine
from sabbatical.db.migrate import upgrade
from sabbatical.db.store import Store
from sabbatical.domain.backup import OTHERS_KEPT, Reason
from sabbatical.domain.school import School
from sabbatical.errors import StoreError
from tests.db.full_school import FULL_STEPS, full_plan, full_school

NOON = dt.datetime(2027, 1, 5, 12, tzinfo=dt.UTC)
OTHER = replace(full_school(), travel=())
BUSY_SECONDS = 0.05


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A database with a school and a draft, written once."""
    with Store.open(address, BUSY_SECONDS) as store:
        with store.writing() as transaction:
            transaction.school.save(full_school())
            transaction.plans.add_draft(full_plan(), created_at=NOON, school_revision=1, steps=FULL_STEPS)
        yield store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database file with the school, closed."""
    path = tmp_path / "school.db"
    with Store.open(str(path)) as store, store.writing() as transaction:
        transaction.school.save(full_school())
    return path


def save(store: Store, school: School) -> None:
    with store.writing() as transaction:
        transaction.school.save(school)


def school_in(address: str | Path) -> School | None:
    with Store.open(str(address), BUSY_SECONDS) as store, store.reading() as transaction:
        return transaction.school.load()


def backup_of(path: Path) -> Path:
    with Store.open(str(path)) as store:
        kept = store.back_up(Reason.ASKED)
    assert kept is not None
    return kept.path


def test_a_backup_is_kept_before_the_first_change_of_a_day_and_no_other(store):
    assert store.list_backups() == ()  # the first change of all had nothing to lose
    save(store, OTHER)
    save(store, full_school())
    (kept,) = store.list_backups()
    assert kept.reason is Reason.DAY
    assert school_in(kept.path) == full_school()


def test_a_backup_is_whole_alone_and_its_owners(store):
    kept = store.back_up(Reason.ASKED)
    assert kept is not None
    assert [path.name for path in kept.path.parent.iterdir()] == [kept.path.name]
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.path.parent.stat().st_mode) == 0o700
    with Store.open(str(kept.path)) as copy, copy.reading() as transaction:
        assert transaction.school.load() == full_school()
        assert transaction.plans.load(1).plan == full_plan()
        assert transaction.plans.load(1).steps == FULL_STEPS
        assert [action.undoable for action in transaction.journal.actions()] == [True]


def test_a_restore_brings_everything_back_and_keeps_what_was_there(store, address):
    kept = store.back_up(Reason.ASKED)
    assert kept is not None
    save(store, OTHER)
    done = restore_at(kept.path, address, BUSY_SECONDS)
    with store.reading() as transaction:  # a store that was open all the time
        assert transaction.school.load() == full_school()
        assert transaction.plans.load(1).plan == full_plan()
        assert transaction.plans.load(1).steps == FULL_STEPS
    assert done.kept is not None
    assert done.kept.reason is Reason.RESTORE
    restore_at(done.kept.path, address, BUSY_SECONDS)
    assert school_in(address) == OTHER


def test_a_database_never_written_to_has_nothing_to_back_up(tmp_path):
    with Store.open(str(tmp_path / "new.db")) as store:
        assert store.back_up(Reason.ASKED) is None
    assert not store.backups.exists()


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_no_more_than_a_few_are_kept_and_none_that_hold_the_deleted(store):
    for _ in range(OTHERS_KEPT + 2):
        store.back_up(Reason.IMPORT)
    assert len(store.list_backups()) == OTHERS_KEPT
    with store.writing() as transaction:
        transaction.journal.forget("Deleted somebody")
    before = store.list_backups()
    newest = store.back_up(Reason.ASKED)
    assert store.list_backups() == (newest,)
    assert len(before) == OTHERS_KEPT  # the deletion itself removed none: it may have been a mistake


def test_a_copy_that_fails_leaves_nothing_and_every_older_one(tmp_path):
    def fail(target: Path) -> None:
        target.write_text("half")
        raise OSError(28, "No space left on device")

    older = keep(tmp_path, lambda target: target.write_text("whole"), Reason.ASKED, NOON, None)
    with pytest.raises(StoreError, match="No space left") as caught:
        keep(tmp_path, fail, Reason.ASKED, NOON, NOON)
    assert "nothing was changed" in caught.value.hint
    assert list(tmp_path.iterdir()) == [older.path]


def test_what_a_killed_program_left_half_done_goes_with_a_later_backup(tmp_path, monkeypatch):
    litter = tmp_path / ".2027-01-05.db.abcd.part-journal"
    litter.touch()
    building = tmp_path / ".restore-abcd"
    building.mkdir()
    (building / "ready.db").touch()
    keep(tmp_path, lambda target: target.write_text(""), Reason.ASKED, NOON, None)
    assert litter.exists()  # somebody may be at it
    monkeypatch.setattr(private_files, "_LITTER_SECONDS", -1.0)
    keep(tmp_path, lambda target: target.write_text(""), Reason.DAY, NOON, None)
    assert not litter.exists()
    assert not building.exists()


def test_no_change_is_made_where_no_backup_can_be(store):
    store.backups.parent.mkdir(parents=True, exist_ok=True)
    store.backups.write_text("in the way")
    with pytest.raises(StoreError, match="No backup could be made"):
        save(store, OTHER)
    with store.reading() as transaction:
        assert transaction.school.load() == full_school()


def test_a_damaged_database_is_set_aside_whole(path):
    kept = backup_of(path)
    data = bytearray(path.read_bytes())
    data[4096 : len(data) // 2] = b"\x5a" * (len(data) // 2 - 4096)
    path.write_bytes(data)
    done = restore_at(kept, str(path), BUSY_SECONDS)
    assert done.kept is None
    assert done.set_aside is not None
    assert done.set_aside.read_bytes() == data
    assert school_in(path) == full_school()


def test_a_file_that_is_no_database_is_set_aside_only_where_it_was_one(path, tmp_path):
    kept = backup_of(path)
    path.write_bytes(b"\0" * 8192)
    assert restore_at(kept, str(path), BUSY_SECONDS).set_aside is not None
    assert school_in(path) == full_school()
    notes = tmp_path / "notes.txt"
    notes.write_text("a shopping list")
    with pytest.raises(StoreError, match="is not a Sabbatical database"):
        restore_at(kept, str(notes), BUSY_SECONDS)
    assert notes.read_text() == "a shopping list"


def test_a_missing_database_is_made_of_the_backup(path, tmp_path):
    kept = backup_of(path)
    done = restore_at(kept, str(tmp_path / "new.db"), BUSY_SECONDS)
    assert (done.kept, done.set_aside) == (None, None)
    assert school_in(tmp_path / "new.db") == full_school()


def test_a_backup_of_an_older_schema_is_brought_up_to_date_and_stays_as_it_is(path, tmp_path):
    old = tmp_path / "old.db"
    ensure_file(old)
    engine = make_engine(old, BUSY_SECONDS)
    upgrade(engine, "0001")
    engine.dispose()
    before = old.read_bytes()
    restore_at(old, str(path), BUSY_SECONDS)
    assert school_in(path) is None
    assert old.read_bytes() == before


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def other_text(path: Path) -> None:
    path.write_text("no database at all, but a text that is long enough to look at; and a little more, and more yet")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (newer, "newer version of Sabbatical"),
        (cut_off, "is damaged"),
        (emptied, "is empty"),
        (other_text, "is not a Sabbatical database"),
        (Path.unlink, "There is no file"),
    ],
)
def test_a_backup_that_is_none_changes_nothing(path, spoil, message):
    kept = backup_of(path)
    spoil(kept)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=message) as caught:
        restore_at(kept, str(path), BUSY_SECONDS)
    assert str(kept) in caught.value.message
    assert path.read_bytes() == before
    assert [left for left in path.parent.rglob("*") if left not in (path, kept, kept.parent)] == []


def test_a_locked_database_is_not_replaced(path):
    kept = backup_of(path)
    with Store.open(str(path)) as store:
        save(store, OTHER)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another program"):
            restore_at(kept, str(path), BUSY_SECONDS)
    assert school_in(path) == OTHER
