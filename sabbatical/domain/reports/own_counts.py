"""A person's own term in a few numbers."""

from collections.abc import Sequence

from sabbatical.domain.reports.duties import COVER, Duty
from sabbatical.domain.reports.releases import minutes_between

AS_COACH, AS_COACHEE = "as coach", "as coachee"


def own_counts(duties: Sequence[Duty]) -> tuple[tuple[str, str], ...]:
    """Return what a person does and how much of it; what they do not do is not named."""
    covers = [duty for duty in duties if duty.duty == COVER]
    rows = [
        (f"sessions {part}", [duty for duty in duties if duty.duty.endswith(part)]) for part in (AS_COACH, AS_COACHEE)
    ]
    rows.append(("covers", covers))
    return tuple((name, f"{len(found)} ({_minutes(found)} minutes)") for name, found in rows if found)


def _minutes(duties: Sequence[Duty]) -> int:
    return sum(minutes_between(duty.start, duty.end) for duty in duties)
