"""Puts rows back as they were."""

from collections.abc import Iterable

from sqlalchemy import Connection, Table, and_, bindparam, delete, insert

from sabbatical.db.journal.cascades import dependents
from sabbatical.db.journal.rows import Images, Key, read_keys


def put_back(connection: Connection, wanted: Images) -> Images:
    """Make the rows in `wanted` be as they are there.

    Rows are deleted and written anew, not changed in place: on the way from one state to another, two rows might share
    a value that must be unique. What the database deletes along with them is written anew too.

    Returns
    -------
    Images
        The rows as they were, to be put back in turn.
    """
    now: Images = {
        table: dict.fromkeys(rows) | read_keys(connection, table, rows.keys()) for table, rows in wanted.items()
    }
    wanted = _with_dependents(connection, wanted, now)
    tables = sorted(wanted, key=list(next(iter(wanted)).metadata.sorted_tables).index)
    for table in reversed(tables):
        _delete(connection, table, wanted[table])
    for table in tables:
        rows = [values for values in wanted[table].values() if values is not None]
        if rows:
            names = [column.key for column in table.columns]
            connection.execute(insert(table), [dict(zip(names, values, strict=True)) for values in rows])
    return now


def _with_dependents(connection: Connection, wanted: Images, now: Images) -> Images:
    """Return `wanted` with the rows that go with rows that are to be written anew, as they are now."""
    complete = {table: dict(rows) for table, rows in wanted.items()}
    for table, rows in now.items():
        kept = [values for key, values in rows.items() if values is not None and wanted[table][key] is not None]
        for child, images in dependents(connection, table, kept).items():
            if images:
                complete[child] = {**images, **complete.get(child, {})}
    return complete


def _delete(connection: Connection, table: Table, keys: Iterable[Key]) -> None:
    columns = list(table.primary_key.columns)
    here = and_(*(column == bindparam(f"key{place}") for place, column in enumerate(columns)))
    connection.execute(delete(table).where(here), [{f"key{i}": value for i, value in enumerate(key)} for key in keys])
