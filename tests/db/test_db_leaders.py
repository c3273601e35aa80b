"""Two leaders at once, each in a program of their own, change what they saw a while ago: nothing is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

from sabbatical.db.store import Store
from sabbatical.services.school import load_school
from tests.db.leader import FIELDS
from tests.reports_case import make_school

SECONDS = float(os.environ.get("SABBATICAL_LEADERS_SECONDS", "1"))
ROOT = Path(__file__).parents[2]
Change = dict[str, str]


def changes_of(address: str) -> list[Change]:
    """What two leaders were told is stored."""
    command = [sys.executable, "-m", "tests.db.leader", address]
    leaders = [
        subprocess.Popen([*command, name, str(SECONDS), str(seed)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for seed, name in enumerate(("a", "b"))
    ]
    outputs = [leader.communicate()[0] for leader in leaders]
    assert [leader.returncode for leader in leaders] == [0, 0]
    return [json.loads(line) for output in outputs for line in output.splitlines()]


def test_nothing_that_was_acknowledged_is_lost_or_overwritten_unseen(address):
    with Store.open(address) as store, store.writing() as transaction:
        transaction.school.save(make_school())
    changes = changes_of(address)
    with Store.open(address) as store:
        school = load_school(store)
    assert school is not None
    stored = [change for change in changes if "key" in change]
    assert stored
    # Who waits too long while the other writes and writes is told so, and nothing of theirs is stored.
    assert sum("busy" in change for change in changes) < len(stored) / 10
    added = {change["added"] for change in changes if "added" in change}
    assert added <= {row.id for row in school.requests}
    for place, (before, after) in enumerate(zip(make_school().teachers, school.teachers, strict=True)):
        for field in FIELDS:
            steps = {row["was"]: row["now"] for row in stored if row["key"] == f"{place} {field}"}
            assert len(steps) == sum(row["key"] == f"{place} {field}" for row in stored)  # none began where another did
            value = getattr(before, field)
            for _ in range(len(steps)):
                value = steps[value]  # who changed it had seen what the one before them made of it
            assert value == getattr(after, field)
