"""What a draft holds by hand. Pure."""

from collections.abc import Iterator

from sabbatical.domain.plan import DutyStatus, TermPlan
from sabbatical.ui.picture import TermPicture


def holds_by_hand(picture: TermPicture) -> bool:
    """Return whether the newest draft holds something by hand that a repair of the published plan would not know of."""
    stored = picture.stored
    if stored is None or stored.version.repairs is None or not picture.has_draft:
        return False
    if stored.version.repairs.withdrawn:
        return True
    told = set() if picture.told is None else set(_pinned(picture.told))
    return not set(_pinned(stored.plan)) <= told


def _pinned(plan: TermPlan) -> Iterator[tuple[object, ...]]:
    for row in plan.sessions:
        if row.pinned and row.status is DutyStatus.PLANNED:
            yield row.id, row.date, row.period, row.coach
    for cover in plan.covers:
        if cover.pinned and cover.status is DutyStatus.PLANNED:
            yield cover.class_id, cover.date, cover.period, cover.cover_person
