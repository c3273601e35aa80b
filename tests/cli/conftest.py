"""Runs the command line in this process, on databases and folders that vanish."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sabbatical.cli.main import sabbatical
from tests.migrated import _migrated_once as _migrated_once
from tests.migrated import schema as schema

TINY = Path(__file__).parents[2] / "fixtures" / "tiny"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `sabbatical` with the arguments given; the database is a new one unless --db says otherwise."""
    monkeypatch.setenv("SABBATICAL_DB", str(tmp_path / "term.db"))

    def run_it(*arguments: object) -> Result:
        return CliRunner().invoke(sabbatical, [str(argument) for argument in arguments])

    return run_it


@pytest.fixture
def school_folder() -> Path:
    """A tiny school whose best plan takes one release, covered by a colleague of the same subject."""
    return TINY / "release_same_subject"


def copy_of(folder: Path, target: Path) -> Path:
    """Copy the files of a school folder."""
    target.mkdir()
    for path in folder.glob("*.*"):
        (target / path.name).write_bytes(path.read_bytes())
    return target


@pytest.fixture
def doubtful_folder(tmp_path: Path, school_folder: Path) -> Path:
    """The tiny school with one warning: a column that nobody knows."""
    folder = copy_of(school_folder, tmp_path / "doubtful")
    (folder / "pairs.csv").write_text("person,other,rule,mood\n", encoding="utf-8")
    return folder


@pytest.fixture
def broken_folder(tmp_path: Path, school_folder: Path) -> Path:
    """The tiny school with two errors: a class and a teacher that nobody knows."""
    folder = copy_of(school_folder, tmp_path / "broken")
    with (folder / "timetable.csv").open("a", encoding="utf-8") as file:
        file.write("nowhere,nobody,Mon,P1\n")
    return folder
