"""A full disk and a folder that cannot be written to: told clearly, and the data as it was."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from sabbatical.db.sqlite_errors import explained
from sabbatical.db.store import Store
from sabbatical.errors import StoreError
from tests.db.full_school import full_school

NOBODY = 65534
PLACE = Path(__file__).parents[2]
WRITER = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from sabbatical.db.backups.restoring import restore_at
from sabbatical.db.store import Store
from sabbatical.domain.backup import Reason
from sabbatical.errors import StoreError
from tests.db.full_school import full_school

address, limit, act = sys.argv[1:]

def limited():
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))

def write(store):
    limited()
    with store.writing() as transaction:
        school = full_school()
        teachers = tuple(replace(school.teachers[0], id=f"new{n}", name="x" * 500) for n in range(500))
        transaction.school.save(replace(school, teachers=school.teachers + teachers))

def back_up(store):
    limited()
    store.back_up(Reason.ASKED)

try:
    if act == "restore":
        limited()
        restore_at(Path(address + ".kept"), address, 0.1)
    else:
        with Store.open(address, 0.1, keeps_backups=False) as store:
            {"write": write, "back_up": back_up, "open": limited}[act](store)
except StoreError as error:
    print(error.message, error.hint, sep="\\n")
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that others can reach, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp(prefix="sabbatical-troubles-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def path(folder: Path) -> Path:
    path = folder / "school.db"
    with Store.open(str(path)) as store, store.writing() as transaction:
        transaction.school.save(full_school())
    shutil.copy(path, folder / "school.db.kept")
    return path


def run(path: Path, limit: int, act: str) -> list[str]:
    """Do something in a process of its own, which can write no file longer than so many bytes."""
    command = [sys.executable, "-c", WRITER, str(path), str(limit), act]
    done = subprocess.run(command, cwd=PLACE, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def school_in(path: Path) -> object:
    with Store.open(str(path)) as store, store.reading() as transaction:
        return transaction.school.load()


@pytest.mark.parametrize("act", ["write", "back_up", "restore"])
def test_a_full_disk_is_told_and_leaves_all_as_it_was(path, act):
    if act == "restore":  # something else is there now
        with Store.open(str(path), keeps_backups=False) as store, store.writing() as transaction:
            transaction.school.save(replace(full_school(), travel=()))
    before = school_in(path)
    message, hint = run(path, 100_000, act)
    assert "cannot be read or written" in message or "No space left" in message or "Input/output error" in message
    assert "nothing was changed" in hint
    assert school_in(path) == before
    left = {file.name for file in path.parent.rglob("*") if file.is_file()}
    assert left == {"school.db", "school.db.kept"}


def test_a_disk_without_room_for_the_log_is_called_full(path, monkeypatch):
    assert "cannot be read or written" in explained("SQLITE_IOERR_SHMSIZE", path).message
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=0))
    assert "its disk is full" in explained("SQLITE_IOERR_SHMSIZE", path).message


def test_a_folder_that_cannot_be_written_to_is_told_and_left_as_it_is(path, folder):
    path.chmod(0o444)
    folder.chmod(0o555)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    message, hint = told_to(NOBODY, path)
    assert str(path) in message
    assert "you may write" in hint or "Allow yourself" in hint
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def told_to(user: int, path: Path) -> list[str]:
    """What somebody is told who opens the database. The superuser may write anywhere, so it becomes another user."""
    reading, writing = os.pipe()
    if not os.fork():
        try:
            if os.geteuid() == 0:
                os.setuid(user)
            Store.open(str(path), 0.1)
        except StoreError as error:
            os.write(writing, f"{error.message}\n{error.hint}".encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        return answer.read().splitlines()
