"""Alternatives as a leader reads them."""

from collections.abc import Callable

from sabbatical.domain.alternatives import CoachChoice, CoverChoice, NotPossible, TierChange, TimeChoice
from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.domain.reports.amounts import hundredths_text
from sabbatical.domain.reports.tier_words import tier_value_text

NOBODY = "nobody (uncovered)"


def person_words(person: str) -> str:
    """Return a person's id, or that it is nobody."""
    return person or NOBODY


def when_words(row: PlannedSession | PlannedCover) -> str:
    """Return weekday, date and period, e.g. ``Thu 2027-01-14 P3``."""
    return f"{row.date:%a} {row.date.isoformat()} {row.period}"


def cover_words(row: PlannedCover) -> str:
    """Return who takes which class and what it then loses."""
    kind = row.cover_kind.value.replace("_", " ")
    who = f"{row.cover_person}, {kind}" if row.cover_person else NOBODY
    return f"{row.class_id} {row.period}: {who}, {hundredths_text(row.lost_hundredths)} minutes lost"


def choice_words(choice: CoverChoice | TimeChoice | CoachChoice) -> str:
    """Return what a choice is: the person, the time, or the coach with their times."""
    if isinstance(choice, CoverChoice):
        kind = choice.cover.cover_kind.value.replace("_", " ")
        return f"{choice.cover.cover_person} ({kind})" if choice.cover.cover_person else NOBODY
    if isinstance(choice, TimeChoice):
        return f"{when_words(choice.session)}{_in_class(choice.session)}"
    times = ", ".join(f"{row.kind} {when_words(row)}{_in_class(row)}" for row in choice.sessions)
    return f"{choice.coach}: {times}"


def _in_class(row: PlannedSession) -> str:
    return f" in {row.class_id}" if row.class_id else ""


def changes_words(tiers: tuple[TierChange, ...], tell: Callable[[str, int], str] = tier_value_text) -> str:
    """Return what changes, tier by tier in order, e.g. ``lost +12.00 minutes; fairness -1``.

    Parameters
    ----------
    tiers
        The tiers before and after.
    tell
        Gives the words for a tier's value.
    """
    changed = [f"{row.name} {_difference(row, tell)}" for row in tiers if row.before != row.after]
    return "; ".join(changed) if changed else "no tier changes"


def _difference(row: TierChange, tell: Callable[[str, int], str]) -> str:
    sign = "+" if row.after > row.before else "-"
    return f"{sign}{tell(row.name, abs(row.after - row.before))}"


def reasons_words(row: NotPossible) -> str:
    """Return every reason why a person cannot, each with the id of its rule."""
    return " ".join(reasons_lines(row))


def reasons_lines(row: NotPossible) -> tuple[str, ...]:
    """Return the same, a line for each."""
    reasons = tuple(f"{reason.rule}: {reason.sentence}" for reason in row.reasons)
    if not row.at_present_times:
        return reasons
    others = "No other times keep every rule" if row.proven else "Whether other times exist was not settled"
    return ("At the present times:", *reasons, f"{others} while all else stands.")
