"""What goes into the database comes out of it exactly."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

import pytest

from sabbatical.db.school_repository import SINGLE_TABLES, TABLES
from sabbatical.db.store import Store
from sabbatical.db.tables_plan import CoverRow, SessionRow, TierRow
from sabbatical.domain.plan import PlannedCover, PlannedSession, TierValue, VersionState
from sabbatical.domain.school import School
from tests.db.full_school import FULL_STEPS, full_plan, full_school

NOON = dt.datetime(2027, 1, 5, 12, 0, 0, 123, dt.UTC)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store.open(address, keeps_backups=False) as store:
        yield store


def load(store: Store) -> School | None:
    with store.reading() as transaction:
        return transaction.school.load()


def save(store: Store, school: School) -> None:
    with store.writing() as transaction:
        transaction.school.save(school)


def revision(store: Store) -> int:
    with store.reading() as transaction:
        return transaction.school.revision()


def default_of(field: Field[Any]) -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def rows_of(school: School) -> dict[type, list[Any]]:
    rows: dict[type, list[Any]] = {}
    for field in fields(school):
        value = getattr(school, field.name)
        for row in value if isinstance(value, tuple) else (value,):
            rows.setdefault(type(row), []).append(row)
    rows[type(school.policy.loss_factors)] = [school.policy.loss_factors]
    return rows


def test_empty_database_has_no_school(store):
    assert load(store) is None
    assert revision(store) == 0


def test_school_comes_back_equal(store):
    save(store, full_school())
    assert load(store) == full_school()


def test_decimals_come_back_to_the_digit(store):
    # Decimal("2.50") == Decimal("2.5"), so equality alone would not show a lost digit
    save(store, full_school())
    school = load(store)
    assert repr(school) == repr(full_school())
    assert str(school.policy.loss_cap_percent) == "2.50"
    assert str(school.substitutes[0].cost) == "40.10"


def test_full_school_leaves_no_field_at_its_default():
    """Were a field at its default throughout, the round trip would not show that it is lost."""
    for kind, rows in rows_of(full_school()).items():
        for field in fields(kind):
            assert any(getattr(row, field.name) != default_of(field) for row in rows), f"{kind.__name__}.{field.name}"


def test_every_field_of_the_school_has_a_table():
    tables = {table.attribute.split(".")[0] for table in (*SINGLE_TABLES, *TABLES)}
    assert tables == {field.name for field in fields(School)}


@pytest.mark.parametrize(
    ("kind", "row", "left_out"),
    [
        *((table.kind, table.row, table.leave_out) for table in (*SINGLE_TABLES, *TABLES)),
        (PlannedSession, SessionRow, frozenset()),
        (PlannedCover, CoverRow, frozenset()),
        (TierValue, TierRow, frozenset()),
    ],
)
def test_every_field_has_a_column_and_every_column_a_field(kind, row, left_out):
    columns = {column.name for column in row.__table__.columns} - {"position", "plan"}
    assert columns == {field.name for field in fields(kind)} - left_out


def test_rows_keep_their_order(store):
    school = full_school()
    turned = replace(school, teachers=school.teachers[::-1], requests=school.requests[::-1])
    save(store, school)
    save(store, turned)
    assert [row.id for row in load(store).teachers] == ["t0", "t1", "t2"]
    assert load(store) == turned


def test_replacing_the_school_leaves_nothing_of_the_old_one(store):
    save(store, full_school())
    small = School(info=full_school().info, term=full_school().term)
    save(store, small)
    assert load(store) == small


def test_each_change_advances_the_revision_and_no_change_does_not(store):
    save(store, full_school())
    assert revision(store) == 1
    save(store, full_school())
    assert revision(store) == 1
    save(store, replace(full_school(), travel=()))
    assert revision(store) == 2


def test_a_change_of_digits_alone_is_a_change(store):
    """The folder's text is a promise too: 3.0 that becomes 3.00 is stored, though both are equal."""
    school = full_school()
    save(store, school)
    save(store, replace(school, policy=replace(school.policy, loss_cap_percent=Decimal("2.5"))))
    assert str(load(store).policy.loss_cap_percent) == "2.5"


def test_a_person_may_turn_from_teacher_to_substitute(store):
    school = full_school()
    save(store, school)
    moved = replace(
        school,
        teachers=school.teachers[:2],
        substitutes=(replace(school.substitutes[0], id="t0"), *school.substitutes),
        requests=school.requests[:1],
        pairs=(),
    )
    save(store, moved)
    assert load(store) == moved


def test_plan_comes_back_equal(store):
    with store.writing() as transaction:
        stored = transaction.plans.add_draft(full_plan(), created_at=NOON, school_revision=0, steps=FULL_STEPS)
    with store.reading() as transaction:
        assert transaction.plans.load(1) == stored
    assert stored.plan == full_plan()
    assert stored.steps == FULL_STEPS
    assert stored.version.created_at == NOON


def test_full_plan_leaves_no_field_at_its_default():
    plan = full_plan()
    for row in (*plan.sessions, *plan.covers, plan.summary):
        assert is_dataclass(row)
        for field in fields(row):
            assert getattr(row, field.name) != default_of(field), field.name


def test_moments_come_back_as_utc_whatever_zone_they_came_in(store):
    madrid = dt.timezone(dt.timedelta(hours=2))
    with store.writing() as transaction:
        transaction.plans.add_draft(full_plan(), created_at=NOON.astimezone(madrid), school_revision=0)
        version = transaction.plans.publish_draft(NOON)
    assert version.created_at == NOON
    assert version.created_at.tzinfo is dt.UTC
    assert version.state is VersionState.PUBLISHED


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_deleted_names_are_gone_from_the_file(store, tmp_path):
    school = full_school()
    save(store, school)
    save(store, replace(school, absences=()))
    store.close()
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert re.search(b"Name of t1", content)
    assert not re.search(b"private", content)
