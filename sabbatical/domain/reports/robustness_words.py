"""How robust a plan is, as a leader reads it."""

from decimal import Decimal

from sabbatical.domain.robustness import PlanRobustness, Range

MEANING = (
    "A lower bound: each day is repaired by itself and no session is moved to a later day, as a re-plan would do. "
    "Teachers are absent for whole days, by chance, each for themselves; substitutes never are."
)


def robustness_line(found: PlanRobustness) -> str:
    """Return the figure that matters most, in one sentence."""
    rate = percent_text(found.params.rate_percent)
    if not found.sessions:
        return f"With {rate} % of teacher days absent: the plan has no session on a day wholly to come."
    share, low, high = (
        f"{found.share_percent(held):.0f}"
        for held in (found.sessions_held.mean, found.sessions_held.low, found.sessions_held.high)
    )
    return (
        f"With {rate} % of teacher days absent, {share} % of the sessions take place (in 9 of 10 terms {low} to "
        f"{high} %) even if none is moved."
    )


def robustness_lines(found: PlanRobustness) -> tuple[str, ...]:
    """Return everything that the replay tells, a sentence a line."""
    held = _number(found.sessions_held.mean)
    absent, cover, cap = (_number(n) for n in (found.fallen_absent, found.fallen_cover, found.fallen_cap))
    sessions = (
        f"Of {found.sessions} sessions {held} take place; {absent} fall because somebody is absent, {cover} because "
        f"cover runs short, {cap} because absences have used up a class's cap."
    )
    lost = (
        f"Minutes lost: {_minutes(found.lost_hundredths)}; by the plan alone {_whole(found.planned_lost_hundredths)}."
    )
    replays = f"{found.params.replays} replays, seed {found.params.seed}. {MEANING}"
    return (robustness_line(found), sessions, _cover_line(found), lost, replays)


def _cover_line(found: PlanRobustness) -> str:
    periods = found.uncovered_periods
    line = f"Cover runs out in {_number(periods.mean)} periods ({_number(periods.low)} to {_number(periods.high)})"
    if not found.weakest:
        return f"{line}."
    places = ", ".join(
        f"{row.cycle_day} {row.period} ({_number(row.expected)} of {row.of} times)" for row in found.weakest
    )
    return f"{line}, most often: {places}."


def percent_text(percent: Decimal) -> str:
    """Return a percentage without needless zeros."""
    text = f"{percent:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")


def _minutes(row: Range) -> str:
    return f"{_whole(row.mean)} ({_whole(row.low)} to {_whole(row.high)})"


def _whole(hundredths: float) -> str:
    return f"{hundredths / 100:,.0f}"
