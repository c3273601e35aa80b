"""The form for what a timetable does not say: names, the term's dates, its days, and when the periods are."""

import datetime as dt
from typing import TypeVar
from zoneinfo import available_timezones

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from sabbatical.domain.imports.blank import Blank
from sabbatical.domain.imports.settings import ImportSettings, PeriodTimes
from sabbatical.domain.settings import CycleKind
from sabbatical.ui import parsing
from sabbatical.ui.desk import Desk
from sabbatical.ui.modals.form import ROOMY, Form
from sabbatical.ui.modals.new_school_form import ONE_YEAR, WEEKDAYS
from sabbatical.ui.parsing_choices import one_of, times_or_break
from sabbatical.ui.widgets.date_field import DateField
from sabbatical.ui.widgets.form_field import ChoiceField, FormField, TextField
from sabbatical.ui.widgets.list_field import ListField

T = TypeVar("T")

OPEN = "? missing"


class Missing(TextField[T]):
    """A field whose note says that it is missing, for as long as it is."""

    @property
    def remark(self) -> str:
        """The note while nothing is typed."""
        return "" if self.typed.strip() else self.note


class SourceTerm(ChoiceField):
    """Which of a timetable's terms is taken; one that was chosen before stays in view."""

    def __init__(self, blank: Blank) -> None:
        names = blank.term_choices or tuple(filter(None, (blank.source_term,)))
        super().__init__(
            "The source's term", [(name, name) for name in names], value=blank.source_term or None, required=False,
            topic="mapping.source_term",
        )  # fmt: skip
        self.is_needed = bool(names)
        """Whether the timetable has several."""

    @property
    def remark(self) -> str:
        """What to choose; that it is missing, for as long as it is."""
        return "Which of its terms to take" if self.value else f"{OPEN}; which of its terms to take"


class MappingForm(Form):
    """What a timetable does not say, as a mapping file holds it; it ends with `settings` set.

    Parameters
    ----------
    blank
        What is known by now.
    today
        From which the dates are offered.
    """

    EXPLANATION = (
        "A timetable rarely says when the term begins or how long a period is. What is known is filled in; what is\n"
        "missing is empty. What you write here counts as typed by you: later imports keep it. A period with - is a\n"
        "break, in which no class meets. Nothing is stored before you import."
    )

    def __init__(self, desk: Desk, blank: Blank, today: dt.date) -> None:
        super().__init__(desk, "What the timetable does not say")
        self.settings = ImportSettings()
        self._blank = blank
        zones = sorted(available_timezones())
        self.school_name = Missing("School", parsing.text(), value=blank.school_name, note=OPEN, topic="school.name")
        self.school_name.add_class(ROOMY)
        self.zone = TextField(
            "Time zone", parsing.optional(one_of(zones)), value=blank.timezone, suggestions=zones,
            note="As Europe/Zurich; empty: as it was, else UTC", topic="school.timezone",
        )  # fmt: skip
        self.term = Missing("Term", parsing.text(), value=blank.term_name, note=OPEN, topic="term.name")
        self.source_term = SourceTerm(blank)
        self.start = _date("First day", blank.start, today, "term.start")
        self.end = _date("Last day", blank.end, today, "term.end", begins=blank.start)
        self.weekdays = ListField(
            "Weekdays", WEEKDAYS, parse=parsing.listed(WEEKDAYS), value="; ".join(blank.weekdays),
            note="The week starts on the first", topic="term.weekdays",
        )  # fmt: skip
        self.days = TextField(
            "Days in order", parsing.order_of(blank.days), value="; ".join(blank.days), topic="term.days",
            note="? put them in their order" if blank.days_are_open else "Joined by ;",
        )  # fmt: skip
        self.cycle = ChoiceField(
            "Cycle", [(kind.value, kind.value) for kind in CycleKind], required=False,
            value=None if blank.cycle is None else blank.cycle.value,
            note=f"{OPEN}; press Enter, choose" if blank.cycle is None else "",
            topic="term.cycle",
        )  # fmt: skip
        self.bell = {name: _period(name, times) for name, times in blank.bell}

    def compose_fields(self) -> ComposeResult:
        """Lay out the fields."""
        with VerticalScroll(can_focus=False):
            yield from (self.school_name, self.zone, self.term)
            if self.source_term.is_needed:
                yield self.source_term
            yield from (self.start, self.end, self.weekdays)
            if not self._blank.days_are_told:
                yield self.days
            yield self.cycle
            yield from self.bell.values()

    def touch(self) -> None:
        """Let the last day begin where the first is."""
        super().touch()
        if not self.start.problem and self.start.value is not None:
            self.end.begin_at(self.start.value)

    @property
    def key(self) -> str:
        """Nothing that a list knows."""
        return ""

    @property
    def wrong_fields(self) -> list[FormField]:
        """The fields that need correcting; a last day before the first is one."""
        wrong = super().wrong_fields
        if wrong:
            return wrong
        start, end = self.start.value, self.end.value
        return [self.end] if start is not None and end is not None and end < start else []

    def hand_over(self) -> None:
        """End with what is filled in."""
        self.settings = ImportSettings(
            school_name=self.school_name.value,
            timezone=self.zone.value or "",
            term_name=self.term.value,
            start=self.start.value,
            end=self.end.value,
            weekdays=self.weekdays.value,
            days=() if self._blank.days_are_told else self.days.value,
            cycle=CycleKind(self.cycle.value) if self.cycle.value else None,
            source_term=self.source_term.value,
            bell={name: times for name, field in self.bell.items() if (times := field.value) is not None},
        )
        self.dismiss(self.key)


def _date(label: str, value: dt.date | None, today: dt.date, topic: str, *, begins: dt.date | None = None) -> DateField:
    first, last = today - ONE_YEAR, today + 3 * ONE_YEAR
    if value is not None:
        first, last = min(first, value), max(last, value)
    return DateField(label, first, last, value=value, begins=begins or today, note=f"{OPEN}; ↑ ↓ by a day", topic=topic)


def _period(name: str, times: PeriodTimes | None) -> TextField[PeriodTimes | None]:
    if times is None:
        value = ""
    else:
        value = "-" if times.start is None or times.end is None else f"{times.start:%H:%M}-{times.end:%H:%M}"
    note = f"{OPEN}; 08:30-09:15 or -"
    return Missing(f"Period {name}", times_or_break, value=value, note=note, topic="bell.times")
