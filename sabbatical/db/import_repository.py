"""What the last import from a timetabling program said, kept so that the next one changes what changed alone."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from sqlalchemy import delete
from sqlalchemy.orm import Session

from sabbatical.db import tables_imports as rows
from sabbatical.db.mapping import read_rows, replace_rows
from sabbatical.domain.imports.imported import ImportedRow


class ImportRepository:
    """Reads and writes the rows of the last import."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def load(self) -> tuple[ImportedRow, ...]:
        """Return the rows; empty where there was no import, or none that still counts."""
        return read_rows(self._session, rows.ImportedRow, ImportedRow)

    def save(self, imported: tuple[ImportedRow, ...]) -> None:
        """Put rows in the place of those kept."""
        if imported != self.load():
            replace_rows(self._session, rows.ImportedRow, imported, frozenset())

    def forget_others(self, people: Iterable[str]) -> None:
        """Delete for good the rows of persons who are not among `people`."""
        person = rows.ImportedRow.person
        self._session.execute(delete(rows.ImportedRow).where(person.not_in(("", *people))))

    def rewrite(self, rewritten: Callable[[str], str]) -> None:
        """Put other text in the place of what was said, in every key and cell."""
        rows_now = self.load()
        self.save(
            tuple(
                replace(row, key=tuple(map(rewritten, row.key)), cells=tuple(map(rewritten, row.cells)))
                for row in rows_now
            )
        )
