"""The form for one request."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from sabbatical.domain.edits.requests import put_request
from sabbatical.domain.patterns import steps_by_pattern
from sabbatical.domain.school import DEFAULT_PATTERN, Request, School
from sabbatical.ui import parsing
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Edit
from sabbatical.ui.known import topics
from sabbatical.ui.modals.form import Form
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.widgets.date_field import DateField
from sabbatical.ui.widgets.form_field import ChoiceField, TextField


class RequestForm(Form):
    """Add or change a request.

    Parameters
    ----------
    request
        None for a new one.
    """

    EXPLANATION = (
        "Priority 5 is served first. A pattern is the steps of one cycle: observe-cycle is a pre-conference, an\n"
        "observation and a debrief. All sessions lie between the earliest and the latest date."
    )

    def __init__(self, desk: Desk, picture: TermPicture, request: Request | None) -> None:
        super().__init__(desk, "New request" if request is None else f"Request {request.id}")
        self._old_id = None if request is None else request.id
        row = request or Request(id=_next_id(picture.school), teacher="", topic="")
        school = picture.school
        term = school.term
        people = [(_label(picture, teacher.id), teacher.id) for teacher in school.teachers]
        taken = {other.id for other in school.requests} - {self._old_id}
        self.id_field = TextField("Id", parsing.identifier(taken, "request"), value=row.id, note="Any short text")
        self.teacher = ChoiceField("Teacher", people, value=row.teacher or None, note="Who wants coaching")
        self.topic = TextField(
            "Topic",
            parsing.text(required=True),
            value=row.topic,
            suggestions=topics(school),
            note="As in strengths; → completes",
        )
        self.priority = TextField(
            "Priority", parsing.whole(1, 5), value=str(row.priority), note="1 to 5; 5 is most urgent; default 3"
        )
        patterns = [(name, name) for name in steps_by_pattern(school)]
        self.pattern = ChoiceField("Pattern", patterns, value=row.pattern, note=f"Default {DEFAULT_PATTERN}")
        self.cycles = TextField(
            "Cycles", parsing.whole(1), value=str(row.cycles), note="Rounds of the pattern; default 1"
        )
        self.earliest = DateField(
            "Earliest", term.start, term.end, value=row.earliest, note="Empty: start of term; ↑ ↓ by a day"
        )
        self.latest = DateField("Latest", term.start, term.end, value=row.latest, note="Empty: end of term")
        self.prefer = ChoiceField(
            "Preferred coach", people, value=row.prefer or None, required=False, note="Optional; weighs last"
        )

    def compose_fields(self) -> ComposeResult:
        """Lay out the fields."""
        with VerticalScroll(can_focus=False):
            yield from (self.teacher, self.topic, self.priority, self.pattern, self.cycles)
            yield from (self.earliest, self.latest, self.prefer, self.id_field)

    @property
    def key(self) -> str:
        """Id of the request."""
        return self.id_field.value

    def make_edit(self) -> Edit:
        """Put the request."""
        request = Request(
            id=self.id_field.value,
            teacher=self.teacher.value,
            topic=self.topic.value,
            priority=self.priority.value,
            pattern=self.pattern.value,
            cycles=self.cycles.value,
            earliest=self.earliest.value,
            latest=self.latest.value,
            prefer=self.prefer.value,
        )
        old_id = self._old_id
        return lambda school: put_request(school, request, old_id=old_id)


def _next_id(school: School) -> str:
    taken = {row.id for row in school.requests}
    return next(text for text in (f"R{count:02}" for count in range(1, len(taken) + 2)) if text not in taken)


def _label(picture: TermPicture, person: str) -> str:
    name = picture.name(person)
    return name if person in name else f"{name} ({person})"
