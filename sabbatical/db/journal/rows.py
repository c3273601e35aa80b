"""Rows of any table as plain values, found by their keys."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, select

Key = tuple[Any, ...]
"""The values of a row's primary key."""
Values = tuple[Any, ...]
"""The values of a row's columns, in the order of the table's."""
Images = dict[Table, dict[Key, Values | None]]
"""Rows as they are at some time; None where there is no row of that key."""

_KEYS_AT_ONCE = 500
"""Databases limit how many values a statement may hold."""


def key_of(table: Table, values: Values) -> Key:
    """Return the key of a row."""
    return tuple(value for column, value in zip(table.columns, values, strict=True) if column.primary_key)


def keyed(table: Table, rows: Iterable[Iterable[Any]]) -> dict[Key, Values]:
    """Return rows by their keys."""
    return {key_of(table, values): values for values in map(tuple, rows)}


def read_keys(connection: Connection, table: Table, keys: Collection[Key]) -> dict[Key, Values]:
    """Return the rows that there are of the keys given."""
    found: dict[Key, Values] = {}
    for condition in conditions(table, keys):
        found |= keyed(table, connection.execute(select(table).where(condition)))
    return {key: values for key, values in found.items() if key in keys}


def conditions(table: Table, keys: Iterable[Key]) -> Iterator[ColumnElement[bool]]:
    """Return conditions that together hold for all rows of the keys, and maybe for rows of other keys."""
    listed = list(keys)
    for start in range(0, len(listed), _KEYS_AT_ONCE):
        some = zip(*listed[start : start + _KEYS_AT_ONCE], strict=True)
        columns = zip(table.primary_key.columns, some, strict=True)
        yield and_(*(column.in_(set(values)) for column, values in columns))
