"""Every test of the store runs on a file and on a server alike."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from tests.server import emptied, new_database, running_server


@pytest.fixture(scope="session")
def server() -> Iterator[URL]:
    """A server's first database, on which others can be made."""
    with running_server() as url:
        yield url


@pytest.fixture(scope="session")
def server_database(server: URL) -> Iterator[URL]:
    """A database on the server, for one test after the other."""
    with new_database(server) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.server)])
def address(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "school.db")
    return on_server(request, tmp_path, monkeypatch)


@pytest.fixture
def server_address(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty database on a server; its tests bear the mark `server`."""
    return on_server(request, tmp_path, monkeypatch)


def on_server(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))  # where a server's backups are kept
    url: URL = request.getfixturevalue("server_database")
    emptied(url)
    return url.render_as_string(hide_password=False)
