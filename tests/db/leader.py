"""A leader at work on a shared database: ``python -m tests.db.leader ADDRESS NAME SECONDS SEED``.

Changes what they saw some time ago, and writes every change that was acknowledged as JSON in a line.
"""

import json
import random
import sys
import time
from dataclasses import replace

from sabbatical.db.store import Store
from sabbatical.domain.rows.coaching import Request
from sabbatical.domain.school import School
from sabbatical.errors import ConflictError, StoreError
from sabbatical.services.school import edit_school, load_school
from tests.reports_case import TOPIC

FIELDS = ("name", "email", "building")
LOOKS_EVERY = 0.3
"""How often the leader looks at what the other did before they go on."""
ADDS_EVERY = 0.2
MOST_PAUSE_SECONDS = 0.02


def with_field(school: School, place: int, field: str, value: str) -> School:
    rows = list(school.teachers)
    rows[place] = replace(rows[place], **{field: value})
    return replace(school, teachers=tuple(rows))


def act(store: Store, seen: School, value: str, chance: random.Random) -> dict[str, object]:
    """Make one change to the school that was seen; return what was acknowledged."""
    if chance.random() < ADDS_EVERY:
        row = Request(id=value, teacher=seen.teachers[0].id, topic=TOPIC)
        edit_school(store, lambda school: replace(school, requests=(*school.requests, row)), base=seen)
        return {"added": value}
    place, field = chance.randrange(len(seen.teachers)), chance.choice(FIELDS)
    was = getattr(seen.teachers[place], field)
    edit_school(store, lambda school: with_field(school, place, field, value), base=seen)
    return {"key": f"{place} {field}", "was": was, "now": value}


def work(store: Store, name: str, seconds: float, chance: random.Random) -> None:
    deadline, count, seen = time.monotonic() + seconds, 0, load_school(store)
    while time.monotonic() < deadline:
        count += 1
        try:
            done = act(store, seen, f"{name}{count}", chance)
        except ConflictError:
            done, seen = {"refused": count}, load_school(store)
        except StoreError as error:
            done = {"busy": error.message}
        sys.stdout.write(json.dumps(done) + "\n")
        # What was changed is known to who changed it; the rest as of the last look.
        if "key" in done:
            place, field = str(done["key"]).split()
            seen = with_field(seen, int(place), field, str(done["now"]))
        elif "added" in done:
            row = Request(id=str(done["added"]), teacher=seen.teachers[0].id, topic=TOPIC)
            seen = replace(seen, requests=(*seen.requests, row))
        time.sleep(chance.random() * MOST_PAUSE_SECONDS)
        if chance.random() < LOOKS_EVERY:
            seen = load_school(store)


if __name__ == "__main__":
    address, leader, seconds, seed = sys.argv[1:]
    with Store.open(address) as opened:
        work(opened, leader, float(seconds), random.Random(seed))
