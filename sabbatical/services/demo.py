"""The sample school, laid round today, with a published plan."""

import datetime as dt
from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.domain.origin import PlanOrigin
from sabbatical.domain.plan import TermPlan
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.school import School
from sabbatical.domain.shift import shift_plan, shift_school, weeks_to_week
from sabbatical.errors import StoreError
from sabbatical.services.folders import read_sound_plan, read_sound_school
from sabbatical.services.store import demo_path, open_store, private_folder_of

if TYPE_CHECKING:
    from sabbatical.services.store import Store

WEEK = 6
"""The week of the sample's term in which today is laid: some sessions are over, most are to come."""
OTHER_WEEKS = (5, 7, 8)
"""Weeks that do as well, where they have more to show for today and tomorrow."""
SOLVE_SECONDS = 10.0
"""How long to plan where the sample has no plan that fits."""


def create_demo(url: str | None, today: dt.date) -> "Store":
    """Make the sample school's database anew: its term laid round `today`, its plan published.

    Parameters
    ----------
    url
        Where the database lies; None = the place kept for it. A sample school that is there already is replaced.
    today
        Becomes a day of the term's week `WEEK`, or of one near it with more going on.

    Raises
    ------
    StoreError
        If the database cannot be used, or holds a school other than the sample.
    """
    store = open_store(str(private_folder_of(demo_path())) if url is None else url, keeps_backups=False)
    with ExitStack() as on_error:
        on_error.callback(store.close)
        _fill(store, today)
        on_error.pop_all()
    return store


def _fill(store: "Store", today: dt.date) -> None:
    with as_file(files("sabbatical") / "sample") as sample:
        written = read_sound_school(sample / "school").school
        shipped = _shipped_plan(sample / "plan", written)
        weeks = weeks_to_week(written, today, _liveliest_week(written, shipped, today))
        school = shift_school(written, weeks)
        _refuse_other_school(store, school)
        plan = _fitting(shipped, school, weeks) or _solved(school)
    _store(store, school, plan, today)


def _refuse_other_school(store: "Store", sample: School) -> None:
    with store.reading() as transaction:
        stored = transaction.school.load()
    if stored is not None and stored.info.name != sample.info.name:
        raise StoreError(
            f"The database {store.name} holds {stored.info.name}, not the sample school; it was left as it is.",
            "Name another place for the sample school's database.",
        )


def _shipped_plan(folder: Path, written: School) -> TermPlan | None:
    return read_sound_plan(folder, written) if folder.is_dir() else None


def _liveliest_week(written: School, shipped: TermPlan | None, today: dt.date) -> int:
    """Return the week in which today and tomorrow have the most sessions and covers; `WEEK` where none has more."""
    if shipped is None:
        return WEEK
    dates = [session.date for session in shipped.sessions] + [cover.date for cover in shipped.covers]

    def duties(week: int) -> int:
        there = today - dt.timedelta(weeks=weeks_to_week(written, today, week))
        return sum(there <= date <= there + dt.timedelta(days=1) for date in dates)

    return max((WEEK, *OTHER_WEEKS), key=duties)


def _fitting(shipped: TermPlan | None, school: School, weeks: int) -> TermPlan | None:
    """Return the plan that comes with the sample, moved likewise; None where there is none or it no longer holds.

    Months differ in what their dates are: a rule as the month's first Monday does not move by whole weeks, and takes
    the plan's fit with it.
    """
    from sabbatical.planning.verify import verify_plan

    if shipped is None:
        return None
    plan = shift_plan(shipped, weeks)
    return None if verify_plan(school, plan) else plan


def _solved(school: School) -> TermPlan:
    from sabbatical.planning.job import plan_term

    return plan_term(school, PlanParams(time_limit_seconds=SOLVE_SECONDS))


def _store(store: "Store", school: School, plan: TermPlan, today: dt.date) -> None:
    moment = dt.datetime.combine(min(today, school.term.start), dt.time(), dt.UTC)
    with store.writing() as transaction:
        transaction.plans.delete_all()
        transaction.school.save(school)
        transaction.plans.add_draft(
            plan,
            created_at=moment,
            school_revision=transaction.school.revision(),
            origin=PlanOrigin.of(school),
        )
        transaction.plans.publish_draft(moment)
        transaction.journal.forget("Laid out the sample school")
