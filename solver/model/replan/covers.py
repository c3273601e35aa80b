"""The covers of a re-plan's model: past, as published, open or by somebody."""

from dataclasses import replace

from solver.model.covers import CoverOption, finder_with_releases
from solver.model.facts import NONE, Facts
from solver.model.replan.openings import Openings
from solver.model.replan.standing import Standing
from solver.model.variables import CoverChoice, Variables
from solver.plan import Cover, CoverKind


def add_past_covers(variables: Variables, standing: Standing) -> None:
    """Add the covers that took place, each as a literal that is true."""
    facts = variables.facts
    for cover in standing.published.past.covers:
        meeting = facts.meeting_at.get((cover.class_id, cover.slot), NONE)
        var = variables.model.new_int_var(1, 1, "")
        variables.settled.add(var.index)
        found = CoverChoice(var=var, meeting=meeting, option=_as_it_was(facts, meeting, cover))
        if meeting != NONE:
            variables.add_cover(found)
        elif 0 <= cover.slot < len(facts.minutes):
            variables.add_gone_cover(found, cover.slot)


def _as_it_was(facts: Facts, meeting: int, cover: Cover) -> CoverOption:
    taken = cover.kind not in (CoverKind.COTEACHER, CoverKind.UNCOVERED)
    known = cover.person in facts.teachers or cover.person in facts.substitutes
    substitute = facts.substitutes.get(cover.person or "")
    return CoverOption(
        kind=cover.kind,
        person=cover.person if taken and known else None,
        loss_hundredths=0
        if meeting == NONE
        else facts.loss_hundredths(meeting, facts.policy.loss_factors.percent(cover.kind)),
        cost_hundredths=substitute.cost_hundredths if taken and substitute else 0,
    )


class CoverBuilder:
    """Adds the covers that are still to come to a model whose sessions are added already.

    Parameters
    ----------
    facts, standing
        The problem's facts, and what is published.
    """

    def __init__(self, facts: Facts, standing: Standing) -> None:
        self._facts = facts
        self._finder = facts.once(finder_with_releases)
        self._expected = {
            facts.meeting_at.get((cover.class_id, cover.slot), NONE): cover for cover in standing.published.ahead.covers
        }

    def add(self, variables: Variables, openings: Openings) -> None:
        """Add the ways in which each meeting that loses, or could lose, its last teacher goes on."""
        facts = self._facts
        alone = [m for m in facts.hit_meetings if facts.remaining(m) == 0]
        alone += [m for m in variables.releasing if not facts.is_past(m) and len(facts.meetings[m].teachers) == 1]
        for meeting in alone:
            variables.covers[meeting] = []
            for option in self._options(meeting, is_open=meeting in openings.meetings):
                cover = CoverChoice(var=variables.model.new_bool_var(""), meeting=meeting, option=option)
                variables.add_cover(cover)

    def without_anyone(self) -> frozenset[int]:
        """Return the meetings that an absence leaves without a teacher and that nobody is published to take."""
        facts = self._facts
        alone = [meeting for meeting in facts.hit_meetings if facts.remaining(meeting) == 0]
        return frozenset(m for m in alone if not self._kept(m, self._finder.options(m, for_absence=True)))

    def _kept(self, meeting: int, options: tuple[CoverOption, ...]) -> tuple[CoverOption, ...]:
        """Return the published cover of a meeting, if it may stay."""
        expected = self._expected.get(meeting)
        person = None if expected is None else expected.person
        return tuple(option for option in options if person is not None and option.person == person)

    def _options(self, meeting: int, *, is_open: bool) -> tuple[CoverOption, ...]:
        for_absence = meeting in self._facts.hit
        options = self._finder.options(meeting, for_absence=for_absence)
        if is_open:
            return options
        uncovered = tuple(option for option in options if option.kind is CoverKind.UNCOVERED)
        return self._kept(meeting, options) + _by_somebody(options) + uncovered


def _by_somebody(options: tuple[CoverOption, ...]) -> tuple[CoverOption, ...]:
    """Return each kind of cover that `options` hold, by nobody in particular, at the least cost of its kind."""
    cheapest: dict[CoverKind, CoverOption] = {}
    for option in options:
        if option.person is not None:
            found = cheapest.get(option.kind, option)
            cheapest[option.kind] = min(found, option, key=lambda o: o.cost_hundredths)
    return tuple(replace(option, person=None, needs_leave=()) for _, option in sorted(cheapest.items()))
