"""Opening a database: what is made, and what is refused and left as it is."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from sabbatical.db.migrations import HEAD
from sabbatical.db.store import Store
from sabbatical.errors import StoreError
from tests.db.full_school import full_school


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def make_database(path: Path) -> None:
    with Store.open(str(path)) as store, store.writing() as transaction:
        transaction.school.save(full_school())


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o377])
def test_the_files_are_their_owners_alone_whatever_the_umask(tmp_path, umask):
    old = os.umask(umask)
    try:
        with Store.open(str(tmp_path / "school.db")) as store, store.writing() as transaction:
            transaction.school.save(full_school())
            modes = {path.name: mode(path) for path in tmp_path.iterdir()}
    finally:
        os.umask(old)
    assert modes == {"school.db": 0o600, "school.db-wal": 0o600, "school.db-shm": 0o600}


def test_a_database_that_others_could_read_is_closed_to_them(tmp_path):
    path = tmp_path / "school.db"
    make_database(path)
    path.chmod(0o644)
    Store.open(str(path)).close()
    assert mode(path) == 0o600


def test_opening_again_keeps_what_is_there(tmp_path):
    make_database(tmp_path / "school.db")
    with Store.open(f"sqlite:///{tmp_path / 'school.db'}") as store, store.reading() as transaction:
        assert transaction.school.load() == full_school()
    assert [path.name for path in tmp_path.iterdir()] == ["school.db"]


def other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


def text_file(path: Path) -> None:
    path.write_text("a shopping list that is long enough to look at: milk, bread, eggs, apples, more milk, and so on\n")


def damaged(path: Path) -> None:
    make_database(path)
    data = bytearray(path.read_bytes())
    data[4096 : len(data) // 2] = b"\x5a" * (len(data) // 2 - 4096)
    path.write_bytes(data)


def cut_off(path: Path) -> None:
    make_database(path)
    path.write_bytes(path.read_bytes()[:5000])


def newer(path: Path) -> None:
    make_database(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (other_program, "is not a Sabbatical database"),
        (text_file, "is not a Sabbatical database"),
        (damaged, "is damaged"),
        (cut_off, "is damaged"),
        (newer, "newer version of Sabbatical .schema 9999"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], message: str
):
    path = tmp_path / "school.db"
    make(path)
    before = content(tmp_path)
    with pytest.raises(StoreError, match=message) as caught:
        Store.open(str(path))
    assert str(path) in caught.value.message
    assert caught.value.hint
    assert content(tmp_path) == before


def test_a_locked_database_is_told_and_left_as_it_is(tmp_path):
    path = tmp_path / "school.db"
    make_database(path)
    with Store.open(str(path), busy_timeout_seconds=0.05) as store, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another program"), store.writing():
            pass
        with store.reading() as transaction:
            assert transaction.school.load() == full_school()


def test_a_database_locked_for_itself_alone_by_another_cannot_be_opened(tmp_path):
    path = tmp_path / "school.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="in use by another program"):
            Store.open(str(path), busy_timeout_seconds=0.05)


def test_a_folder_in_place_of_the_file_is_refused(tmp_path):
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(str(tmp_path))


@pytest.mark.parametrize("place", ["missing/school.db", "file/school.db"])
def test_a_place_where_no_file_can_be_is_refused(tmp_path, place):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="Check that its folder exists"):
        Store.open(str(tmp_path / place))


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("mysql://localhost/school", "mysql databases are not supported"),
        ("postgresql://localhost", "names no database"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("://", "no database address"),
    ],
)
def test_an_address_of_anything_but_a_file_is_refused(url, message):
    with pytest.raises(StoreError, match=message):
        Store.open(url)


def test_a_new_file_that_cannot_become_a_database_is_gone_again(tmp_path, monkeypatch):
    def fail(*_: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr("sabbatical.db.migrate.upgrade", fail)
    with pytest.raises(StoreError, match="the disk is full"):
        Store.open(str(tmp_path / "school.db"))
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_database(tmp_path):
    (tmp_path / "school.db").touch()
    make_database(tmp_path / "school.db")
    with closing(sqlite3.connect(tmp_path / "school.db")) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
