"""Rows of any table as compressed JSON, each value exactly as it was."""

import datetime as dt
import json
import zlib
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from sqlalchemy import Table

from sabbatical.db.base import Base
from sabbatical.db.journal.rows import Images

_KINDS: dict[str, tuple[type, Callable[[Any], Any], Callable[[Any], Any]]] = {
    "moment": (dt.datetime, dt.datetime.isoformat, dt.datetime.fromisoformat),
    "date": (dt.date, dt.date.isoformat, dt.date.fromisoformat),
    "time": (dt.time, dt.time.isoformat, dt.time.fromisoformat),
    "decimal": (Decimal, str, Decimal),
    "tuple": (tuple, list, tuple),
    "bytes": (bytes, bytes.hex, bytes.fromhex),
    "json": (dict, dict, dict),
}
"""What JSON cannot tell apart is written as {kind: value}. A moment is a date to Python, so it comes first."""


def encode(images: Images) -> bytes:
    """Return rows as bytes."""
    document = {
        table.name: {
            "columns": [column.name for column in table.columns],
            "rows": [[_write(key), None if values is None else _write(values)] for key, values in rows.items()],
        }
        for table, rows in images.items()
    }
    return zlib.compress(json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode())


def decode(data: bytes) -> Images:
    """Return the rows that `encode` wrote with the same schema."""
    document = json.loads(zlib.decompress(data))
    return {Base.metadata.tables[name]: _rows(Base.metadata.tables[name], kept) for name, kept in document.items()}


def _rows(table: Table, kept: dict[str, Any]) -> dict[tuple[Any, ...], tuple[Any, ...] | None]:
    if kept["columns"] != [column.name for column in table.columns]:
        raise ValueError(f"the journal's rows of {table.name} are of another schema")
    return {_read(key): None if values is None else _read(values) for key, values in kept["rows"]}


def _write(values: tuple[Any, ...]) -> list[Any]:
    return [_written(value) for value in values]


def _written(value: Any) -> Any:
    for name, (kind, write, _) in _KINDS.items():
        if isinstance(value, kind):
            return {name: write(value)}
    return value


def _read(values: list[Any]) -> tuple[Any, ...]:
    return tuple(_restored(value) for value in values)


def _restored(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    ((name, written),) = value.items()
    return _KINDS[name][2](written)
