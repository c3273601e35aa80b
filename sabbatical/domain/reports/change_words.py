"""What a re-plan changes, as a leader reads it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sabbatical.domain.change_weights import NEAR
from sabbatical.domain.plan import PlannedCover, PlanSummary
from sabbatical.domain.reports.changes import Change
from sabbatical.domain.uncovered import UncoveredMeeting


def proof_sentence(summary: PlanSummary, changes: Sequence[Change]) -> str:
    """Return how many duties change for how many people, and whether fewer is impossible.

    The tier `changes` counts those on short notice threefold. Where it is proven, with every tier before it, no plan
    has a smaller sum; that no plan changes fewer duties follows only where no fewer could have that sum.

    Parameters
    ----------
    summary
        Of the re-plan.
    changes
        What it changes, without what its tier leaves out.
    """
    if not changes:
        return "No duty changes."
    count, people = len(changes), len({change.person for change in changes})
    duties = "1 duty changes" if count == 1 else f"{count} duties change"
    for_whom = f"{duties} for {'1 person' if people == 1 else f'{people} people'}"
    proven = _proven_sum(summary)
    if proven is None:
        return f"{for_whom}; that fewer is impossible is not proven."
    if count <= -(-proven // NEAR):
        return f"{for_whom}; fewer is impossible."
    return f"{for_whom}; counting short notice threefold that is {proven}, and less is impossible."


def change_lines(changes: Iterable[Change], names: Mapping[str, str]) -> Iterator[str]:
    """Yield what changes, person by person: a line with the name, then a line for each duty."""
    last = None
    for change in changes:
        if change.person != last:
            yield f"{names.get(change.person, change.person)}:"
            last = change.person
        yield f"  {change.date:%a} {change.date.isoformat()} {change.period}: {change_words(change)}"


def change_words(change: Change) -> str:
    """Return what becomes of a duty: new, withdrawn, or another."""
    if not change.before:
        return f"new: {change.after}"
    if not change.after:
        return f"withdrawn: {change.before}"
    return f"{change.after}, in the place of {change.before}"


def uncovered_lines(meetings: Iterable[UncoveredMeeting], names: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each meeting to come that has no cover, then one for each who could if one limit were raised."""
    for meeting in meetings:
        yield f"No cover: {_meeting(meeting.cover)}"
        for could in meeting.could:
            yield f"  {names.get(could.person, could.person)} could if one limit were raised: {could.limit.sentence}"


def _meeting(cover: PlannedCover) -> str:
    return f"{cover.class_id} on {cover.date:%a} {cover.date.isoformat()} {cover.period}"


def _proven_sum(summary: PlanSummary) -> int | None:
    """Return the value of the tier `changes` where it and every tier before it are proven."""
    for tier in summary.tiers:
        if not tier.proven:
            return None
        if tier.name == "changes":
            return tier.value
    return None
