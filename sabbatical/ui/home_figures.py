"""What the home screen says beyond the term's status. Pure."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sabbatical.domain.charts import week_loads
from sabbatical.domain.findings import Severity
from sabbatical.domain.patterns import steps_by_pattern
from sabbatical.domain.plan import CoverKind, DutyStatus, PlanStatus
from sabbatical.domain.week.term_weeks import week_of_date
from sabbatical.ui.absence_opens import all_opened, unanswered
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.text import day_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """Something that needs the leader."""

    text: str
    place: str
    """Id of the place where it is dealt with."""


def sessions_asked(picture: TermPicture) -> int:
    """Return how many sessions all requests together ask for."""
    lengths = {name: len(steps) for name, steps in steps_by_pattern(picture.school).items()}
    return sum(lengths.get(row.pattern, 0) * row.cycles for row in picture.school.requests)


def needs_attention(picture: TermPicture) -> tuple[Attention, ...]:
    """Return what needs the leader, most urgent first, each with what to do."""
    return (
        *_absences(picture),
        *_covers(picture),
        *_notices(picture),
        *_plan(picture),
        *_requests(picture),
        *_data(picture),
    )


def _absences(picture: TermPicture) -> Iterator[Attention]:
    if without := unanswered(picture, all_opened(picture)):
        noun = "1 meeting or duty" if without == 1 else f"{without} meetings and duties"
        yield Attention(text=f"{noun} of people who are away: repair the plan", place="absences")


def _notices(picture: TermPicture) -> Iterator[Attention]:
    if left := len(picture.notices):
        noun = "1 person is" if left == 1 else f"{left} people are"
        yield Attention(text=f"{noun} still to be told what changes for them", place="tell")


def _covers(picture: TermPicture) -> Iterator[Attention]:
    plan = picture.told or picture.plan
    covers = () if plan is None else plan.covers
    left = [row for row in covers if row.cover_kind is CoverKind.UNCOVERED and row.status is DutyStatus.PLANNED]
    if left:
        noun = "meeting has" if len(left) == 1 else "meetings have"
        first = f"{left[0].class_id} on {day_text(left[0].date)} {left[0].period}"
        yield Attention(
            text=f"{len(left)} {noun} no cover, first {first}: find someone, or repair the plan", place="week"
        )


def _plan(picture: TermPicture) -> Iterator[Attention]:
    if picture.stored is None:
        yield Attention(text="No plan yet: plan the term", place="plan")
        return
    version = picture.stored.version
    if version.school_changed_since:
        yield Attention(text=f"The data changed after plan {version.number} was made: plan again", place="plan")
    elif picture.has_draft:
        text = f"Draft {version.number} is not published, so nobody is told: publish or discard it"
        yield Attention(text=text, place="plan")
    if picture.stored.plan.summary.status is not PlanStatus.OPTIMAL:
        text = f"Plan {version.number} is not proven best: more time may find a better one"
        yield Attention(text=text, place="plan")


def _requests(picture: TermPicture) -> Iterator[Attention]:
    if not picture.school.requests:
        yield Attention(text="No requests yet: add who wants coaching, and on what", place="requests")
        return
    unserved = sum(not outcome.is_served for outcome in picture.outcomes)
    if unserved:
        noun = "request is" if unserved == 1 else "requests are"
        yield Attention(text=f"{unserved} {noun} not served: see why, and what would help", place="outcome")


def _data(picture: TermPicture) -> Iterator[Attention]:
    places = {"requests": "requests", "classes": "classes", "school": "policy"}
    for finding in sorted(picture.findings, key=lambda row: row.severity is not Severity.ERROR):
        word = "Error in the data" if finding.severity is Severity.ERROR else "Data"
        yield Attention(text=f"{word}: {finding.message}", place=places.get(finding.table, "people"))


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekLoad:
    """A week of the term and its sessions."""

    start: dt.date
    """Its first date."""
    sessions: int
    is_now: bool


def sessions_by_week(picture: TermPicture) -> list[WeekLoad]:
    """Return every week of the term that has school, with the sessions of the newest plan; nothing without a plan."""
    if picture.plan is None:
        return []
    now = week_of_date(picture.timetable, picture.today)
    weeks = week_loads.sessions_by_week(picture.timetable, picture.plan)
    return [WeekLoad(start=row.start, sessions=row.sessions, is_now=row.week == now) for row in weeks]
