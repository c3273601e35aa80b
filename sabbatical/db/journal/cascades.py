"""Which rows go, or change, with the rows that they refer to."""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, Table, select

from sabbatical.db.journal.rows import Images, Key, Values, keyed


def is_recorded(table: Table) -> bool:
    """Whether the journal holds what is done to a table's rows."""
    return bool(table.info.get("recorded", True))


def dependents(connection: Connection, table: Table, rows: Collection[Values]) -> Images:
    """Return the rows, of any table, that the database deletes or changes by itself when `rows` are deleted."""
    found: Images = {}
    for child, near in _near(connection, table, rows):
        found.setdefault(child, {}).update(near)
        for further, images in dependents(connection, child, list(near.values())).items():
            found.setdefault(further, {}).update(images)
    return found


def _near(connection: Connection, table: Table, rows: Collection[Values]) -> Iterator[tuple[Table, dict[Key, Values]]]:
    if not rows:
        return
    for child in table.metadata.sorted_tables:
        for reference in child.foreign_keys:
            if reference.column.table is not table or reference.ondelete is None:
                continue
            place = list(table.columns).index(reference.column)
            named = {values[place] for values in rows}
            near = keyed(child, connection.execute(select(child).where(reference.parent.in_(named))))
            yield child, near
