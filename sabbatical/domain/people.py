"""People by what a leader calls them."""

from sabbatical.domain.school import School
from sabbatical.errors import DataError

MOST_NAMED = 5


def find_person(school: School, text: str) -> str:
    """Return the id of the teacher or substitute whom `text` names: an id, or a name that one person bears.

    A part of a name will do where it is one person's only; capitals do not matter.

    Raises
    ------
    DataError
        If nobody or more than one person is named so.
    """
    people = [(row.id, row.name) for row in school.teachers] + [(row.id, row.name) for row in school.substitutes]
    if any(person == text for person, _ in people):
        return text
    wanted = text.casefold().strip()
    same = [(person, name) for person, name in people if name.casefold() == wanted]
    found = same or [(person, name) for person, name in people if wanted and wanted in name.casefold()]
    if len(found) == 1:
        return found[0][0]
    if not found:
        raise DataError(
            f"Nobody is called “{text}”.", hint="Write an id, or a name, of teachers.csv or substitutes.csv."
        )
    named = ", ".join(f"{name} ({person})" for person, name in found[:MOST_NAMED])
    more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
    raise DataError(f"“{text}” may be {named}{more}.", hint="Write the id.")
