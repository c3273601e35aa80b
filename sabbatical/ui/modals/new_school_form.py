"""The form that begins a school: its term, its week and its regular day."""

import datetime as dt
from zoneinfo import available_timezones

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from sabbatical.domain.first_school import RegularDay, first_school
from sabbatical.domain.school import School
from sabbatical.domain.settings import SchoolInfo
from sabbatical.ui import parsing
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.messages import Saved
from sabbatical.ui.modals.form import ROOMY, Form
from sabbatical.ui.parsing_choices import clock_time, one_of
from sabbatical.ui.widgets.date_field import DateField
from sabbatical.ui.widgets.form_field import ChoiceField, FormField, TextField
from sabbatical.ui.widgets.list_field import ListField

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SCHOOL_WEEK = WEEKDAYS[:5]
CYCLE_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
ONE_YEAR = dt.timedelta(days=366)
MOST_PERIODS = 20


class NewSchoolForm(Form):
    """Type a school's first shape; people, classes and the timetable follow.

    Parameters
    ----------
    today
        From which the dates are offered.
    """

    EXPLANATION = (
        "What a term needs first: its dates, the weekdays with school, the names of the days that the timetable\n"
        "repeats, and a regular day of equal periods. Other bell schedules and single periods are changed afterwards\n"
        "in Calendar; teachers, classes and the timetable are typed or pasted."
    )

    def __init__(self, desk: Desk, today: dt.date) -> None:
        super().__init__(desk, "New school")
        zones = sorted(available_timezones())
        first, last = today - ONE_YEAR, today + 3 * ONE_YEAR
        self.name_field = TextField("School", parsing.text(required=True), note="Its name", topic="school.name")
        self.name_field.add_class(ROOMY)
        self.zone = TextField(
            "Time zone", one_of(zones), value="UTC", suggestions=zones, note="As Europe/Zurich; → completes",
            topic="school.timezone",
        )  # fmt: skip
        self.term = TextField("Term", parsing.text(required=True), note="As Spring 2027", topic="term.name")
        self.start = DateField(
            "First day", first, last, begins=today, required=True, note="↑ ↓ by a day", topic="term.start"
        )
        self.end = DateField(
            "Last day", first, last, begins=today, required=True, note="↑ ↓ by a day", topic="term.end"
        )
        self.weekdays = ListField(
            "Weekdays", WEEKDAYS, parse=parsing.listed(WEEKDAYS), value="; ".join(SCHOOL_WEEK),
            note="With school; the week starts on the first", topic="term.weekdays",
        )  # fmt: skip
        self.cycle = ChoiceField(
            "Cycle", [("weekly", "weekly"), ("rotating", "rotating")], value="weekly",
            note="Rotating: each open day takes the next name", topic="term.cycle",
        )  # fmt: skip
        self.days = TextField(
            "Cycle days", parsing.listed(), value="; ".join(CYCLE_DAYS), note="As the timetable names them; by ;",
            topic="term.days",
        )  # fmt: skip
        self.first = TextField("School begins", clock_time, value="08:00", note="First period", topic="bell.first")
        self.periods = TextField(
            "Periods a day",
            parsing.whole(1, MOST_PERIODS),
            value="6",
            note=f"1 to {MOST_PERIODS}",
            topic="bell.periods",
        )
        self.minutes = TextField(
            "Minutes each", parsing.whole(1, 300), value="50", note="Of a period", topic="bell.minutes"
        )
        self.between = TextField(
            "Minutes between", parsing.whole(0, 120), value="10", note="Of two periods; others later in Calendar",
            topic="bell.between",
        )  # fmt: skip

    def compose_fields(self) -> ComposeResult:
        """Lay out the fields."""
        with VerticalScroll(can_focus=False):
            yield from (self.name_field, self.zone, self.term, self.start, self.end, self.weekdays, self.cycle)
            yield from (self.days, self.first, self.periods, self.minutes, self.between)

    def touch(self) -> None:
        """Let the last day begin where the first is."""
        super().touch()
        if not self.start.problem and self.start.value is not None:
            self.end.begin_at(self.start.value)

    @property
    def key(self) -> str:
        """The school's name."""
        return self.name_field.value

    @property
    def wrong_fields(self) -> list[FormField]:
        """The fields that need correcting, those that do not go together too."""
        wrong = super().wrong_fields
        if not wrong and self._dates_are_crossed:
            return [self.end]
        if not wrong and not self._day.fits:
            return [self.periods]
        return wrong

    @property
    def _dates_are_crossed(self) -> bool:
        start, end = self.start.value, self.end.value
        return start is not None and end is not None and end < start

    @property
    def _day(self) -> RegularDay:
        return RegularDay(
            first=self.first.value,
            periods=self.periods.value,
            minutes=self.minutes.value,
            minutes_between=self.between.value,
        )

    def hand_over(self) -> None:
        """Begin the school."""
        school = self._school()

        def job(gateway: Gateway) -> Saved:
            gateway.begin_school(school)
            return Saved()

        self.desk.do(job, self)

    def _school(self) -> School:
        start, end = self.start.value, self.end.value
        if start is None or end is None:
            raise parsing.NotAllowedError("a term has a first and a last day")
        return first_school(
            SchoolInfo(name=self.name_field.value, timezone=self.zone.value),
            term=self.term.value,
            start=start,
            end=end,
            weekdays=self.weekdays.value,
            days=self.days.value,
            rotating=self.cycle.value == "rotating",
            day=self._day,
        )
