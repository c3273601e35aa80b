"""The commands that open the app: on which database, and with which exit status."""

import pytest

import sabbatical.ui.running


@pytest.fixture
def opened(monkeypatch):
    calls = []

    def run_app(url, *, demo=False):
        calls.append((url, demo))
        return 0

    monkeypatch.setattr(sabbatical.ui.running, "run_app", run_app)
    return calls


def test_alone_opens_the_database_named(run, opened, tmp_path):
    assert run().exit_code == 0
    assert run("--db", "sqlite:///x.db").exit_code == 0
    assert opened == [(str(tmp_path / "term.db"), False), ("sqlite:///x.db", False)]


def test_alone_opens_ones_own_database(run, opened, monkeypatch):
    monkeypatch.delenv("SABBATICAL_DB")
    run()
    assert opened == [(None, False)]


def test_demo_leaves_the_database_of_the_environment_alone(run, opened):
    run("demo")
    run("--db", "sqlite:///x.db", "demo")
    assert opened == [(None, True), ("sqlite:///x.db", True)]


def test_the_apps_exit_status_is_handed_on(run, monkeypatch):
    monkeypatch.setattr(sabbatical.ui.running, "run_app", lambda *_, **__: 1)
    assert run().exit_code == 1
    assert run("demo").exit_code == 1
