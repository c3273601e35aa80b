"""The school in the database: look at it, change it."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from sabbatical.domain.edits.titles import deletes_people, edit_title
from sabbatical.domain.findings import Finding, Severity
from sabbatical.domain.forgetting import people_of
from sabbatical.domain.merging import merge_schools
from sabbatical.domain.school import School
from sabbatical.domain.ways import Way
from sabbatical.errors import ConflictError, DataError, NotNowError
from sabbatical.services.forgetting import forget

if TYPE_CHECKING:
    from sabbatical.db.transaction import Transaction
    from sabbatical.services.store import Store


class InvalidEditError(DataError):
    """An edit would leave the school with errors that it had not before.

    Parameters
    ----------
    findings
        The new errors.
    """

    title = "The change was not kept"

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings[0].message, tuple(finding.message for finding in findings), "Nothing was changed.")
        self.findings = findings


def load_school(store: "Store") -> School | None:
    """Return the school; None where there is none yet."""
    with store.reading() as transaction:
        return transaction.school.load()


def edit_school(
    store: "Store", edit: Callable[[School], School], title: str = "", *, base: School | None = None
) -> School:
    """Change the school in one transaction; plans made before then show that it changed since.

    Parameters
    ----------
    edit
        Takes the school as it is now and returns it as it shall be; see `sabbatical.domain.edits`. What it raises
        leaves everything as it was.
    title
        What the edit is called in the journal, for the leader; empty = what it changes, as "Added request Q3 of
        Ann Kim". Where it deletes a person for good, the journal forgets all it held, plans name them no more,
        and the edit cannot be undone.
    base
        The school that the leader saw when they began. Where somebody changed it since, the edit is made to what they
        saw, and both changes are brought together. None = the edit says nothing of what it does not change.

    Returns
    -------
    School
        The school as stored.

    Raises
    ------
    InvalidEditError
        If the school would then have errors that it had not before.
    ConflictError
        If somebody changed the same field of the same row since, to another value.
    DataError
        If there is no school yet.
    """
    with store.writing() as transaction:
        old = require_school(transaction)
        new = edit(old) if base is None or base == old else _merged(base, edit(base), old)
        if new != old:
            _refuse_new_errors(old, new)
        transaction.school.save(new)
        is_deletion = deletes_people(old, new)
        if is_deletion:
            new = forget(transaction, new, people_of(old) - people_of(new))
        else:
            transaction.journal.entitle(title or edit_title(old, new))
    if is_deletion:
        store.scrub()
    return new


def find_school_problems(school: School) -> tuple[Finding, ...]:
    """Return everything that is wrong or doubtful about a school's data."""
    from sabbatical.domain.validate import find_problems

    return find_problems(school)


def required_school(store: "Store") -> School:
    """Return the school.

    Raises
    ------
    DataError
        If there is none yet.
    """
    with store.reading() as transaction:
        return require_school(transaction)


def require_school(transaction: "Transaction") -> School:
    """Return the school that is stored.

    Raises
    ------
    DataError
        If there is none.
    """
    school = transaction.school.load()
    if school is None:
        raise NotNowError(
            "There is no school in the database yet.",
            hint=f"Read one in with {Way.IMPORT}, or look around first with {Way.DEMO}.",
        )
    return school


def _merged(base: School, mine: School, theirs: School) -> School:
    merged = merge_schools(base, mine, theirs)
    if merged.clashes:
        raise ConflictError(
            "What you changed was changed by somebody else meanwhile.",
            tuple(clash.sentence for clash in merged.clashes),
            "Nothing of yours was kept. Look at it as it is now, then change it again.",
        )
    return merged.school


def _refuse_new_errors(old: School, new: School) -> None:
    if added := new_errors(old, new):
        raise InvalidEditError(added)


def new_errors(old: School, new: School) -> tuple[Finding, ...]:
    """Return the errors in the data of `new` that `old` has not."""
    errors = _errors(find_school_problems(new))
    if not errors:
        return ()
    had = Counter(map(_identity, _errors(find_school_problems(old))))
    added = []
    for finding in errors:
        had[_identity(finding)] -= 1
        if had[_identity(finding)] < 0:
            added.append(finding)
    return tuple(added)


def _errors(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def _identity(finding: Finding) -> tuple[str, str, str]:
    """Return what a finding is about apart from its row's number, which changes when rows before it go."""
    return (finding.table, finding.column, finding.message)
