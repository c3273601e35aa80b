"""What the last import from a timetabling program said."""

from sqlalchemy.orm import Mapped, mapped_column

from sabbatical.db.base import Base


class ImportedRow(Base):
    """A row as the source had it, in text."""

    __tablename__ = "imported"
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    table: Mapped[str]
    key: Mapped[tuple[str, ...]]
    cells: Mapped[tuple[str, ...]]
    person: Mapped[str]
    """Whose row it is; empty where it is about nobody."""
