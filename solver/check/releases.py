"""Rules may-leave, release-limit and released-together: who leaves a class, how long, and how many at once."""

from collections import defaultdict
from collections.abc import Iterator

from solver.check.breach import Breach
from solver.check.facts import PlanFacts, Release
from solver.check.words import day, names, session_name, week, when
from solver.problem import MayRelease, Teacher
from solver.rules import Rule


def find_may_leave(facts: PlanFacts) -> Iterator[Breach]:
    """Find releases that the step, the class or the date forbids."""
    for release in facts.releases:
        for reason in () if release.placed.is_past else _forbidden(facts, release):
            place = f"{release.teacher} leaves {release.meeting.class_id} {when(facts.index, release.meeting.slot)}"
            yield Breach(
                rule=Rule.MAY_LEAVE,
                sentence=f"{place} for the session of {session_name(release.placed.session)}, but {reason}.",
            )


def find_release_limit(facts: PlanFacts) -> Iterator[Breach]:
    """Find teachers released for more minutes than their limits of day, week or term, not all of them past."""
    slots: dict[str, set[int]] = defaultdict(set)
    anew: dict[str, set[int]] = defaultdict(set)
    for release in facts.releases:
        slots[release.teacher].add(release.meeting.slot)
        if not release.placed.is_past:
            anew[release.teacher].add(release.meeting.slot)
    for name in sorted(anew):
        teacher = facts.index.teachers[name]
        for within, allowed, span in _spans(facts, teacher, slots[name]):
            minutes = sum(facts.index.slot(slot).minutes for slot in within)
            if minutes > allowed and not within.isdisjoint(anew[name]):
                sentence = f"{name} is released for {minutes} minutes {span}; {allowed} are allowed."
                yield Breach(rule=Rule.RELEASE_LIMIT, sentence=sentence)


def find_released_together(facts: PlanFacts) -> Iterator[Breach]:
    """Find periods in which more teachers are on planned release than the policy allows."""
    most = facts.problem.policy.max_released_together
    teachers: dict[int, set[str]] = defaultdict(set)
    for release in facts.releases:
        teachers[release.meeting.slot].add(release.teacher)
    to_come = {slot for _, slot in facts.released_anew}
    for slot, found in sorted(teachers.items()):
        if most and len(found) > most and slot in to_come:
            sentence = f"{names(found)} are released {when(facts.index, slot)}; at most {most} may be at once."
            yield Breach(rule=Rule.RELEASED_TOGETHER, sentence=sentence)


def _forbidden(facts: PlanFacts, release: Release) -> Iterator[str]:
    step, session = release.placed.step, release.placed.session
    role = MayRelease.COACH if release.teacher == session.coach else MayRelease.COACHEE
    if step is not None and step.release not in (role, MayRelease.BOTH):
        yield f"this step releases {_ALLOWED[step.release]}"
    found = facts.index.classes.get(release.meeting.class_id)
    if found is not None and not found.release:
        yield "nobody may be released from this class"
    if release.meeting.no_release:
        yield "nobody may be released from it at that time"


_ALLOWED = {MayRelease.NONE: "nobody", MayRelease.COACH: "the coach only", MayRelease.COACHEE: "the coachee only"}


def _spans(facts: PlanFacts, teacher: Teacher, slots: set[int]) -> Iterator[tuple[set[int], int, str]]:
    """Yield the slots of each span, the minutes allowed in it and the span."""
    days: dict[int, set[int]] = defaultdict(set)
    weeks: dict[int, set[int]] = defaultdict(set)
    for slot in slots:
        days[facts.index.slot(slot).day].add(slot)
        weeks[facts.index.week(slot)].add(slot)
    for number, within in sorted(days.items()):
        yield within, teacher.release_day_max_minutes, f"on {day(facts.index, number)}"
    for number, within in sorted(weeks.items()):
        yield within, teacher.release_week_max_minutes, f"in {week(facts.index, number)}"
    yield slots, teacher.release_term_max_minutes, "in the term"
