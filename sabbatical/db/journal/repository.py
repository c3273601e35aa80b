"""The actions in the database: each is recorded in the transaction that it is, and can be taken back."""

import datetime as dt
from zoneinfo import ZoneInfo

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from sabbatical.db.counters import ACTION_NUMBER, SCHOOL_REVISION, advance, advance_revision_to, current, note_deletion
from sabbatical.db.journal.changes import Changes
from sabbatical.db.journal.codec import decode, encode
from sabbatical.db.journal.putting_back import put_back
from sabbatical.db.journal.rows import Images
from sabbatical.db.migrations import HEAD
from sabbatical.db.tables_journal import JournalRow
from sabbatical.db.tables_settings import SchoolInfoRow
from sabbatical.domain.action import Action


class Journal:
    """Reads the journal of actions, and records the transaction that it belongs to.

    Parameters
    ----------
    session
        The transaction's.
    changes
        Watches the transaction; None where it only reads.
    title
        What the transaction is called, for the leader.
    at
        When it happens, with its time zone.
    """

    def __init__(self, session: Session, changes: Changes | None, title: str, at: dt.datetime) -> None:
        self._session = session
        self._changes = changes
        self._title = title
        self._at = at
        self._school_before = current(session, SCHOOL_REVISION)
        self._forgets = False
        self.recorded: int | None = None
        """The number of the action that the transaction became, once it is closed; None where it changed nothing."""
        if changes is not None:
            changes.start()

    def actions(self) -> tuple[Action, ...]:
        """Return the actions kept, newest first."""
        rows = list(self._session.scalars(select(JournalRow).order_by(JournalRow.number.desc())))
        actions: list[Action] = []
        reachable = True
        for row in rows:
            reachable = reachable and (row.undone or _can_be_put_back(row))
            actions.append(_action(row, undoable=reachable and not row.undone))
        return tuple(actions)

    def entitle(self, title: str) -> None:
        """Call this transaction by another title."""
        self._title = title

    def forget(self, title: str) -> None:
        """Delete all that the journal holds for good; this transaction then cannot be taken back, nor any before it."""
        self._forgets = True
        self._title = title

    def undo(self) -> Action | None:
        """Take the newest action back that stands, in the place of whatever else this transaction would do.

        Returns
        -------
        Action or None
            The action; None where there is none that can be taken back.
        """
        row = self._session.scalar(
            select(JournalRow).where(~JournalRow.undone).order_by(JournalRow.number.desc()).limit(1)
        )
        return self._turn(row, undone=True)

    def redo(self) -> Action | None:
        """Do the action again that was undone last; None where there is none since the newest action."""
        row = self._session.scalar(select(JournalRow).where(JournalRow.undone).order_by(JournalRow.number).limit(1))
        return self._turn(row, undone=False)

    def _turn(self, row: JournalRow | None, *, undone: bool) -> Action | None:
        self._stop_watching()
        if row is None or row.images is None or not _can_be_put_back(row):
            return None
        images = put_back(self._session.connection(), decode(row.images))
        if row.school_before != row.school_after:
            advance_revision_to(self._session, row.school_before if undone else row.school_after)
        row.images, row.undone = encode(images), undone
        self._session.flush()
        action = _action(row, undoable=not undone)
        self._session.expire_all()
        return action

    def close(self) -> None:
        """Record what the transaction changed. To be called once, at its end."""
        if self._changes is None:
            return
        images = self._changes.found()
        self._stop_watching()
        if self._forgets:
            self._session.execute(delete(JournalRow))
            note_deletion(self._session, self._at)
            self._record(None)
        elif images:
            self._session.execute(delete(JournalRow).where(JournalRow.undone))
            self._session.execute(delete(JournalRow).where(JournalRow.at < self._start_of_day()))
            self._record(images)

    def _stop_watching(self) -> None:
        if self._changes is not None:
            self._changes.stop()
            self._changes = None

    def _record(self, images: Images | None) -> None:
        self.recorded = advance(self._session, ACTION_NUMBER)
        self._session.execute(
            insert(JournalRow).values(
                number=self.recorded,
                at=self._at,
                title=self._title,
                undone=False,
                school_before=self._school_before,
                school_after=current(self._session, SCHOOL_REVISION),
                schema=HEAD,
                images=None if images is None else encode(images),
            )
        )

    def _start_of_day(self) -> dt.datetime:
        zone = self._session.scalar(select(SchoolInfoRow.timezone))
        local = self._at.astimezone(dt.UTC if zone is None else ZoneInfo(zone))
        return local.replace(hour=0, minute=0, second=0, microsecond=0)


def _can_be_put_back(row: JournalRow) -> bool:
    return row.images is not None and row.schema == HEAD


def _action(row: JournalRow, *, undoable: bool) -> Action:
    return Action(number=row.number, at=row.at, title=row.title, undone=row.undone, undoable=undoable)
