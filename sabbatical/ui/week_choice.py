"""Whose week can be chosen, and whose is shown until somebody's is. Pure."""

from collections.abc import Collection

from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.domain.reports.releases import NOT_A_DUTY
from sabbatical.domain.week.term_weeks import duties_of
from sabbatical.domain.week.week import Mode
from sabbatical.ui.picture import TermPicture

WHOLE_SCHOOL = ""
"""Key of the whole school."""


def choices(picture: TermPicture, mode: Mode) -> list[tuple[str, str]]:
    """Return key and text of everyone, or of every class, in order of the text."""
    school = picture.school
    if mode is Mode.SCHOOL:
        return [(WHOLE_SCHOOL, "the whole school")]
    if mode is Mode.CLASS:
        rows = [(row.id, f"{row.id} {row.name}".strip()) for row in school.classes]
    elif mode is Mode.COACH:
        coaches = {row.coach for row in picture.plan.sessions} if picture.plan is not None else set()
        rows = [(key, picture.name(key)) for key in coaches]
    else:
        keys = [row.id for row in school.teachers] + [row.id for row in school.substitutes]
        rows = [(key, picture.name(key)) for key in keys]
    return sorted(rows, key=lambda row: row[1].casefold())


def unasked(picture: TermPicture, keys: Collection[str], current: str | None) -> str | None:
    """Return whose week to show where nobody's was asked for; None where none of `keys` has anything in the plan.

    An empty week tells a leader nothing. So it is `current` where theirs holds something, else whose next session or
    cover comes first from today on, else the first of all.

    Parameters
    ----------
    picture
        The term.
    keys
        The people or classes to choose from.
    current
        Whose week is shown now.
    """
    rows = duties_of(picture.planned, "")
    if current in keys and any(current in _concerned(row) for row in rows):
        return current
    ahead = [row for row in rows if row.date >= picture.today]
    return next((key for row in (*ahead, *rows) for key in _concerned(row) if key in keys), None)


def _concerned(row: PlannedSession | PlannedCover) -> tuple[str | None, ...]:
    if isinstance(row, PlannedSession):
        return row.coach, row.coachee, row.class_id
    return None if row.cover_kind in NOT_A_DUTY else row.cover_person, row.class_id
