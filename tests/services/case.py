"""What the tests of the services share: a database with the week of tests/reports_case.py, and a planner on call."""

import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path

from sabbatical.db.store import Store
from sabbatical.domain.moment import Moment
from sabbatical.domain.origin import PlanOrigin
from sabbatical.domain.plan import TermPlan
from sabbatical.domain.planning import PlanParams, PlanProgress
from sabbatical.domain.replanning import Replan
from sabbatical.domain.school import School
from sabbatical.formats.school_folder import write_school
from tests.replan_case import repaired
from tests.reports_case import make_plan, make_school

NOON = dt.datetime(2027, 1, 8, 12, tzinfo=dt.UTC)
BEFORE_TERM = Moment(today=dt.date(2027, 1, 1))
PARAMS = PlanParams(time_limit_seconds=5.0, seed=3, workers=1)


def open_week(path: Path) -> Store:
    """Return a database that holds the week's school."""
    store = Store.open(str(path))
    with store.writing() as transaction:
        transaction.school.save(make_school())
    return store


def add_draft(store: Store, plan: TermPlan | None = None) -> int:
    """Store the week's plan, or another, as a draft made from the school as it is; return its number."""
    with store.writing() as transaction:
        revision = transaction.school.revision()
        school = transaction.school.load()
        draft = transaction.plans.add_draft(
            plan or make_plan(),
            created_at=NOON,
            school_revision=revision,
            origin=PlanOrigin() if school is None else PlanOrigin.of(school),
        )
    return draft.version.number


def publish_week(store: Store, plan: TermPlan | None = None) -> int:
    """Publish the week's plan, or another, unchecked; return its number."""
    number = add_draft(store, plan)
    with store.writing() as transaction:
        transaction.plans.publish_draft(NOON)
    return number


def write_folder(school: School, folder: Path) -> Path:
    """Write a school folder and return it."""
    folder.mkdir()
    write_school(school, folder)
    return folder


class FakePlanner:
    """Stands in for `plan_term`: notes what it is asked, and returns the week's plan.

    Parameters
    ----------
    meanwhile
        Called while the "solve" runs.
    """

    def __init__(self, meanwhile: Callable[[], object] = lambda: None) -> None:
        self.meanwhile = meanwhile
        self.asked: list[tuple[School, PlanParams]] = []

    def __call__(
        self,
        school: School,
        params: PlanParams,
        on_progress: Callable[[PlanProgress], None] | None = None,
        cancel: threading.Event | None = None,
    ) -> TermPlan:
        self.asked.append((school, params))
        if on_progress is not None:
            on_progress(PlanProgress(tier="requests", incumbent=5, bound=5, seconds=0.1, proven=True))
        self.meanwhile()
        return make_plan()


class FakeReplanner:
    """Stands in for `replan_term`: notes what it is asked, and returns the week's plan repaired.

    Parameters
    ----------
    meanwhile
        Called while the "solve" runs.
    """

    def __init__(self, meanwhile: Callable[[], object] = lambda: None) -> None:
        self.meanwhile = meanwhile
        self.asked: list[tuple[School, Replan, PlanParams]] = []
        self.plan = repaired()

    def __call__(
        self,
        school: School,
        replan: Replan,
        params: PlanParams,
        on_progress: Callable[[PlanProgress], None] | None = None,
        cancel: threading.Event | None = None,
    ) -> TermPlan:
        self.asked.append((school, replan, params))
        if on_progress is not None:
            on_progress(PlanProgress(tier="changes", incumbent=6, bound=6, seconds=0.1, proven=True))
        self.meanwhile()
        return self.plan
