"""Requests and absences, to whose ids no other row refers."""

from collections.abc import Collection
from dataclasses import replace

from sabbatical.domain.edits.rows import put_row, refuse_taken, refuse_unknown, remove_row
from sabbatical.domain.rows.coaching import Request
from sabbatical.domain.rows.people import Absence
from sabbatical.domain.school import School


def free_request_id(taken: Collection[str]) -> str:
    """Return the first of R01, R02 ... that is not among `taken`."""
    return next(text for text in (f"R{count:02}" for count in range(1, len(taken) + 2)) if text not in taken)


def put_request(school: School, request: Request, old_id: str | None = None) -> School:
    """Add or replace a request.

    Parameters
    ----------
    request
        The request as it shall be.
    old_id
        The id it had before; None for a new request.

    Raises
    ------
    DataError
        If `old_id` is no request's, or the new id is another's.
    """
    ids = [row.id for row in school.requests]
    if old_id is not None:
        refuse_unknown(ids, old_id, "a request")
    refuse_taken(ids, request.id, old_id, "the requests")
    return replace(school, requests=put_row(school.requests, request, old_id))


def delete_request(school: School, request_id: str) -> School:
    """Remove a request: it vanishes from the next plan.

    Raises
    ------
    DataError
        If there is no such request.
    """
    refuse_unknown((row.id for row in school.requests), request_id, "a request")
    return replace(school, requests=remove_row(school.requests, request_id))


def put_absence(school: School, absence: Absence, old_id: str | None = None) -> School:
    """Add or replace an absence.

    Parameters
    ----------
    absence
        The absence as it shall be.
    old_id
        The id it had before; None for a new absence.

    Raises
    ------
    DataError
        If `old_id` is no absence's, or the new id is another's.
    """
    ids = [row.id for row in school.absences]
    if old_id is not None:
        refuse_unknown(ids, old_id, "an absence")
    refuse_taken(ids, absence.id, old_id, "the absences")
    return replace(school, absences=put_row(school.absences, absence, old_id))


def delete_absence(school: School, absence_id: str) -> School:
    """Remove an absence.

    Raises
    ------
    DataError
        If there is no such absence.
    """
    refuse_unknown((row.id for row in school.absences), absence_id, "an absence")
    return replace(school, absences=remove_row(school.absences, absence_id))
