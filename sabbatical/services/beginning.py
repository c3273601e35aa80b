"""The first school of a database, typed in."""

from typing import TYPE_CHECKING

from sabbatical.domain.findings import Severity
from sabbatical.domain.school import School
from sabbatical.errors import DataError
from sabbatical.services.school import InvalidEditError, find_school_problems

if TYPE_CHECKING:
    from sabbatical.services.store import Store


def begin_school(store: "Store", school: School) -> None:
    """Put a new school into a database that holds none.

    Raises
    ------
    InvalidEditError
        If its data has errors.
    DataError
        If there is a school already.
    """
    errors = tuple(finding for finding in find_school_problems(school) if finding.severity is Severity.ERROR)
    if errors:
        raise InvalidEditError(errors)
    with store.writing(f"Began {school.info.name}, {school.term.name}") as transaction:
        if transaction.school.load() is not None:
            raise DataError("This database holds a school already.", hint="To replace it, import a school folder.")
        transaction.school.save(school)
