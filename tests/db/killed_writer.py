"""Publishes and re-plans without end until it is killed; started by test_db_kills.py.

The plans are told apart by their size: plan N has N % 7 + 1 sessions and covers, requests asked and absences known.
"""

import datetime as dt
import os
import random
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

from sabbatical.db.store import Store
from sabbatical.domain.moment import Moment, RepairOf
from sabbatical.domain.origin import KnownAbsence, PlanOrigin
from sabbatical.domain.plan import StoredPlan, TermPlan, VersionState
from sabbatical.domain.replanning import AskedRequest
from tests.db.full_school import START, full_plan

NOON = dt.datetime(2027, 1, 5, 12, tzinfo=dt.UTC)
LONGEST_SECONDS = 0.2
"""The longest that a worker lives: a few actions."""
KILLS_A_FILE = 20
"""So often a database is used before the next one; a long history slows the check."""


def rows_of(number: int) -> int:
    """Return how many rows of each kind plan `number` has."""
    return number % 7 + 1


def plan_of(number: int) -> TermPlan:
    """Return plan `number`."""
    plan, rows = full_plan(f"request {number}"), range(rows_of(number))
    return replace(
        plan,
        sessions=tuple(replace(plan.sessions[0], id=f"s{row}") for row in rows),
        covers=tuple(replace(plan.covers[0], id=f"c{row}") for row in rows),
    )


def origin_of(number: int, base: int) -> PlanOrigin:
    """Return what plan `number` knew."""
    rows = range(rows_of(number))
    return PlanOrigin(
        note=f"plan {number}",
        asked=tuple(AskedRequest(id=f"q{row}", teacher="t1", topic="Maths", cycles=1) for row in rows),
        absences=tuple(KnownAbsence(id=f"a{row}", person="t1", start=START, end=START, periods=()) for row in rows),
        repairs=RepairOf(base=base, moment=Moment(today=START)),
    )


def is_whole(stored: StoredPlan, origin: PlanOrigin) -> bool:
    """Whether a stored plan is what was to be stored under its number."""
    number, repairs = stored.version.number, stored.version.repairs
    expected = origin_of(number, 0 if repairs is None else repairs.base)
    if stored.version.state is VersionState.SUPERSEDED:
        expected = replace(expected, absences=())
    return stored.plan == plan_of(number) and origin == expected


def publish_next(store: Store) -> None:
    """Store a re-plan as the draft, then publish it."""
    with store.writing() as transaction:
        base = max((version.number for version in transaction.plans.versions()), default=0)
        transaction.plans.add_draft(
            plan_of(base + 1), created_at=NOON, school_revision=0, origin=origin_of(base + 1, base)
        )
    with store.writing() as transaction:
        transaction.plans.publish_draft(NOON)


def begin(path: Path) -> Store:
    """Return a database with one published plan, closed: a forked worker opens the file anew, all else is warm."""
    store = Store.open(str(path))
    publish_next(store)
    store.close()
    return store


def main(folder: Path, kills: int) -> None:
    """Fork a worker and kill it at a random moment, `kills` times."""
    delays = random.Random(5)
    published = 0
    store = begin(folder / "first.db")
    for kill in range(kills):
        if kill % KILLS_A_FILE == 0:
            store, before = begin(folder / f"{kill}.db"), 1
        kill_a_worker(store, delays.uniform(0.0, LONGEST_SECONDS))
        found = check(store)
        published, before = published + found - before, found
    sys.stdout.write(f"{kills} kills, {published} plans published\n")


def kill_a_worker(store: Store, seconds: float) -> None:
    """Let a process publish again and again, and kill it."""
    worker = os.fork()
    while not worker:
        publish_next(store)
    time.sleep(seconds)
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)


def is_history(states: list[VersionState]) -> bool:
    """Whether all plans are superseded but the newest: one published, or a draft, or the one and then the other."""
    open_ones = [state for state in states if state is not VersionState.SUPERSEDED]
    in_order = states[len(states) - len(open_ones) :] == open_ones
    allowed = ([], [VersionState.DRAFT]) if len(states) < 2 else ()
    both = [VersionState.PUBLISHED, VersionState.DRAFT]
    return in_order and (open_ones in (both, both[:1]) or open_ones in allowed)


def check(store: Store) -> int:
    """Return how many plans were ever published; exit with a message where the database holds a half of anything."""
    with store.reading() as transaction:
        versions = transaction.plans.versions()
        for version in versions[-3:]:
            stored = transaction.plans.load(version.number)
            if stored is None or not is_whole(stored, transaction.plans.origin(version.number)):
                sys.exit(f"plan {version.number} is not whole")
    store.close()
    states = [version.state for version in versions]
    if not is_history(states):
        sys.exit(f"the versions are {states}")
    return sum(version.published_at is not None for version in versions)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
