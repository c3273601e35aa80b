"""Write the school and its plan to files, for each audience what it may see."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.domain.handout import FORMATS_OF, Audience, ExportFormat, HandOut, Publication
from sabbatical.domain.notices import published_line
from sabbatical.domain.past import mark_past
from sabbatical.domain.plan import StoredPlan, VersionState
from sabbatical.domain.reports.changes import Change
from sabbatical.domain.school import School
from sabbatical.domain.ways import Way
from sabbatical.errors import ExportError, NotNowError
from sabbatical.services.clock import school_today
from sabbatical.services.school import require_school
from sabbatical.services.versions import changes_in

if TYPE_CHECKING:
    from sabbatical.db.transaction import Transaction
    from sabbatical.formats.folder_kinds import FolderKind
    from sabbatical.services.store import Store

__all__ = ["FORMATS_OF", "Audience", "ExportFormat", "ExportOptions", "export"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What an export may be asked for beyond its audience."""

    formats: tuple[ExportFormat, ...] = (ExportFormat.CSV,)
    """Each of those that there are for the audience."""
    persons: tuple[str, ...] = ()
    """For the audience `person`: their ids; empty = everyone who has a duty."""
    week: dt.date | None = None
    """Of pages and workbooks: a date of the one week to show; None = every week with something in it."""
    last_term: Path | None = None
    """The board.csv of the term before, to compare with; None = nothing to compare with."""


DEFAULT_OPTIONS = ExportOptions()


def export(
    store: "Store",
    target: Path,
    audience: Audience,
    options: ExportOptions = DEFAULT_OPTIONS,
    today: dt.date | None = None,
) -> tuple[Path, ...]:
    """Write what `audience` gets to the folder `target`, which appears whole or not at all.

    The plan is the published one. Only the leader gets a draft where none is published, and the school alone where
    there is no plan; for the others nothing counts as told until published.

    Parameters
    ----------
    options
        Formats, persons, week.
    today
        Sessions and covers before it are marked done. None = the clock's date in the school's time zone.

    Returns
    -------
    tuple of Path
        The files written.

    Raises
    ------
    DataError
        If there is no school, nothing is published and the audience is not the leader, a page or workbook is asked for
        and there is no plan, the week is none of the term's, or the board.csv of the term before cannot be read.
    ExportError
        If the folder cannot be written, holds other files, a person is unknown, or the audience has no such format.
    """
    from sabbatical.formats.atomic import whole_folder

    _refuse_other_formats(audience, options.formats)
    with store.reading() as transaction:
        school = require_school(transaction)
        stored = _plan_for(audience, transaction)
        changes = None if stored is None else _changes(audience, transaction, school, stored)
        line = () if stored is None else _line(transaction, stored)
    handout = None if stored is None else _hand_out(school, stored, line, options, today or school_today(school))
    with whole_folder(target, _folder_kind(audience)) as building:
        if audience is Audience.LEADER:
            _write_for_leader(school, handout, building, options, changes)
        elif handout is not None:
            _write_for_others(audience, handout, building, options)
        written = [path.relative_to(building) for path in sorted(building.rglob("*")) if path.is_file()]
    return tuple(target / path for path in written)


def _refuse_other_formats(audience: Audience, formats: Sequence[ExportFormat]) -> None:
    allowed = FORMATS_OF[audience]
    if other := [wanted for wanted in formats if wanted not in allowed]:
        raise ExportError(
            f"There is no {other[0]} for the audience {audience}.", f"It gets one or more of: {', '.join(allowed)}."
        )


def _plan_for(audience: Audience, transaction: "Transaction") -> StoredPlan | None:
    published = transaction.plans.load_open(VersionState.PUBLISHED)
    if published is not None:
        return published
    draft = transaction.plans.load_open(VersionState.DRAFT)
    if audience is Audience.LEADER:
        return draft
    first = "Publish the draft" if draft else f"Make a plan with {Way.PLAN}, then publish it"
    raise NotNowError(
        "Nothing is published yet, and nothing counts as told until it is.",
        hint=f"{first} with {Way.PUBLISH}.",
    )


def _changes(
    audience: Audience, transaction: "Transaction", school: School, stored: StoredPlan
) -> tuple[Change, ...] | None:
    return changes_in(transaction, school, stored) if audience is Audience.LEADER else None


def _line(transaction: "Transaction", stored: StoredPlan) -> tuple[Publication, ...]:
    """Return the plans published in the term up to the one handed out; a draft stands alone."""
    numbers = published_line(transaction.plans.versions(), stored.version.number)
    plans = [transaction.plans.load(number) for number in numbers]
    return tuple(Publication(number=row.version.number, plan=row.plan) for row in plans if row is not None)


def _hand_out(
    school: School, stored: StoredPlan, line: tuple[Publication, ...], options: ExportOptions, today: dt.date
) -> HandOut:
    from sabbatical.domain.calendar import lay_out
    from sabbatical.formats.audiences.last_term import read_last_term

    now = Publication(number=stored.version.number, plan=mark_past(stored.plan, today))
    return HandOut(
        school=school,
        timetable=lay_out(school),
        line=(*line[:-1], now),
        made_at=stored.version.created_at,
        last_term={} if options.last_term is None else read_last_term(options.last_term),
        week=options.week,
        steps=stored.steps,
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


def _write_for_leader(
    school: School, handout: HandOut | None, folder: Path, options: ExportOptions, changes: tuple[Change, ...] | None
) -> None:
    from sabbatical.formats.audiences.write import write_for_leader
    from sabbatical.formats.school_folder import write_school

    if ExportFormat.CSV in options.formats:
        (folder / "school").mkdir()
        write_school(school, folder / "school")
    elif handout is None:
        raise NotNowError("There is no plan yet, so there is nothing to show.", hint=f"Make one with {Way.PLAN}.")
    if handout is not None:
        write_for_leader(handout, folder, options.formats, changes)


def _write_for_others(audience: Audience, handout: HandOut, folder: Path, options: ExportOptions) -> None:
    from sabbatical.formats.audiences.write import write_for_board, write_for_people, write_for_staff

    match audience:
        case Audience.STAFF:
            write_for_staff(handout, folder, options.formats)
        case Audience.BOARD:
            write_for_board(handout, folder, options.formats)
        case Audience.PERSON:
            write_for_people(handout, folder, options.formats, options.persons)
