"""Classes by what a leader calls them."""

from sabbatical.domain.school import School
from sabbatical.errors import DataError

MOST_NAMED = 5


def find_class(school: School, text: str) -> str:
    """Return the id of the class that `text` names: an id, or a name that one class bears; capitals do not matter.

    Raises
    ------
    DataError
        If no class or more than one is named so.
    """
    if any(row.id == text for row in school.classes):
        return text
    wanted = text.casefold().strip()
    found = [row.id for row in school.classes if wanted in (row.id.casefold(), row.name.casefold())]
    if len(found) == 1:
        return found[0]
    if not found:
        raise DataError(f"No class is called “{text}”.", hint="Write an id, or a name, of classes.csv.")
    more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
    raise DataError(f"“{text}” may be {', '.join(found[:MOST_NAMED])}{more}.", hint="Write the id.")
