"""A round of actions that ends where it began, and the states of the database between them."""

import datetime as dt
import hashlib
import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.resources import as_file, files
from pathlib import Path
from unittest.mock import patch

from sqlalchemy import Connection, Engine, event

from sabbatical.cli.main import sabbatical
from sabbatical.db.engine import WRITES
from sabbatical.domain.origin import PlanOrigin
from sabbatical.domain.past import mark_past
from sabbatical.domain.plan import TermPlan
from sabbatical.domain.school import School
from sabbatical.formats.school_folder import write_school
from sabbatical.services.folders import read_sound_plan, read_sound_school
from sabbatical.services.plans import list_versions, load_version
from sabbatical.services.school import edit_school, load_school
from sabbatical.services.store import Store, open_store
from sabbatical.services.undo import list_actions
from tests.zones import zone_where_it_is

NOTICE_DAYS = 4
"""An edit that breaks no rule of the plan; the sample school has another value."""

IMPORTED_NOTICE_DAYS = 5
"""In the school folder that is imported, which is else the sample."""

TODAY = dt.date(2027, 3, 15)
"""The day of the re-plan, in the middle of the sample's term."""

FOLDER = "folder"
"""The school folder lies beside the database."""

Step = Callable[[Path], None]


@cache
def sample() -> tuple[School, TermPlan]:
    """The sample school, in a time zone where the day, with its journal, is far from its end, and its plan."""
    with as_file(files("sabbatical") / "sample") as folder:
        school = read_sound_school(folder / "school").school
        plan = read_sound_plan(folder / "plan", school)
    return replace(school, info=replace(school.info, timezone=zone_where_it_is(12))), plan


def other(plan: TermPlan) -> TermPlan:
    """A plan that differs from `plan` in every row and keeps the rules as well."""
    return replace(
        plan,
        sessions=tuple(replace(row, pinned=True) for row in plan.sessions),
        covers=tuple(replace(row, pinned=True) for row in plan.covers),
    )


def fill(path: Path) -> None:
    """Make the database with the sample school, its plan published, and a school folder beside it."""
    school, plan = sample()
    moment = dt.datetime.now(dt.UTC)
    with open_store(str(path)) as store, store.writing() as transaction:
        transaction.school.save(school)
        revision = transaction.school.revision()
        transaction.plans.add_draft(plan, created_at=moment, school_revision=revision, origin=PlanOrigin.of(school))
        transaction.plans.publish_draft(moment)
    folder = path.with_name(FOLDER)
    folder.mkdir()
    write_school(replace(school, policy=replace(school.policy, notice_days=IMPORTED_NOTICE_DAYS)), folder)


def edit(path: Path) -> None:
    with open_store(str(path)) as store:
        edit_school(store, lambda school: replace(school, policy=replace(school.policy, notice_days=NOTICE_DAYS)))


def command(*words: str) -> Step:
    """A command of the program, as a user gives it."""
    return lambda path: sabbatical.main(["--db", str(path), *words], standalone_mode=False)


def import_folder(path: Path) -> None:
    """`sabbatical import`, which keeps a backup first."""
    command("import", str(path.with_name(FOLDER)))(path)


def plan_again(path: Path) -> None:
    """`sabbatical plan`, with a solve that takes no time."""
    with patch("sabbatical.planning.job.plan_term", lambda *_: other(sample()[1])):
        command("plan")(path)


def replan(path: Path) -> None:
    """`sabbatical replan`, with a solve that takes no time and finds nothing to change."""
    with patch("sabbatical.planning.job.replan_term", lambda _, begun, *__: mark_past(begun.published, begun.today)):
        command("replan", "--today", TODAY.isoformat())(path)


STEPS: tuple[Step, ...] = (
    edit,
    import_folder,
    command("undo"),
    plan_again,
    command("publish"),
    replan,
    command("publish"),
    command("undo"),
    command("redo"),
    command("undo"),  # the publication of the re-plan
    command("undo"),  # the re-plan
    command("undo"),  # the publication
    command("undo"),  # the draft
    command("undo"),  # the edit: everything is as at the start
)


@contextmanager
def watched(on_begin: Callable[[], None], on_end: Callable[[], None]) -> Iterator[None]:
    """Tell when a transaction that writes begins and when it is stored."""

    def begun(connection: Connection) -> None:
        if connection.get_execution_options().get(WRITES):
            on_begin()

    def ended(connection: Connection) -> None:
        if connection.get_execution_options().get(WRITES):
            on_end()

    event.listen(Engine, "begin", begun)
    event.listen(Engine, "commit", ended)
    try:
        yield
    finally:
        event.remove(Engine, "begin", begun)
        event.remove(Engine, "commit", ended)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A step, when nothing disturbs it."""

    state: str
    """The state after it."""
    seconds: float
    """From its beginning until it is stored."""
    writing_seconds: float
    """The part of these in the transaction that writes."""


def without_numbers(origin: PlanOrigin) -> PlanOrigin:
    return origin if origin.repairs is None else replace(origin, repairs=replace(origin.repairs, base=0))


def state_of(store: Store) -> str:
    """A fingerprint of all that the database holds, but for numbers and times, which differ from round to round."""
    numbers = [version.number for version in list_versions(store)]
    plans = [load_version(store, number) for number in numbers]
    versions = [(stored.version.state, stored.version.school_changed_since, stored.plan) for stored in plans]
    with store.reading() as transaction:
        origins = [without_numbers(transaction.plans.origin(number)) for number in numbers]
    actions = [(re.sub(r"\d+", "", row.title), row.undone, row.undoable) for row in list_actions(store)]
    return hashlib.sha256(repr((load_school(store), versions, origins, actions)).encode()).hexdigest()


def state_in(path: Path) -> str:
    with closing(open_store(str(path))) as store:
        return state_of(store)


def known_steps(path: Path) -> list[Known]:
    """Run a round on a filled database and return what is known of each step."""
    known = []
    for step in STEPS:
        moments = [time.perf_counter()]
        note = partial(_note, moments)
        with watched(note, note):
            step(path)
        began, *_, writes, stored = moments
        known.append(Known(state=state_in(path), seconds=stored - began, writing_seconds=stored - writes))
    return known


def _note(moments: list[float]) -> None:
    moments.append(time.perf_counter())
