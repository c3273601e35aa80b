"""The forms for one row of the calendar and for one period of a bell schedule."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from sabbatical.domain.edits.calendar import put_bell_period, put_calendar_entry
from sabbatical.domain.rows.calendar import BellPeriod, CalendarEntry, CalendarKind
from sabbatical.ui import parsing
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import Edit
from sabbatical.ui.modals.form import ROOMY, Form
from sabbatical.ui.parsing_choices import clock_time
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.widgets.date_field import DateField
from sabbatical.ui.widgets.form_field import ChoiceField, FormField, TextField


class CalendarForm(Form):
    """Add or change dates that differ from others.

    Parameters
    ----------
    old
        None for a new row.
    """

    EXPLANATION = (
        "Closed: no school. Blackout: school runs, but no session and no planned release. School: opens a date.\n"
        "A bell schedule or a cycle day of their own can be set for dates with or without that. A later row wins over\n"
        "an earlier one."
    )

    def __init__(self, desk: Desk, picture: TermPicture, old: CalendarEntry | None) -> None:
        super().__init__(desk, "New dates" if old is None else f"Dates from {old.start}")
        self._old = old
        self._place = len(picture.school.calendar) if old is None else picture.school.calendar.index(old)
        term = picture.school.term
        row = old or CalendarEntry(start=term.start, kind=CalendarKind.CLOSED)
        kinds = [(kind.value, kind.value) for kind in CalendarKind]
        schedules = sorted({period.schedule for period in picture.school.bell})
        days = dict.fromkeys(term.days)
        first, last = min(term.start, row.start), max(term.end, row.end or term.end)
        self.start = DateField(
            "From", first, last, value=None if old is None else row.start, required=True, note="↑ ↓ by a day",
            topic="calendar.start",
        )  # fmt: skip
        self.end = DateField("To", first, last, value=row.end, note="Empty: one day", topic="calendar.end")
        self.kind = ChoiceField(
            "What", kinds, value=None if row.kind is None else row.kind.value, required=False,
            note="Closed, open, or a blackout", topic="calendar.kind",
        )  # fmt: skip
        self.schedule = ChoiceField(
            "Bell schedule", [(name, name) for name in schedules], value=row.schedule or None, required=False,
            note="Of these dates; empty: as it was", topic="calendar.schedule",
        )  # fmt: skip
        self.day = ChoiceField(
            "Cycle day", [(name, name) for name in days], value=row.cycle_day or None, required=False,
            note="Of these dates; empty: as it was", topic="calendar.cycle_day",
        )  # fmt: skip
        self.repeat = TextField(
            "Repeats", parsing.text(), value=row.repeat, note="As FREQ=WEEKLY;BYDAY=WE; optional",
            topic="calendar.repeat",
        )  # fmt: skip
        self.note_field = TextField(
            "Note", parsing.text(), value=row.note, note="For you, as Easter", topic="calendar.note"
        )
        self.note_field.add_class(ROOMY)

    def compose_fields(self) -> ComposeResult:
        """Lay out the fields."""
        with VerticalScroll(can_focus=False):
            yield from (self.start, self.end, self.kind, self.note_field, self.schedule, self.day, self.repeat)

    @property
    def key(self) -> str:
        """Place of the row."""
        return str(self._place)

    @property
    def wrong_fields(self) -> list[FormField]:
        """The fields that need correcting, crossed dates too."""
        wrong = super().wrong_fields
        if not wrong and self.start.value is not None and self.end.value is not None:
            return [self.end] if self.end.value < self.start.value else []
        return wrong

    def make_edit(self) -> Edit:
        """Put the row."""
        start = self.start.value
        if start is None:
            raise parsing.NotAllowedError("dates have a first one")
        row = CalendarEntry(
            start=start,
            end=self.end.value,
            repeat=self.repeat.value,
            kind=CalendarKind(self.kind.value) if self.kind.value else None,
            schedule=self.schedule.value,
            cycle_day=self.day.value,
            note=self.note_field.value,
        )
        old = self._old
        return lambda school: put_calendar_entry(school, row, old)


class BellForm(Form):
    """Add or change a period of a bell schedule.

    Parameters
    ----------
    old
        None for a new period.
    """

    EXPLANATION = (
        "The periods in which classes meet. The schedule regular holds on every date that has no other; an early\n"
        "release is a schedule of its own, named in Calendar for its dates. Lunch and breaks are the gaps."
    )

    def __init__(self, desk: Desk, picture: TermPicture, old: BellPeriod | None) -> None:
        super().__init__(desk, "New period" if old is None else f"Period {old.period} of {old.schedule}")
        self._old = old
        bell = picture.school.bell
        self._place = len(bell) if old is None else bell.index(old)
        names = sorted({row.schedule for row in bell})
        self.schedule = TextField(
            "Schedule", parsing.text(required=True), value="regular" if old is None else old.schedule,
            suggestions=names, note="Usually called regular", topic="bell.schedule",
        )  # fmt: skip
        self.period = TextField(
            "Period", parsing.text(required=True), value="" if old is None else old.period,
            note="As the timetable names it", topic="bell.period",
        )  # fmt: skip
        self.start = TextField(
            "Begins", clock_time, value="" if old is None else f"{old.start:%H:%M}", note="As 08:30", topic="bell.start"
        )
        self.end = TextField(
            "Ends", clock_time, value="" if old is None else f"{old.end:%H:%M}", note="As 09:20", topic="bell.end"
        )

    def compose_fields(self) -> ComposeResult:
        """Lay out the fields."""
        with VerticalScroll(can_focus=False):
            yield from (self.schedule, self.period, self.start, self.end)

    @property
    def key(self) -> str:
        """Place of the row."""
        return str(self._place)

    def make_edit(self) -> Edit:
        """Put the period."""
        row = BellPeriod(
            schedule=self.schedule.value, period=self.period.value, start=self.start.value, end=self.end.value
        )
        old = self._old
        return lambda school: put_bell_period(school, row, old)
