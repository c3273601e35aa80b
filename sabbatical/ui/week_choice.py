"""Whose week can be chosen. Pure."""

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
