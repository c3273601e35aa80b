"""What is kept of the people whom a school knows no longer: that somebody coached, was coached or covered."""

import re
from collections.abc import Iterable
from itertools import count

from sabbatical.domain.school import School

SOMEBODY = "somebody"
_NAMED = re.compile(r"(^|; )(.+?)(?= (?:absent|back on|not absent) )")
"""Who is absent or back in the note of a plan. `why_replanned` puts such phrases before all others."""


def people_of(school: School) -> frozenset[str]:
    """Return the ids of all teachers and substitutes."""
    return frozenset(row.id for row in school.teachers) | {row.id for row in school.substitutes}


def stand_ins(gone: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """Return for each id an id that tells nothing of the person, and is nobody's.

    Parameters
    ----------
    gone
        The ids of persons deleted for good.
    taken
        Ids that somebody bears or bore.
    """
    used = set(taken)
    free = (name for number in count(1) if (name := f"deleted-{number}") not in used)
    return dict(zip(sorted(gone), free, strict=False))


def without_others(note: str, school: School) -> str:
    """Return why a plan was made with all persons left unnamed who bear no name or id in the school.

    Parameters
    ----------
    note
        As `sabbatical.domain.why_replanned` words it. Absences keep their dates.
    """
    names = [(row.id, row.name) for row in school.teachers] + [(row.id, row.name) for row in school.substitutes]
    known = {word for person, name in names for word in (person, name, f"{name} ({person})")}

    def rename(match: re.Match[str]) -> str:
        before, name = match.groups()
        return match[0] if name in known else f"{before}{SOMEBODY}"

    return _NAMED.sub(rename, note)
