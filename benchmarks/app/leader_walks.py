"""What a leader does most, with keys alone, in whatever terminal: tests count the keys in tmux, `walked.py` measures.

Keys bear the names that tmux has for them: `F3`, `Enter`, `C-s`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sabbatical.domain.plan import PlannedSession
from sabbatical.domain.school import School
from sabbatical.domain.week.term_weeks import duties_of
from sabbatical.services.hand_desk import HandDesk
from sabbatical.ui.picture import TermPicture

SOLVE_SECONDS = 90.0
OPEN = "▲"
"""The sign of a list that is open."""
TEACHER = "A new teacher with two strengths and limits"
REQUEST = "A request"
PLAN = "A first plan, published"
ABSENCE = "One absence, the day repaired and published"
MOVE = "A session moved by hand"
EXPORT = "An export"


class Hands(Protocol):
    """Hands on the keys of a terminal in which the program runs."""

    def press(self, *keys: str) -> None:
        """Press keys, each of which counts."""

    def type(self, text: str) -> None:
        """Type text into the field that has the focus, until it is there; it does not count as keys."""

    def search(self, text: str) -> None:
        """Type text by which a list is searched."""

    def wait_for(self, *texts: str, without: str = "", seconds: float = 30.0) -> object:
        """Wait until the screen shows all texts, and not `without`."""

    def wait_for_title(self, title: str) -> object:
        """Wait until a place is in view, down to its last line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who takes part in a school's walks, by name, and in what."""

    topics: tuple[str, str]
    """Two that somebody is strong in."""
    asking: str
    """Asks for coaching on the first topic."""
    away: str
    """Teaches on each day of the cycle, or on most."""


def cast_of(school: School, names: Mapping[str, str]) -> Cast:
    """Return who can take part.

    Parameters
    ----------
    school
        With teachers, strengths of two topics, and somebody who asks for nothing yet.
    names
        Everyone's name by id.
    """
    first, second, *_ = sorted({row.topic for row in school.strengths})
    asked = {row.teacher for row in school.requests}
    days = {
        row.id: len({own.cycle_day for own in school.timetable if own.teacher == row.id}) for row in school.teachers
    }
    return Cast(
        topics=(first, second),
        asking=next(names[row.id] for row in school.teachers if row.id not in asked),
        away=names[max(days, key=lambda person: days[person])],
    )


def whom_to_move(desk: HandDesk, picture: TermPicture) -> str:
    """Return the name of a coach whose first duty is a session to come that could be elsewhere.

    Raises
    ------
    LookupError
        If there is none.
    """
    for coach in dict.fromkeys(row.coach for row in picture.planned.sessions):
        first = duties_of(picture.planned, coach)[0]
        if isinstance(first, PlannedSession) and first.date > picture.today and desk.places(first.id):
            return picture.name(coach)
    raise LookupError("no coach begins with a session to come that could be elsewhere")


def add_teacher(hands: Hands, cast: Cast) -> None:
    """Enter a teacher who is willing to coach, with two strengths and three limits."""
    hands.press("F3")
    hands.wait_for_title("People")
    hands.press("n")
    hands.wait_for("New teacher", "Willing to coach")
    hands.type("Eva Egli")
    hands.press("Tab")
    hands.type("EVA")
    hands.press("Tab", "Tab", "Tab", "Tab", "Tab", "Space")
    hands.wait_for("Eva Egli", "[x] yes")
    hands.press("C-n")
    hands.wait_for("Requests coached")
    hands.type("1")
    hands.press("Tab")
    hands.type("45")
    hands.press("Tab")
    hands.type("90")
    hands.press("C-n")
    hands.wait_for(f"[ ] {cast.topics[0]}")
    hands.type("; ".join(f"{topic} {level}" for topic, level in zip(cast.topics, (4, 5), strict=True)))
    hands.press("Enter")
    hands.wait_for(*(f"[x] {topic}" for topic in cast.topics), "5  ★★★★★")
    hands.press("C-s")
    hands.wait_for("Eva Egli", without="New teacher")


def ask(hands: Hands, cast: Cast) -> None:
    """Enter a request."""
    hands.press("F4")
    hands.wait_for_title("Requests")
    hands.press("n")
    hands.wait_for("New request", "Teacher choose (Enter)")
    hands.press("Enter")
    hands.wait_for(OPEN)
    hands.search(cast.asking)
    hands.press("Enter")
    hands.wait_for(f"Teacher {cast.asking}", without=OPEN)
    hands.press("Tab")
    hands.type(cast.topics[0])
    hands.wait_for(f"Teacher {cast.asking}", f"Topic {cast.topics[0]}")
    hands.press("C-s")
    hands.wait_for(cast.asking, without="New request")


def plan_first(hands: Hands) -> None:
    """Plan the term and publish."""
    hands.press("F7")
    hands.wait_for_title("Plan")
    hands.press("s")
    hands.wait_for("plan 1: draft", seconds=SOLVE_SECONDS)
    hands.press("p")
    hands.wait_for("Publish draft 1?")
    hands.press("Tab", "Enter")  # the question has no in focus
    hands.wait_for("plan 1: published")


def repair_day(hands: Hands, cast: Cast) -> None:
    """Enter one absence, repair the day and publish."""
    hands.press("a")
    hands.wait_for_title("Absences")
    hands.press("n")
    hands.wait_for("Who is away?", "0 absences to save")
    hands.search(cast.away)
    hands.press("Enter")
    hands.wait_for("1 absence to save", cast.away)
    hands.press("Enter", "r")
    hands.wait_for("is impossible.", "p publishes it", seconds=SOLVE_SECONDS)
    hands.press("p")
    hands.wait_for_title("People to tell")


def move_session(hands: Hands, name: str) -> None:
    """Find somebody's next session in the week, and put it elsewhere."""
    hands.press("F8")
    hands.wait_for_title("Week")
    hands.press("/")
    hands.wait_for(f"{OPEN}  ▴")  # the sign of covers is the same
    hands.search(name)
    hands.press("Enter")
    hands.wait_for(name, "▼  ▴")
    hands.press("g")
    hands.wait_for(name, "Session ")
    hands.press("c")
    hands.wait_for("Carrying", "✓ allowed")
    hands.press("l")
    hands.wait_for("✓ allowed. Enter shows what it does")
    hands.press("Enter")
    hands.wait_for("Allowed: it breaks no rule.")
    hands.press("Enter")
    hands.wait_for("draft", "⚑")


def hand_out(hands: Hands, folder: Path) -> None:
    """Write the board's report into a folder."""
    hands.press("F10")
    hands.wait_for_title("Export")
    hands.press("Enter")
    hands.wait_for(OPEN)
    hands.search("board")
    hands.press("Enter")
    hands.wait_for("board: counts", "Last term", without=OPEN)
    hands.press("Tab", "Tab", "Tab")
    hands.type(str(folder))  # in the place of the folder that stands there
    hands.press("C-s")
    hands.wait_for("written")
