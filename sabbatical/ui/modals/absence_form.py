"""The form for one absence: its dates, its periods, its reason."""

import datetime as dt
from collections.abc import Sequence

from textual.app import ComposeResult

from sabbatical.domain.rows.people import Absence
from sabbatical.ui import parsing
from sabbatical.ui.absence_span import Entry, Span, with_span
from sabbatical.ui.desk import Desk
from sabbatical.ui.gateway import AbsenceChange, Gateway
from sabbatical.ui.messages import Saved
from sabbatical.ui.modals.form import ROOMY, Form
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.widgets.date_field import DateField
from sabbatical.ui.widgets.form_field import TextField


class AbsenceForm(Form):
    """Change an absence.

    Parameters
    ----------
    picture
        The term.
    absence
        As it is known.
    """

    EXPLANATION = (
        "Up and down move a date by a day. An empty last date means until further notice, which is the end of term.\n"
        "Periods: empty means whole days; else the periods of each day, joined by ;, or morning or afternoon.\n"
        "The reason is for your own eyes: no export, list or message shows it to anyone else."
    )

    def __init__(self, desk: Desk, picture: TermPicture, absence: Absence) -> None:
        super().__init__(desk, f"Absence of {picture.name(absence.person)}")
        self._picture = picture
        self._absence = absence
        term = picture.school.term
        last = absence.end or absence.start
        is_open = last > absence.start and last >= term.end
        self.start = DateField(
            "First day", term.start, term.end, value=absence.start, required=True, topic="absences.start"
        )
        self.end = DateField(
            "Last day",
            term.start,
            term.end,
            value=None if is_open else last,
            note="Empty: until further notice",
            topic="absences.end",
        )
        known = {row.period for row in picture.school.bell}
        self.periods = TextField(
            "Periods",
            parsing.listed({*known, Span.MORNING.value, Span.AFTERNOON.value}),
            value="; ".join(absence.periods),
            note="Empty: whole days; or morning, afternoon",
            topic="absences.periods",
        )
        self.reason = TextField(
            "Reason", parsing.text(), value=absence.reason, note="For your own eyes; optional", topic="absences.reason"
        )
        self.reason.add_class(ROOMY)

    def compose_fields(self) -> ComposeResult:
        """Lay out the fields."""
        yield from (self.start, self.end, self.periods, self.reason)

    @property
    def key(self) -> str:
        """Id of the absence."""
        return self._absence.id

    def hand_over(self) -> None:
        """Have the absence changed."""
        start = self.start.value or self._absence.start
        change = AbsenceChange(
            id=self._absence.id,
            start=start,
            end=self.end.value,
            periods=_periods(self._picture, start, self.periods.value),
            reason=self.reason.value,
        )
        self.desk.do(lambda gateway: _changed(gateway, change), self)


def _periods(picture: TermPicture, date: dt.date, typed: Sequence[str]) -> tuple[str, ...]:
    """Return the periods meant; the words of half days stand for those of the date."""
    day = Entry(person="", start=date, end=date)
    named = {span.value: with_span(picture, day, span).periods for span in (Span.MORNING, Span.AFTERNOON)}
    return tuple(dict.fromkeys(period for word in typed for period in named.get(word, (word,))))


def _changed(gateway: Gateway, change: AbsenceChange) -> Saved:
    gateway.change_absence(change)
    return Saved()
