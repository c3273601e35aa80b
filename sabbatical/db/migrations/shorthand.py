"""Short names for what migrations write often. Past migrations read through these: add to them, never change them."""

import sqlalchemy as sa


def text(*names: str) -> list[sa.Column[str]]:
    """Return text columns that always hold a value, be it empty."""
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def number(*names: str) -> list[sa.Column[int]]:
    """Return columns of whole numbers that always hold a value."""
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def optional_number(*names: str) -> list[sa.Column[int]]:
    """Return columns of whole numbers that may be NULL."""
    return [sa.Column(name, sa.Integer(), nullable=True) for name in names]


def one_of(name: str, kind: str, *values: str, nullable: bool = False) -> sa.Column[str]:
    """Return a column that holds one of `values`; its constraint is called after `kind`."""
    choice = sa.Enum(*values, name=kind, native_enum=False, create_constraint=True, length=16)
    return sa.Column(name, choice, nullable=nullable)


def position(*, is_key: bool) -> sa.Column[int]:
    """Return the column of the row's place in the folder's file."""
    return sa.Column(
        "position", sa.Integer(), primary_key=is_key, autoincrement=False, unique=not is_key, nullable=False
    )


def at_least(minimum: int, *columns: str) -> list[sa.CheckConstraint]:
    """Return a constraint for each column that holds it at `minimum` or more."""
    return [sa.CheckConstraint(f"{column} >= {minimum}", name=f"{column}_min") for column in columns]


def refers(column: str, target: str) -> sa.ForeignKeyConstraint:
    """Return a reference that is checked when the transaction commits."""
    return sa.ForeignKeyConstraint([column], [target], deferrable=True, initially="DEFERRED")
