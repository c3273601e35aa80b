"""A person's calendar through all plans published in the term: what is, what was changed, what was withdrawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sabbatical.domain.handout import Publication
from sabbatical.domain.notices import as_told
from sabbatical.domain.reports.duties import COVER, Duty, duties_of
from sabbatical.domain.school import School

Key = tuple[bool, str]
"""Whether it is a cover, and the id of the session or cover."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """A duty as a calendar is told of it."""

    duty: Duty
    """As it is; of a withdrawn one, as it was last published."""
    sequence: int
    """Grows whenever a publication, or a mark since then, changes or withdraws the duty; 0 at first."""
    is_withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarHistory:
    """The plans published in the term, as people were told of them, ready to be asked for many persons."""

    school: School
    told: tuple[Publication, ...]
    now: Publication
    """The last of them as it is, with what was missed."""

    @classmethod
    def of(cls, school: School, line: Sequence[Publication]) -> "CalendarHistory":
        """Return the history of a term.

        Parameters
        ----------
        line
            The plans published in the term, oldest first.
        """
        told = tuple(Publication(number=row.number, plan=as_told(row.plan)) for row in line)
        return cls(school=school, told=told, now=line[-1])

    def entries_of(self, person: str) -> tuple[CalendarEntry, ...]:
        """Return every duty that was ever published for `person` in the term, in order of date and start."""
        published = [(row.number, _by_key(duties_of(self.school, row.plan, person))) for row in self.told]
        now = _by_key(duties_of(self.school, self.now.plan, person))
        keys = dict.fromkeys(key for _, duties in published for key in duties)
        entries = [
            self._entry([(number, duties.get(key)) for number, duties in published], now.get(key)) for key in keys
        ]
        return tuple(sorted(entries, key=lambda row: (row.duty.date, row.duty.start, row.duty.id)))

    def _entry(self, published: Sequence[tuple[int, Duty | None]], now: Duty | None) -> CalendarEntry:
        first = self.told[0].number
        changed, before, last = first, published[0][1], published[0][1]
        for number, duty in published:
            if duty != before:
                changed, before = number, duty
            last = duty or last
        if last is None:
            raise ValueError("a duty that was never published has no entry")
        # Numbers of plans only grow, so that an entry never goes back; a mark takes the place between two plans.
        was_marked = before is not None and now is None
        return CalendarEntry(duty=now or last, sequence=2 * (changed - first) + was_marked, is_withdrawn=now is None)


def _by_key(duties: Iterable[Duty]) -> dict[Key, Duty]:
    return {(duty.duty == COVER, duty.id): duty for duty in duties}
