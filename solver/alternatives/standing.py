"""The plan that stands, against which every alternative is held."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from solver.alternatives.result import Values
from solver.check import Breach
from solver.check.checker import RULES, Checker
from solver.plan import Cover, Plan, Session
from solver.problem import CoverKind, Meeting, Problem
from solver.published import Published
from solver.rules import Rule


class Standing:
    """A plan, with what is asked of it for each alternative.

    Parameters
    ----------
    problem
        The term.
    plan
        The plan that stands. What it breaks already is held against no alternative.
    first_slot
        The first slot that is still to come: nothing is moved to before it, and what the plan has there is fact and
        breaks no rule. 0 = the whole term is.
    """

    def __init__(self, problem: Problem, plan: Plan, first_slot: int = 0) -> None:
        self.problem = problem
        self.plan = plan
        self.first_slot = first_slot
        # A re-plan's problem tells its own past, and the published plan from which its changes count.
        self.checker = Checker(replace(problem, published=problem.published or _over(plan, first_slot)))
        self.facts = self.checker.facts(plan)

    @cached_property
    def breaches(self) -> tuple[Breach, ...]:
        """What the plan breaks as it stands."""
        return self.checker.check(self.plan)

    @cached_property
    def values(self) -> Values:
        """What the plan is worth as it stands."""
        return self.checker.evaluate(self.plan)

    def new_breaches(self, plan: Plan) -> tuple[Breach, ...]:
        """Return what `plan` breaks and the standing one does not."""
        return tuple(breach for breach in self.checker.check(plan) if breach not in self._known)

    @cached_property
    def _known(self) -> frozenset[Breach]:
        return frozenset(self.breaches)

    def breaks(self, plan: Plan, rules: Iterable[Rule]) -> bool:
        """Whether `plan` breaks one of `rules` where the standing one does not; stops at the first."""
        facts = self.checker.facts(plan)
        return any(breach not in self._known for rule in rules for breach in RULES[rule](facts))

    def rank(self, values: Values) -> tuple[int, ...]:
        """Return the tiers in the policy's order, the less the better."""
        tiers = self.problem.policy.tiers
        return tuple(-values[tier] if tier.is_maximised else values[tier] for tier in tiers)

    def moved(self, old: Iterable[Session], new: Iterable[Session]) -> tuple[Plan, list[Meeting]]:
        """Return the plan with `new` sessions for `old` ones, and the meetings that then need a cover person.

        Covers stand where the meeting loses the same teachers as before. Where it loses none any more its cover goes;
        where another of its own teachers is there, that one leads.
        """
        gone = set(old)
        kept = [session for session in self.plan.sessions if session not in gone]
        sessions = tuple(sorted((*kept, *new)))
        facts = self.checker.facts(Plan(sessions=sessions, covers=self.plan.covers))
        covers: list[Cover] = []
        unled: list[Meeting] = []
        for key in {*facts.released, *facts.index.hit_meetings}:
            meeting = facts.index.meetings[key]
            present, there = self.facts.covers_of.get(key, ()), facts.there(meeting)
            loses = key in self.facts.released or key in facts.index.hit_meetings
            if loses and there == self.facts.there(meeting):
                covers += present
            elif there:
                covers.append(self._leader(meeting, there, present))
            else:
                unled.append(meeting)
        # What is covered though it loses nobody was so before: it stands, and its breach with it.
        covers += [c for c in self.plan.covers if not self._was_needed(c)]
        plan = Plan(sessions=sessions, covers=tuple(sorted(covers, key=lambda cover: (cover.slot, cover.class_id))))
        return plan, sorted(unled, key=lambda meeting: (meeting.slot, meeting.class_id))

    def _was_needed(self, cover: Cover) -> bool:
        key = (cover.class_id, cover.slot)
        return key in self.facts.released or key in self.facts.index.hit_meetings

    def _leader(self, meeting: Meeting, there: tuple[str, ...], present: tuple[Cover, ...]) -> Cover:
        leads = [cover for cover in present if cover.kind is CoverKind.COTEACHER and cover.person in there]
        new = Cover(class_id=meeting.class_id, slot=meeting.slot, kind=CoverKind.COTEACHER, person=there[0])
        return leads[0] if leads else new

    def with_covers(self, plan: Plan, covers: Iterable[Cover]) -> Plan:
        """Return `plan` with more covers."""
        return replace(plan, covers=tuple(sorted((*plan.covers, *covers), key=lambda c: (c.slot, c.class_id))))

    def new_covers(self, plan: Plan) -> tuple[Cover, ...]:
        """Return the covers of `plan` that the standing one has not."""
        known = set(self.plan.covers)
        return tuple(cover for cover in plan.covers if cover not in known)


def _over(plan: Plan, first_slot: int) -> Published | None:
    """Return what of a plan is over, as the checker takes it."""
    if first_slot == 0:
        return None
    past = Plan(
        sessions=tuple(row for row in plan.sessions if row.slot < first_slot),
        covers=tuple(row for row in plan.covers if row.slot < first_slot),
    )
    return Published(past=past, first_slot=first_slot)
