"""The five steps of a new school: what each asks for, and whether it is done. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from sabbatical.domain.reports.counting import counted
from sabbatical.ui.picture import TermPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideStep:
    """A step, as it stands."""

    id: str
    title: str
    state: str
    """What there is by now, in a few words; empty while there is nothing."""
    is_done: bool
    text: str
    """What it asks for, and how."""
    place: str
    """Id of the screen where it is done; empty for the first while there is no school: it has a form."""

    @property
    def button(self) -> str:
        """What its button says: where it leads, by the name that the screen bears."""
        return f"Go to {self.place.capitalize()}" if self.place else "Type the school"


SCHOOL_TEXT = (
    "This database holds no school yet. Import what your timetable program wrote (FET, Untis, aSc, OneRoster), a\n"
    "spreadsheet of teachers by periods, or a folder of CSV files: Ctrl+O. Or type the school: press Enter. The\n"
    "sample school is there to look around first."
)
SCHOOL_THERE_TEXT = (
    "The school is there. When its timetable changes, import it again: only what changed changes, and nothing that\n"
    "you typed is lost."
)
THERE = (SCHOOL_THERE_TEXT, "import")
"""What the first step says, and where it leads, once there is a school."""
CALENDAR_TEXT = (
    "Holidays, blackout dates, days with another bell schedule, and the times of the periods. n adds one, p pastes\n"
    "many from a spreadsheet."
)
PEOPLE_TEXT = (
    "Teachers: who is willing to coach, what they are strong in, when they are not free. Substitutes too. p pastes\n"
    "rows of teachers.csv, strengths.csv and availability.csv; under Classes (F5) it pastes classes\n"
    "and the timetable."
)
REQUESTS_TEXT = "Who would like to be coached on what. n adds one, for several topics at once; p pastes many."
PLAN_TEXT = "s plans the term. It is a draft, and nobody is told anything until you publish it."


def guide_steps(picture: TermPicture | None) -> tuple[GuideStep, ...]:
    """Return the steps as the term stands; None while there is no school."""
    return (
        _step("school", "School", _school(picture), *((SCHOOL_TEXT, "") if picture is None else THERE)),
        _step("calendar", "Calendar", _calendar(picture), CALENDAR_TEXT, "calendar"),
        _step("people", "People and classes", _people(picture), PEOPLE_TEXT, "people"),
        _step("requests", "Requests", _requests(picture), REQUESTS_TEXT, "requests"),
        _step("plan", "First plan", _plan(picture), PLAN_TEXT, "plan"),
    )


def next_step(steps: tuple[GuideStep, ...], skipped: Collection[str]) -> int | None:
    """Return the place of the first step that is neither done nor skipped; None where there is none."""
    return next((place for place, step in enumerate(steps) if not step.is_done and step.id not in skipped), None)


def step_line(place: int, step: GuideStep, skipped: Collection[str]) -> str:
    """Return a step in a line; its state is a mark and a word."""
    if step.is_done:
        return f"✓ {place}  {step.title}: {step.state}"
    mark, word = ("-", "skipped") if step.id in skipped else ("·", "to do")
    return f"{mark} {place}  {step.title}: {', '.join(filter(None, (step.state, word)))}"


def _step(step_id: str, title: str, state: tuple[str, bool], text: str, place: str) -> GuideStep:
    return GuideStep(id=step_id, title=title, state=state[0], is_done=state[1], text=text, place=place)


def _school(picture: TermPicture | None) -> tuple[str, bool]:
    if picture is None:
        return "", False
    return f"{picture.school.info.name}, {picture.school.term.name}", True


def _calendar(picture: TermPicture | None) -> tuple[str, bool]:
    if picture is None:
        return "", False
    days, rows = counted(len(picture.timetable.days), "school day"), len(picture.school.calendar)
    return f"{days}, {counted(rows, 'exception')}", rows > 0


def _people(picture: TermPicture | None) -> tuple[str, bool]:
    if picture is None:
        return "", False
    school = picture.school
    parts = [counted(len(school.teachers), "teacher"), counted(len(school.classes), "class", "classes")]
    parts.append(f"{len({row.teacher for row in school.strengths})} with strengths")
    return ", ".join(parts), bool(school.teachers and school.classes and school.timetable)


def _requests(picture: TermPicture | None) -> tuple[str, bool]:
    number = 0 if picture is None else len(picture.school.requests)
    return (counted(number, "request") if number else ""), number > 0


def _plan(picture: TermPicture | None) -> tuple[str, bool]:
    if picture is None or not picture.versions:
        return "", False
    return counted(len(picture.versions), "plan"), True
