"""What a leader should look at next."""

import datetime as dt
from collections.abc import Iterator

from sabbatical.domain.findings import Finding, Severity
from sabbatical.domain.plan import (
    CoverKind,
    DutyStatus,
    PlannedCover,
    PlanStatus,
    PlanVersion,
    StoredPlan,
    VersionState,
)


def what_needs_attention(
    *,
    stored: StoredPlan | None,
    draft: PlanVersion | None,
    unserved: int,
    findings: tuple[Finding, ...],
    today: dt.date,
) -> tuple[str, ...]:
    """Return a sentence for each thing that needs attention, with what to do; the most pressing first.

    Parameters
    ----------
    stored
        The plan that people work by: the published one, else the draft.
    draft
        A draft that waits to be published.
    unserved
        Requests without a whole cycle planned.
    findings
        What is wrong or doubtful about the school's data.
    today
        In the school's time zone.
    """
    return (
        *_uncovered(stored, today),
        *_about_data(findings),
        *_about_plan(stored, draft),
        *_unserved(stored, unserved),
    )


def _uncovered(stored: StoredPlan | None, today: dt.date) -> Iterator[str]:
    covers = () if stored is None else stored.plan.covers
    open_ones = [cover for cover in covers if _is_open(cover, today)]
    if open_ones:
        first = open_ones[0]
        what = f"{_count(len(open_ones), 'meeting')} from today on {'has' if len(open_ones) == 1 else 'have'} no cover"
        yield f"{what}, first {first.class_id} on {first.date}, period {first.period}: find someone, or plan again."


def _is_open(cover: PlannedCover, today: dt.date) -> bool:
    return cover.cover_kind is CoverKind.UNCOVERED and cover.date >= today and cover.status is not DutyStatus.MISSED


def _about_data(findings: tuple[Finding, ...]) -> Iterator[str]:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if errors:
        yield f"The school's data has {_count(errors, 'error')} to correct before you plan."
    if warnings := len(findings) - errors:
        they = "it" if warnings == 1 else "they"
        yield f"The school's data has {_count(warnings, 'warning')} to look at: {they} may be meant."


def _about_plan(stored: StoredPlan | None, draft: PlanVersion | None) -> Iterator[str]:
    if stored is None:
        yield "There is no plan yet: plan the term."
        return
    newest = draft or stored.version
    if newest.school_changed_since:
        what = "plan again" if newest.state is VersionState.DRAFT and newest.repairs is None else "re-plan"
        yield f"The school changed after plan {newest.number} was made: {what}."
    elif draft is not None:
        yield f"Draft {draft.number} is not published, so nobody has been told: publish or discard it."
    if newest == stored.version and stored.plan.summary.status is not PlanStatus.OPTIMAL:
        yield f"Plan {newest.number} is not proven best: give a plan more time to look for a better one."


def _unserved(stored: StoredPlan | None, unserved: int) -> Iterator[str]:
    if stored is not None and unserved:
        verb = "is" if unserved == 1 else "are"
        yield f"{_count(unserved, 'request')} {verb} not served: see why and what would help under Requests."


def _count(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"
