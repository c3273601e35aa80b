"""What one replay has used up so far: covers, preparation, money, and what classes have lost."""

from collections import Counter

from solver.problem import CoverKind
from solver.robustness.term import NO_LIMIT, DatedSession, Term


class Ledger:
    """Counts from the plan's past on, day by day.

    Parameters
    ----------
    term
        The term.
    first_day
        What the plan has before this school day has taken place as planned.
    """

    def __init__(self, term: Term, first_day: int) -> None:
        self._term = term
        self._covers_week: Counter[tuple[int, int]] = Counter()
        self._covers_term: Counter[int] = Counter()
        self._prep: Counter[tuple[int, int]] = Counter()
        self._cost_hundredths = 0
        self.lost: Counter[str] = Counter()
        """By class, in hundredths of a minute."""
        for row in term.plan.covers:
            meeting = term.meeting_at[row.class_id, row.slot]
            if term.day[row.slot] < first_day:
                self.lose(meeting, row.kind)
                if meeting in term.planned and row.person is not None:
                    self.cover(term.number[row.person], row.slot)

    def lose(self, meeting: int, kind: CoverKind) -> None:
        """Note how a meeting without its teacher went on."""
        self.add_lost(meeting, self._term.loss_hundredths(meeting, kind))

    def add_lost(self, meeting: int, hundredths: int) -> None:
        """Add to what the class of a meeting has lost; less than 0 takes away."""
        self.lost[self._term.class_of[meeting]] += hundredths

    def cover(self, person: int, slot: int) -> None:
        """Note a cover."""
        term, week = self._term, self._term.week[slot]
        self._covers_week[person, week] += 1
        self._covers_term[person] += 1
        self._cost_hundredths += term.costs[person]
        if person < term.teachers and term.is_prep[person, slot]:
            self._prep[person, week] += term.minutes[slot]

    def fall(self, session: DatedSession) -> None:
        """Give its people the preparation back that a session would have taken."""
        term, week = self._term, self._term.week[session.slot]
        for person in session.people:
            if term.is_prep[person, session.slot]:
                self._prep[person, week] -= term.minutes[session.slot]

    def covers_left(self, person: int, week: int) -> int:
        """Return how often a person may cover on a day of this week that has begun without covers of theirs."""
        day, weekly, term = self._term.cover_limits[person]
        return min(day, weekly - self._covers_week[person, week], term - self._covers_term[person])

    def prep_left(self, teacher: int, week: int) -> int:
        """Return the minutes of preparation that covers of this week may still take."""
        return self._term.prep_left[teacher, week] - self._prep[teacher, week]

    def budget_left(self) -> int:
        """Return what substitutes may still cost, in hundredths of the currency unit."""
        budget = self._term.problem.policy.substitute_budget_hundredths
        return NO_LIMIT if budget is None else budget - self._cost_hundredths

    def room(self, class_id: str) -> int:
        """Return what a class may still lose for a planned release, in hundredths of a minute; may be negative."""
        own = self._term.classes[class_id].cap_hundredths - self.lost[class_id]
        groups = (group for group in self._term.problem.groups if class_id in group.class_ids)
        return min([own, *(g.cap_hundredths - sum(self.lost[c] for c in g.class_ids) for g in groups)])
