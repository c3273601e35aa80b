"""Why a plan is made anew, in words: what changed since the published one was made."""

import datetime as dt
from collections.abc import Iterator, Sequence

from sabbatical.domain.origin import KnownAbsence, PlanOrigin
from sabbatical.domain.plan import DutyStatus, TermPlan
from sabbatical.domain.reports.absence_words import date_words, dates_words
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.school import School

MOST_NAMED = 6


def why_replanned(
    school: School,
    known: PlanOrigin,
    published: TermPlan,
    *,
    school_changed: bool,
    extend: bool,
    by_hand: Sequence[str] = (),
) -> str:
    """Return what changed since the published plan was made, as words joined by semicolons.

    Reasons of absences are not among them.

    Parameters
    ----------
    school
        As it is now.
    known
        What the published plan knew.
    published
        The published plan with its marks.
    school_changed
        Whether the school's data changed since. Where no absence and no request tells why, that is said alone.
    extend
        Whether requests count that were known and not served.
    by_hand
        What the leader did by hand, a phrase each.
    """
    parts = [*_absences(school, known), *_requests(school, known)]
    if school_changed and not parts:
        parts.append("the school's data changed")
    parts += [*_missed(published), *by_hand]
    if extend:
        parts.append("extended to all requests")
    if len(parts) > MOST_NAMED:
        parts = [*parts[: MOST_NAMED - 1], f"{len(parts) - MOST_NAMED + 1} more changes"]
    return "; ".join(parts) or "planned anew, nothing changed"


def _absences(school: School, known: PlanOrigin) -> Iterator[str]:
    names = display_names(school)
    before = {row.id: row for row in known.absences}
    after = {row.id: KnownAbsence.of(row) for row in school.absences}
    for row_id, row in after.items():
        name = names.get(row.person, row.person)
        old = before.get(row_id)
        if old is not None and _is_shortened(old, row):
            yield f"{name} back on {date_words(row.end + dt.timedelta(days=1))}"
        elif old != row:
            yield f"{name} absent {dates_words(row.start, row.end, row.periods)}"
    for row_id, row in before.items():
        if row_id not in after:
            yield f"{names.get(row.person, row.person)} not absent {dates_words(row.start, row.end, row.periods)}"


def _is_shortened(old: KnownAbsence, new: KnownAbsence) -> bool:
    same = (old.person, old.start, old.periods) == (new.person, new.start, new.periods)
    return same and new.end < old.end


def _requests(school: School, known: PlanOrigin) -> Iterator[str]:
    before = {row.id: row for row in known.asked}
    for request in school.requests:
        old = before.pop(request.id, None)
        if old is None:
            yield f"request {request.id} new"
        elif (old.teacher, old.topic, old.cycles) != (request.teacher, request.topic, request.cycles):
            yield f"request {request.id} changed"
    for request_id in before:
        yield f"request {request_id} withdrawn"


def _missed(published: TermPlan) -> Iterator[str]:
    steps = {(row.request, row.cycle, row.step) for row in published.sessions if row.status is not DutyStatus.MISSED}
    missed = {
        (row.request, row.cycle, row.step) for row in published.sessions if row.status is DutyStatus.MISSED
    } - steps
    if missed:
        yield "1 session missed" if len(missed) == 1 else f"{len(missed)} sessions missed"
