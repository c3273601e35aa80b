"""The journal's rows: what was done, and what takes it back. The journal never records itself."""

import datetime as dt

from sqlalchemy import CheckConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from sabbatical.db.base import NOT_RECORDED, Base, at_least


class JournalRow(Base):
    """An action, with the rows that take it back or, where it is undone, bring it about again."""

    __tablename__ = "journal"
    __table_args__ = (
        CheckConstraint("images IS NOT NULL OR NOT undone", name="undone"),
        *at_least(1, "number"),
        *at_least(0, "school_before", "school_after"),
        NOT_RECORDED,
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[dt.datetime]
    title: Mapped[str]
    undone: Mapped[bool]
    school_before: Mapped[int]
    """The counter `school revision` before the action, when it was first done."""
    school_after: Mapped[int]
    schema: Mapped[str]
    """The schema's revision that the rows in `images` fit."""
    images: Mapped[bytes | None] = mapped_column(LargeBinary)
    """See `sabbatical.db.journal.codec`; NULL where the action cannot be taken back."""


class SameRevisionRow(Base):
    """A school revision that an undo or a redo made, and the earlier one with the very same school."""

    __tablename__ = "same_revision"
    __table_args__ = (*at_least(0, "same_as"), NOT_RECORDED)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    same_as: Mapped[int]
