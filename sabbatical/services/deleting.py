"""Delete a person, or the whole term, for good."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sabbatical.domain.class_traces import names_person
from sabbatical.domain.edits.people import delete_substitute, delete_teacher
from sabbatical.domain.forgetting import people_of
from sabbatical.domain.holdings import holdings_of, rows_naming, rows_to_come
from sabbatical.domain.people import find_person
from sabbatical.domain.plan import TermPlan, VersionState
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.school import School
from sabbatical.errors import DataError
from sabbatical.services.clock import school_today
from sabbatical.services.forgetting import forget
from sabbatical.services.school import require_school

if TYPE_CHECKING:
    from sabbatical.db.transaction import Transaction
    from sabbatical.services.store import Store

TERM_DELETED = "Deleted the term for good, with all that the journal held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What goes when a person or the term is deleted, or has gone."""

    name: str
    """Whose, or which term's."""
    parts: tuple[tuple[int, str, str], ...]
    """How many rows there are, what one is called, and several."""
    plan_rows: int
    """Sessions and covers over all plans: of a person they stay, without the person's name; of a term they go."""
    actions: int
    """Actions that the journal holds, of whomever: none of them can be undone afterwards."""
    backups: int
    """Backups that hold what was deleted, until the next one is made."""
    to_come: int = 0
    """Sessions and covers of the published plan that name the person and are not over: it needs a repair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """What a deletion removed."""

    gone: Holdings
    is_scrubbed: bool
    """Whether the database was written anew; not where somebody else was in the way."""


def holdings_of_person(store: "Store", text: str, *, is_id: bool = False) -> Holdings:
    """Return what would go with a person, without deleting anything.

    Parameters
    ----------
    text
        An id or a name; or the id of somebody whom only plans know any more.
    is_id
        Whether it is an id, so that no name is looked for.

    Raises
    ------
    DataError
        If nobody is named so, or there is no school.
    """
    with store.reading() as transaction:
        school = require_school(transaction)
        return _holdings(store, transaction, school, _find(transaction, school, text, is_id=is_id))


def delete_person(store: "Store", text: str, *, is_id: bool = False) -> Deletion:
    """Delete a person for good: from the school, from every plan, from the journal, and from the file.

    The published plan stays as it is but for the person's id; what is still to come of it needs a repair.

    Parameters
    ----------
    text
        As `holdings_of_person` takes it.
    is_id
        As `holdings_of_person` takes it.

    Raises
    ------
    DataError
        If nobody is named so, or there is no school. Nothing changes then.
    """
    with store.writing() as transaction:
        gone = _delete(store, transaction, text, is_id=is_id)
    return Deletion(gone=gone, is_scrubbed=store.scrub())


def delete_people(store: "Store", ids: tuple[str, ...]) -> tuple[Deletion, ...]:
    """Delete several persons for good, all or none, as `delete_person` does each.

    Raises
    ------
    DataError
        If one of the ids is nobody's any more, or there is no school. Nothing changes then.
    """
    with store.writing() as transaction:
        gone = [_delete(store, transaction, person, is_id=True) for person in ids]
    is_scrubbed = store.scrub()
    return tuple(Deletion(gone=one, is_scrubbed=is_scrubbed) for one in gone)


def _delete(store: "Store", transaction: "Transaction", text: str, *, is_id: bool) -> Holdings:
    school = require_school(transaction)
    person = _find(transaction, school, text, is_id=is_id)
    gone = _holdings(store, transaction, school, person)
    without = _without(school, person)
    transaction.school.save(without)
    forget(transaction, without, (person,))
    return gone


def holdings_of_term(store: "Store") -> Holdings:
    """Return what would go with the term, without deleting anything.

    Raises
    ------
    DataError
        If there is no school.
    """
    with store.reading() as transaction:
        return _holdings_of_term(store, transaction, require_school(transaction))


def delete_term(store: "Store") -> Deletion:
    """Delete the school and every plan for good; the database is then as good as new.

    Raises
    ------
    DataError
        If there is no school. Nothing changes then.
    """
    with store.writing() as transaction:
        gone = _holdings_of_term(store, transaction, require_school(transaction))
        transaction.plans.delete_all()
        transaction.school.delete()
        transaction.journal.forget(TERM_DELETED)
    return Deletion(gone=gone, is_scrubbed=store.scrub())


def _find(transaction: "Transaction", school: School, text: str, *, is_id: bool) -> str:
    if is_id and text not in people_of(school):
        raise DataError(f"Nobody has the id {text} any more.", hint="Somebody else changed it. Nothing was deleted.")
    try:
        return find_person(school, text)
    except DataError:
        if text in transaction.plans.people() or any(names_person(row, text) for row in transaction.plans.classes()):
            return text
        raise


def _without(school: School, person: str) -> School:
    if any(row.id == person for row in school.teachers):
        return delete_teacher(school, person)
    return delete_substitute(school, person) if person in people_of(school) else school


def _holdings(store: "Store", transaction: "Transaction", school: School, person: str) -> Holdings:
    published = transaction.plans.load_open(VersionState.PUBLISHED)
    return Holdings(
        name=display_names(school).get(person, person),
        parts=holdings_of(school, person),
        plan_rows=sum(rows_naming(plan, person) for plan in _plans(transaction)),
        actions=len(transaction.journal.actions()),
        backups=len(store.list_backups()),
        to_come=0 if published is None else rows_to_come(published.plan, person, school_today(school)),
    )


def _holdings_of_term(store: "Store", transaction: "Transaction", school: School) -> Holdings:
    plans = _plans(transaction)
    parts = (
        (len(school.teachers), "teacher", "teachers"),
        (len(school.substitutes), "substitute", "substitutes"),
        (len(school.classes), "class", "classes"),
        (len(school.requests), "request", "requests"),
        (len(school.absences), "absence", "absences"),
        (len(plans), "plan", "plans"),
    )
    return Holdings(
        name=f"{school.info.name}, {school.term.name}",
        parts=tuple(part for part in parts if part[0]),
        plan_rows=sum(len(plan.sessions) + len(plan.covers) for plan in plans),
        actions=len(transaction.journal.actions()),
        backups=len(store.list_backups()),
    )


def _plans(transaction: "Transaction") -> list[TermPlan]:
    stored = [transaction.plans.load(version.number) for version in transaction.plans.versions()]
    return [one.plan for one in stored if one is not None]
