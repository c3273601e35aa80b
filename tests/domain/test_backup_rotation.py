"""Which backups go when a new one has been made."""

import datetime as dt
from pathlib import Path

from sabbatical.domain.backup import DAYS_KEPT, OTHERS_KEPT, KeptBackup, Reason, outlived

START = dt.datetime(2027, 1, 4, 8, tzinfo=dt.UTC)


def backup(day: int, reason: Reason = Reason.DAY) -> KeptBackup:
    made_at = START + dt.timedelta(days=day)
    return KeptBackup(path=Path(f"{made_at:%Y-%m-%d}-{reason}.db"), made_at=made_at, reason=reason)


def test_the_newest_of_each_sort_are_kept():
    days = [backup(day) for day in range(DAYS_KEPT + 2)]
    others = [backup(day, Reason.IMPORT if day % 2 else Reason.RESTORE) for day in range(OTHERS_KEPT + 3)]
    # 16 days less 14, and 13 others less 10: the oldest
    assert set(outlived([*days, *others], None)) == {*days[:2], *others[:3]}


def test_a_term_of_days_leaves_what_was_kept_before_an_import():
    imported = backup(0, Reason.IMPORT)
    assert imported not in outlived([imported, *(backup(day) for day in range(1, 100))], None)


def test_all_that_hold_a_deleted_person_go_but_for_the_new_one():
    kept = [backup(day) for day in range(4)]
    assert set(outlived(kept, kept[2].made_at)) == set(kept[:3])
    assert set(outlived(kept, kept[3].made_at + dt.timedelta(days=1))) == set(kept[:3])
    assert outlived(kept, START - dt.timedelta(days=1)) == ()
