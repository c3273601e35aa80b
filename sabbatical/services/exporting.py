"""Write the school and its plan to files, for each audience what it may see."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.domain.past import mark_past
from sabbatical.domain.plan import StoredPlan, TermPlan, VersionState
from sabbatical.domain.reports.changes import Change
from sabbatical.domain.school import School
from sabbatical.errors import DataError
from sabbatical.services.clock import school_today
from sabbatical.services.school import require_school
from sabbatical.services.versions import changes_in

if TYPE_CHECKING:
    from sabbatical.db.transaction import Transaction
    from sabbatical.formats.folder_kinds import FolderKind
    from sabbatical.services.store import Store


class Audience(StrEnum):
    """For whom an export is."""

    LEADER = "leader"
    """Everything: `school/` and, where there is a plan, `plan/`."""
    STAFF = "staff"
    """`cover_sheet.csv`: who takes which class."""
    BOARD = "board"
    """`board.csv`: counts and minutes alone."""
    PERSON = "person"
    """`people/ID.csv` and `people/ID.ics`: each person's own duties."""


def export(
    store: "Store",
    target: Path,
    audience: Audience,
    persons: Sequence[str] = (),
    today: dt.date | None = None,
) -> tuple[Path, ...]:
    """Write what `audience` gets to the folder `target`, which appears whole or not at all.

    The plan is the published one. Only the leader gets a draft where none is published, and the school alone where
    there is no plan; for the others nothing counts as told until published.

    Parameters
    ----------
    persons
        For the audience `person`: their ids; empty = everyone who has a duty.
    today
        Sessions and covers before it are marked done. None = the clock's date in the school's time zone.

    Returns
    -------
    tuple of Path
        The files written.

    Raises
    ------
    DataError
        If there is no school, or nothing is published and the audience is not the leader.
    ExportError
        If the folder cannot be written, holds other files, or a person is unknown.
    """
    from sabbatical.formats.atomic import whole_folder

    with store.reading() as transaction:
        school = require_school(transaction)
        stored = _plan_for(audience, transaction)
        for_leader = stored if audience is Audience.LEADER else None
        changes = None if for_leader is None else changes_in(transaction, school, for_leader)
    with whole_folder(target, _folder_kind(audience)) as building:
        if audience is Audience.LEADER:
            _write_school(school, building)
        if stored is not None:
            plan = mark_past(stored.plan, today or school_today(school))
            _write_plan(school, plan, building, audience, persons, stored.version.created_at, changes)
        written = [path.relative_to(building) for path in sorted(building.rglob("*")) if path.is_file()]
    return tuple(target / path for path in written)


def _plan_for(audience: Audience, transaction: "Transaction") -> StoredPlan | None:
    published = transaction.plans.load_open(VersionState.PUBLISHED)
    if published is not None:
        return published
    draft = transaction.plans.load_open(VersionState.DRAFT)
    if audience is Audience.LEADER:
        return draft
    first = "Publish the draft" if draft else "Make a plan with `sabbatical plan`, then publish it"
    raise DataError(
        "Nothing is published yet, and nothing counts as told until it is.",
        hint=f"{first} with `sabbatical publish`.",
    )


def _folder_kind(audience: Audience) -> "FolderKind":
    from sabbatical.formats import folder_kinds

    kinds = {
        Audience.LEADER: folder_kinds.LEADER_EXPORT,
        Audience.STAFF: folder_kinds.STAFF_EXPORT,
        Audience.BOARD: folder_kinds.BOARD_EXPORT,
        Audience.PERSON: folder_kinds.PERSON_EXPORT,
    }
    return kinds[audience]


def _write_school(school: School, folder: Path) -> None:
    from sabbatical.formats.school_folder import write_school

    (folder / "school").mkdir()
    write_school(school, folder / "school")


def _write_plan(
    school: School,
    plan: TermPlan,
    folder: Path,
    audience: Audience,
    persons: Sequence[str],
    made_at: dt.datetime,
    changes: tuple[Change, ...] | None,
) -> None:
    from sabbatical.domain.calendar import lay_out
    from sabbatical.formats.audiences.board import write_board
    from sabbatical.formats.audiences.person import write_people
    from sabbatical.formats.audiences.staff import write_staff
    from sabbatical.formats.plan_folder.write import write_plan

    match audience:
        case Audience.LEADER:
            (folder / "plan").mkdir()
            write_plan(school, lay_out(school), plan, folder / "plan", changes)
        case Audience.STAFF:
            write_staff(school, plan, folder)
        case Audience.BOARD:
            write_board(school, lay_out(school), plan, folder)
        case Audience.PERSON:
            write_people(school, plan, folder, made_at, persons)
