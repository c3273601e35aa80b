"""How many sessions were planned, held, moved and dropped, and the hours coached."""

from collections.abc import Collection, Sequence

from sabbatical.domain.handout import Publication
from sabbatical.domain.plan import PlannedSession
from sabbatical.domain.reports.amounts import hundredths_text
from sabbatical.domain.reports.fates import session_fates
from sabbatical.domain.reports.releases import minutes_between
from sabbatical.domain.reports.small_counts import Amount, Behind, Measure


def session_measures(line: Sequence[Publication]) -> tuple[Measure, ...]:
    """Return what became of the sessions.

    Each number is told only where no small one follows from it and from `sessions`, the number held or to come, which
    a board sees: from all that were planned those that were dropped, from those held the ones to come, from those
    moved the ones that were not.
    """
    fates = session_fates(line)
    moved = set(fates.moved)
    unmoved = [row for row in fates.held + fates.to_come if row not in moved]
    to_come = _amount(fates.to_come)
    return (
        _measure("sessions planned", fates.planned, _amount(fates.dropped)),
        _measure("sessions held", fates.held, to_come),
        _measure("sessions moved", fates.moved, _amount(unmoved)),
        _measure("sessions dropped", fates.dropped),
        # Where all periods are alike, the hours tell how many sessions were held.
        Measure(name="hours coached", value=_hours(fates.held), behind=Behind.pairs(fates.held), rests=(to_come,)),
    )


def _measure(name: str, sessions: Collection[PlannedSession], *rests: Amount) -> Measure:
    return Measure(name=name, value=str(len(sessions)), behind=Behind.pairs(sessions), rests=rests)


def _amount(sessions: Collection[PlannedSession]) -> Amount:
    return Amount(value=len(sessions), behind=Behind.pairs(sessions))


def _hours(sessions: Collection[PlannedSession]) -> str:
    """Return the sessions' hours with two decimals; a session counts once, not for each of the two."""
    minutes = sum(minutes_between(row.start, row.end) for row in sessions)
    return hundredths_text((minutes * 100 + 30) // 60)
