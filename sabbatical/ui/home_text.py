"""The lines of the home screen. Pure."""

from sabbatical.domain.reports.class_losses import ClassLoss
from sabbatical.domain.week.term_weeks import week_count, week_of_date
from sabbatical.ui.home_figures import Attention, WeekLoad
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.places import PLACES
from sabbatical.ui.text import bar, day_text, minutes_text

CAP_COLUMNS = 12
LOAD_COLUMNS = 24
KEYS = {**{place.id: place.key.upper() for place in PLACES}, "tell": "t", "repair": "F12"}
"""By place; Home itself has a key for whom to tell."""


def need_line(row: Attention) -> str:
    """Return what needs the leader, with the key of the place where it is dealt with."""
    return f"! {KEYS[row.place]:<3}  {row.text}"


def cap_line(loss: ClassLoss) -> str:
    """Return how much of its cap a class has lost."""
    blocks = bar(loss.lost_hundredths, loss.cap_hundredths, CAP_COLUMNS)
    amounts = f"{minutes_text(loss.lost_hundredths)} of {minutes_text(loss.cap_hundredths)} min"
    share = "cap is 0" if loss.percent_of_cap is None else f"{loss.percent_of_cap:>5} %"
    return f"{blocks} {share}  {loss.class_id:<12} {amounts}"


def week_line(row: WeekLoad, most: int) -> str:
    """Return the sessions of a week; `most` is the largest number of any week."""
    mark = "▸" if row.is_now else " "
    return f"{mark}{day_text(row.start):<11} {bar(row.sessions, most, LOAD_COLUMNS)} {row.sessions:>3}"


def served_line(picture: TermPicture) -> str:
    """Return the requests served, the week of the term, and the plan that the figures are of."""
    status = picture.status
    week = week_of_date(picture.timetable, picture.today) + 1
    parts = [
        f"Requests: {status.requests_served} of {status.requests} served",
        f"week {week} of {week_count(picture.timetable)}",
    ]
    if status.plan is not None:
        parts.append(f"figures of plan {status.plan.number} ({status.plan.state})")
    return " · ".join(parts)
