"""The term with its plan, to be shown without the app: for `sabbatical show`."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sabbatical.domain.plan import PlanVersion
from sabbatical.domain.week.planned_term import PlannedTerm
from sabbatical.errors import DataError

if TYPE_CHECKING:
    from sabbatical.services.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTerm:
    """A term, the plan of it that is shown, and the day."""

    term: PlannedTerm
    version: PlanVersion | None
    """The plan that is shown; None before the first."""
    today: dt.date
    """In the school's time zone."""


def shown_term(store: "Store", now: dt.datetime, number: int | None = None) -> ShownTerm:
    """Return the term with a plan; what is before today is marked as done.

    Parameters
    ----------
    now
        A moment with its time zone.
    number
        The plan of this number; None: the draft, else the published plan.

    Raises
    ------
    DataError
        If there is no school, or no plan of that number.
    """
    from sabbatical.domain.calendar import lay_out
    from sabbatical.domain.past import mark_past
    from sabbatical.domain.reports.names import display_names
    from sabbatical.services.clock import school_today
    from sabbatical.services.plans import current_plan, load_version
    from sabbatical.services.school import required_school

    school = required_school(store)
    stored = current_plan(store) if number is None else load_version(store, number)
    today = school_today(school, now)
    plan = None if stored is None else mark_past(stored.plan, today)
    term = PlannedTerm(school=school, timetable=lay_out(school), plan=plan, names=display_names(school))
    return ShownTerm(term=term, version=None if stored is None else stored.version, today=today)


def date_to_show(shown: ShownTerm, asked: dt.date | None) -> dt.date:
    """Return the date that was asked for; for none, today, outside the term its nearest school day.

    Raises
    ------
    DataError
        If the date is not in the term.
    """
    span, days = shown.term.school.term, shown.term.timetable.days
    if asked is not None:
        if not span.start <= asked <= span.end:
            raise DataError(
                f"{asked.isoformat()} is not in the term.",
                hint=f"{span.name} is from {span.start.isoformat()} to {span.end.isoformat()}.",
            )
        return asked
    if span.start <= shown.today <= span.end or not days:
        return shown.today
    return days[0].date if shown.today < span.start else days[-1].date
