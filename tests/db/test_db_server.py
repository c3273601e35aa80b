"""A PostgreSQL server that cannot be used is told, and no password is seen anywhere."""

import traceback

import pytest
from sqlalchemy import URL, make_url

from sabbatical.db.address import conceal, parse_address, shown
from sabbatical.db.checkup.looking import look_at
from sabbatical.db.engine import WRITES
from sabbatical.db.migrations import HEAD
from sabbatical.db.opening import open_database
from sabbatical.db.store import Store
from sabbatical.errors import StoreError
from tests.db.full_school import full_school

SECRET = "hunter2"


def refused(address: str, busy_seconds: float = 0.2) -> StoreError:
    with pytest.raises(StoreError) as caught:
        Store.open(address, busy_seconds)
    everything = "".join(traceback.format_exception(caught.value)) + str(caught.value)
    assert SECRET not in everything
    return caught.value


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql+psycopg://kim:{SECRET}@/",
        f"postgresql+psycopg://kim:{SECRET}@host:port/school",
        f"mysql://kim:{SECRET}@host/school",
        f"://kim:{SECRET}@host/school",
        f"postgresql://kim@nowhere.invalid:1/school?password={SECRET}",
        f"postgresql+psycopg://kim:{SECRET}@127.0.0.1:1/school",
    ],
)
def test_no_message_shows_a_password(address):
    refused(address)


def test_an_address_is_shown_without_what_is_secret():
    url = parse_address(f"postgresql://kim:{SECRET}@host/school?password={SECRET}&sslmode=require")
    assert isinstance(url, URL)
    assert shown(url) == "postgresql+psycopg://kim:***@host/school?sslmode=require"
    assert conceal(f"odd://kim:{SECRET}@host") == "odd://kim:***@host"


def test_a_server_that_is_not_there_is_told():
    address = "postgresql+psycopg://kim@127.0.0.1:1/school"
    error = refused(address)
    assert error.message.startswith(f"The database {address} cannot be reached")
    (look, *_) = look_at(address, 0.2)
    assert (look.found, look.is_well) == (error.message, False)


def test_without_the_driver_it_is_told_how_to_install_it(monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'psycopg'")

    monkeypatch.setattr("sabbatical.db.postgres_engine.create_engine", fail)
    assert "pip install 'sabbatical[postgresql]'" in refused("postgresql://kim@host/school").hint


@pytest.mark.server
def test_a_wrong_password_and_a_wrong_name_are_told(server_address):
    url = make_url(server_address)
    wrong = url.set(password=SECRET).render_as_string(hide_password=False)
    assert "refuses the user, the password or its name" in refused(wrong).message
    nowhere = url.set(database="nowhere").render_as_string(hide_password=False)
    assert "or its name" in refused(nowhere).message


@pytest.mark.server
def test_a_newer_schema_is_told_and_left_as_it_is(server_address):
    engine = open_database(server_address, 1.0).engine
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert "newer version of Sabbatical" in refused(server_address).message
    looks = {look.at: look for look in look_at(server_address, 1.0)}
    assert looks["its schema"].advice == "Update Sabbatical."
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{HEAD}'")
    engine.dispose()


@pytest.mark.server
def test_one_who_waits_too_long_for_another_leader_is_told(server_address):
    with Store.open(server_address, 0.2) as store, Store.open(server_address, 0.2) as other:
        with other.writing() as transaction:
            transaction.school.save(full_school())
            with pytest.raises(StoreError, match="is being changed by somebody else"), store.writing():
                pass
        with store.reading() as again:
            assert again.school.load() == full_school()


@pytest.mark.server
def test_a_healthy_server_is_well(server_address):
    with Store.open(server_address) as store, store.writing() as transaction:
        transaction.school.save(full_school())
    looks = tuple(look_at(server_address, 1.0))
    assert [look for look in looks if not look.is_well] == []
    assert {"its encoding", "its schema", "the school", "the plans", "the journal for undo"} < {
        look.at for look in looks
    }


@pytest.mark.server
def test_a_value_that_the_server_cannot_hold_is_told(server_address):
    with Store.open(server_address) as store:

        def write() -> None:
            with store.writing("a\0b") as transaction:
                transaction.school.save(full_school())

        with pytest.raises(StoreError, match="cannot hold a value") as caught:
            write()
        assert "nothing was changed" in caught.value.hint
        with store.reading() as transaction:
            assert transaction.school.load() is None
