"""What Home shows of a term, as text. Loaded with the term: the first paint does without it. Pure."""

from dataclasses import dataclass

from sabbatical.ui.home_figures import needs_attention, sessions_asked, sessions_by_week
from sabbatical.ui.home_next import next_lines
from sabbatical.ui.home_text import cap_line, need_line, served_line, week_line
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.text import grouped, minutes_text

Line = tuple[str, str | None]
"""A line and its key, which says where it leads; None where it leads nowhere of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeFigure:
    """A leading figure."""

    amount: str
    beside: str
    part: int
    """What the bar shows of `whole`."""
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """Figures and lists."""

    sessions: HomeFigure
    lost: HomeFigure
    served: str
    lists: dict[str, list[Line]]
    """By the id of the list."""


def home_view(picture: TermPicture) -> HomeView:
    """Return what Home shows of a term."""
    return HomeView(
        sessions=_sessions(picture),
        lost=_lost(picture),
        served=served_line(picture),
        lists={
            "needs-list": _needs(picture) or [("✓ Nothing waits for you.", None)],
            "next-list": _next(picture) or [("The term is over.", None)],
            "caps-list": _caps(picture) or [("No class loses time.", None)],
            "weeks-list": _weeks(picture) or [("No plan yet.", None)],
        },
    )


def _sessions(picture: TermPicture) -> HomeFigure:
    status, asked = picture.status, sessions_asked(picture)
    return HomeFigure(
        amount=f"{grouped(status.sessions_planned)} planned",
        beside=f"{grouped(status.sessions_done)} done · {grouped(asked)} asked for",
        part=status.sessions_planned,
        whole=asked,
    )


def _lost(picture: TermPicture) -> HomeFigure:
    status = picture.status
    return HomeFigure(
        amount=f"{minutes_text(status.lost_hundredths)} min lost",
        beside=f"of {grouped(status.cap_hundredths // 100)} that the caps allow",
        part=status.lost_hundredths,
        whole=status.cap_hundredths,
    )


def _needs(picture: TermPicture) -> list[Line]:
    return [(need_line(row), f"{index}:{row.place}") for index, row in enumerate(needs_attention(picture))]


def _next(picture: TermPicture) -> list[Line]:
    rows = enumerate(next_lines(picture))
    return [(row.text, f"{index}:{row.date.isoformat()}:{row.period}") for index, row in rows]


def _caps(picture: TermPicture) -> list[Line]:
    return [(cap_line(loss), None) for loss in picture.status.nearest_caps]


def _weeks(picture: TermPicture) -> list[Line]:
    rows = sessions_by_week(picture)
    most = max((row.sessions for row in rows), default=0)
    return [(week_line(row, most), None) for row in rows]
