"""The solver's findings about a request in the words of the school."""

from collections.abc import Iterable, Iterator, Mapping

from sabbatical.domain.explanation import CoachFinding, Forced, LostRequest, Remedy, Stop, TierChange, Verdict
from sabbatical.domain.rule_words import rule_sentence, short_words
from sabbatical.domain.ways import Way
from sabbatical.planning.explaining.ground import Ground
from sabbatical.planning.explaining.school_knob import SchoolKnob
from solver.explain.qualified import Standing
from solver.explain.question import Answer, CoachStop, Outbid
from solver.rules import Rule

FEW = 3
"""So many rows are named one by one."""


class Words:
    """Puts what was found about one request into words.

    Parameters
    ----------
    ground
        The school and the request.
    knobs
        What the solver's knobs stand for, by name.
    """

    def __init__(self, ground: Ground, knobs: Mapping[str, SchoolKnob]) -> None:
        self._ground = ground
        self._knobs = knobs

    @property
    def _is_under_way(self) -> bool:
        return self._ground.first_day > 0

    def summary(self, answer: Answer) -> str:
        """Return the verdict as a sentence."""
        topic = self._ground.request.topic
        match Verdict(answer.verdict.value):
            case Verdict.SERVED:
                return "The plan serves this request."
            case Verdict.NOBODY:
                return f"Nobody has {topic} among their strengths, at any level."
            case Verdict.IMPOSSIBLE:
                planned = "nothing else were still to come" if self._is_under_way else "nothing else were planned"
                return f"No coach can serve it under the hard rules, even if {planned}."
            case Verdict.OUTBID:
                return "It could be served, but only in the place of others that weigh at least as much."
            case Verdict.ROOM:
                if self._is_under_way:
                    return f"It could be served beside all the others that are planned. Take it in with {Way.EXTEND}."
                better = "the plan is not the best yet. Plan again with a longer time limit."
                return f"It could be served beside all the others: {better}"
            case Verdict.UNKNOWN:
                return f"It ended before it was known why; {Way.LONGER} may tell."

    def people(self, answer: Answer) -> Iterator[str]:
        """Yield everyone whom an answer names by id; some twice."""
        yield from (found.standing.teacher for found in answer.coaches)
        yield from answer.coaches_not_seen
        if answer.outbid is not None:
            yield answer.outbid.coach
            lost = frozenset(answer.outbid.lost)
            yield from (row.teacher for row in self._ground.school.requests if row.id in lost)

    def remedies(self, answer: Answer) -> tuple[Remedy, ...]:
        """Return the changes that serve the request, cheapest first."""
        return tuple(
            Remedy(
                sentence=self._knobs[found.knob].sentence(found.steps),
                rule=self._rule_of(found.knob),
                change=self._knobs[found.knob].change(found.steps),
            )
            for found in answer.relaxations
        )

    def _rule_of(self, knob: str) -> str:
        rule = self._knobs[knob].knob.rule
        return "" if rule is None else rule.value

    def changes(self, knobs: Iterable[str]) -> tuple[str, ...]:
        """Return what knobs would change: each file and column once, with its rows if they are few."""
        rows: dict[tuple[str, str], list[str]] = {}
        for name in dict.fromkeys(knobs):
            change = self._knobs[name].change(self._knobs[name].knob.reach)
            rows.setdefault((change.file, change.column), []).append(change.row)
        return tuple(
            f"{file}: {column or 'whole rows'} ({'; '.join(found) if len(found) <= FEW else f'{len(found)} rows'})"
            for (file, column), found in rows.items()
        )

    def clash(self, answer: Answer) -> tuple[Stop, ...]:
        """Return the rules that clash, each with its sentence."""
        return tuple(Stop(rule=rule.value, sentence=rule_sentence(rule.value)) for rule in answer.clash)

    def coach(self, found: CoachStop) -> CoachFinding:
        """Return what stops one coach."""
        stops = (*self._unqualified(found.standing), *self._limits(found))
        teacher = found.standing.teacher
        return CoachFinding(coach=teacher, name=self._ground.teacher(teacher).name, stops=stops)

    def _unqualified(self, standing: Standing) -> Iterator[Stop]:
        if standing.level < standing.lowest:
            sentence = f"level {standing.level} in {self._ground.request.topic}, needs {standing.lowest}."
            yield Stop(rule=Rule.QUALIFIED.value, sentence=sentence)
        if standing.pair is not None:
            yield Stop(rule=Rule.QUALIFIED.value, sentence=f"kept apart by a pair ({standing.pair.value}).")

    def _limits(self, found: CoachStop) -> Iterator[Stop]:
        needs = {self._rule_of(amount.knob): self._knobs[amount.knob].need(amount.steps) for amount in found.amounts}
        before = "beside the plan's other sessions: " if found.is_busy else ""
        for rule in found.rules:
            yield Stop(rule=rule.value, sentence=before + needs.get(rule.value, short_words(rule.value)))
        if found.is_stuck:
            busy, idle = "every common time is taken by other sessions.", "no common time, whatever limit is lifted."
            yield Stop(rule=Rule.ONE_PLACE.value, sentence=busy if found.is_busy else idle)

    def forced(self, outbid: Outbid | None) -> Forced | None:
        """Return what serving the request all the same would cost."""
        if outbid is None:
            return None
        rows = {row.id: row for row in self._ground.school.requests}
        return Forced(
            coach=outbid.coach,
            lost=tuple(
                LostRequest(
                    request=lost, teacher=rows[lost].teacher, topic=rows[lost].topic, priority=rows[lost].priority
                )
                for lost in outbid.lost
            ),
            tiers=tuple(
                TierChange(name=tier.value, before=value, after=outbid.after[tier])
                for tier, value in outbid.before.items()
                if value != outbid.after[tier]
            ),
            is_proven=outbid.is_proven,
        )
