"""The form for one request."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from sabbatical.domain.edits.requests import free_request_id, put_request
from sabbatical.domain.patterns import steps_by_pattern
from sabbatical.domain.rows.coaching import DEFAULT_PATTERN, Request
from sabbatical.domain.school import School
from sabbatical.ui import parsing
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Edit
from sabbatical.ui.known import topics
from sabbatical.ui.modals.form import Form
from sabbatical.ui.parsing_choices import one_topic, topics_of
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.widgets.date_field import DateField
from sabbatical.ui.widgets.form_field import ChoiceField, TextField
from sabbatical.ui.widgets.list_field import ListField

NEW_TOPIC_NOTE = "→ completes, ↓ lists; several joined by ; make a request each"


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
        row = request or Request(
            id=free_request_id({other.id for other in picture.school.requests}), teacher="", topic=""
        )
        school = picture.school
        term = school.term
        people = [(_label(picture, teacher.id), teacher.id) for teacher in school.teachers]
        taken = {other.id for other in school.requests} - {self._old_id}
        self.id_field = TextField(
            "Id", parsing.identifier(taken, "request"), value=row.id, note="Any short text", topic="requests.id"
        )
        self.teacher = ChoiceField(
            "Teacher", people, value=row.teacher or None, note="Who wants coaching", topic="requests.teacher"
        )
        known = topics(school)
        self.topic = ListField(
            "Topic",
            known,
            parse=topics_of(known) if request is None else one_topic,
            value=row.topic,
            note=NEW_TOPIC_NOTE if request is None else "As in strengths; → completes, ↓ lists",
            topic="requests.topic",
        )
        self.priority = TextField(
            "Priority",
            parsing.whole(1, 5),
            value=str(row.priority),
            note="1 to 5; 5 is most urgent; default 3",
            topic="requests.priority",
        )
        patterns = [(name, name) for name in steps_by_pattern(school)]
        self.pattern = ChoiceField(
            "Pattern", patterns, value=row.pattern, note=f"Default {DEFAULT_PATTERN}", topic="requests.pattern"
        )
        self.cycles = TextField(
            "Cycles",
            parsing.whole(1),
            value=str(row.cycles),
            note="Rounds of the pattern; default 1",
            topic="requests.cycles",
        )
        self.earliest = DateField(
            "Earliest",
            term.start,
            term.end,
            value=row.earliest,
            note="Empty: start of term; ↑ ↓ by a day",
            topic="requests.earliest",
        )
        self.latest = DateField(
            "Latest", term.start, term.end, value=row.latest, note="Empty: end of term", topic="requests.latest"
        )
        self.prefer = ChoiceField(
            "Preferred coach",
            people,
            value=row.prefer or None,
            required=False,
            note="Optional; weighs last",
            topic="requests.prefer",
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
        """Put the request; for a new one with several topics, one for each."""
        first = Request(
            id=self.id_field.value,
            teacher=self.teacher.value,
            topic=self.topic.value[0],
            priority=self.priority.value,
            pattern=self.pattern.value,
            cycles=self.cycles.value,
            earliest=self.earliest.value,
            latest=self.latest.value,
            prefer=self.prefer.value,
        )
        old_id, more = self._old_id, self.topic.value[1:]

        def edit(school: School) -> School:
            school = put_request(school, first, old_id=old_id)
            for topic in more:
                free = free_request_id({row.id for row in school.requests})
                school = put_request(school, replace(first, id=free, topic=topic))
            return school

        return edit


def _label(picture: TermPicture, person: str) -> str:
    name = picture.name(person)
    return name if person in name else f"{name} ({person})"
