"""Watches a transaction's statements and keeps the rows that they change as they were before."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Table, event, select
from sqlalchemy.sql.dml import Delete, Insert, Update
from sqlalchemy.sql.elements import TextClause

from sabbatical.db.base import Base
from sabbatical.db.journal.cascades import dependents, is_recorded
from sabbatical.db.journal.rows import Images, Key, Values, keyed, read_keys

Parameters = Mapping[str, Any]


class Changes:
    """What a transaction has changed so far.

    Parameters
    ----------
    connection
        The transaction's connection. Every statement that writes must be one of SQLAlchemy's own, not text, and must
        give new rows their keys; another raises TypeError, since it could not be taken back.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._before: Images = {}

    def start(self) -> None:
        """Begin to watch."""
        event.listen(self._connection, "before_execute", self._watch)

    def stop(self) -> None:
        """Watch no longer."""
        event.remove(self._connection, "before_execute", self._watch)

    def found(self) -> Images:
        """Return the rows that differ now from what they were at the start, as they were."""
        return {table: rows for table in self._before if (rows := self._changed(table))}

    def _changed(self, table: Table) -> dict[Key, Values | None]:
        before = self._before[table]
        now = read_keys(self._connection, table, before.keys())
        return {key: values for key, values in before.items() if values != now.get(key)}

    def _watch(
        self,
        _connection: Connection,
        statement: object,
        many: Sequence[Parameters],
        one: Parameters,
        _options: Mapping[str, Any],
    ) -> None:
        if isinstance(statement, TextClause):
            raise TypeError("a text statement cannot be recorded in the journal")
        if not isinstance(statement, Insert | Update | Delete):
            return
        table = Base.metadata.tables[cast("Table", statement.table).name]
        if not is_recorded(table):
            return
        if isinstance(statement, Insert):
            self._keep_named(table, _new_keys(statement, table, many or [one]))
            return
        for parameters in many or [one]:
            self._keep_matching(statement, table, parameters)

    def _keep_named(self, table: Table, keys: Iterable[Key]) -> None:
        kept = self._before.get(table, {})
        new = [key for key in keys if key not in kept]
        there = read_keys(self._connection, table, set(new))  # an insert may take the place of a row
        self._keep(table, {key: there.get(key) for key in new})

    def _keep_matching(self, statement: Update | Delete, table: Table, parameters: Parameters) -> None:
        query = select(table)
        if statement.whereclause is not None:
            query = query.where(statement.whereclause)
        rows = keyed(table, self._connection.execute(query, parameters))
        if isinstance(statement, Delete):
            for child, images in dependents(self._connection, table, rows.values()).items():
                self._keep(child, images)
        elif any(column.key in _given(statement, parameters) for column in table.primary_key.columns):
            raise TypeError("a key that changes cannot be recorded in the journal")
        self._keep(table, rows)

    def _keep(self, table: Table, rows: Mapping[Key, Values | None]) -> None:
        kept = self._before.setdefault(table, {})
        for key, values in rows.items():
            kept.setdefault(key, values)


def _new_keys(statement: Insert, table: Table, many: Sequence[Parameters]) -> list[Key]:
    fixed = _given(statement, many[0])
    columns = [column.key for column in table.primary_key.columns]
    keys = [tuple({**fixed, **parameters}.get(column) for column in columns) for parameters in many]
    if any(value is None for key in keys for value in key):
        raise TypeError("new rows whose keys are not given cannot be recorded in the journal")
    return keys


def _given(statement: Insert | Update, parameters: Parameters) -> Parameters:
    """Return the values that a statement sets, by column, among others."""
    return {**statement.compile(column_keys=list(parameters)).params, **parameters}
