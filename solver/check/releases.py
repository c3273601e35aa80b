"""Rules may-leave, release-limit and released-together: who leaves a class, how long, and how many at once."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from solver.check.breach import Breach
from solver.check.facts import PlanFacts, Release
from solver.check.words import day, names, session_name, week, when
from solver.problem import MayRelease, Teacher
from solver.rules import Rule


def find_may_leave(facts: PlanFacts) -> Iterator[Breach]:
    """Find releases that the step, the class or the date forbids."""
    for release in facts.releases:
        for reason in _forbidden(facts, release):
            place = f"{release.teacher} leaves {release.meeting.class_id} {when(facts.index, release.meeting.slot)}"
            yield Breach(
                rule=Rule.MAY_LEAVE,
                sentence=f"{place} for the session of {session_name(release.placed.session)}, but {reason}.",
            )


def find_release_limit(facts: PlanFacts) -> Iterator[Breach]:
    """Find teachers released for more minutes than their limits of the day, the week or the term."""
    slots: dict[str, set[int]] = defaultdict(set)
    for release in facts.releases:
        slots[release.teacher].add(release.meeting.slot)
    for name, found in sorted(slots.items()):
        teacher = facts.index.teachers[name]
        for minutes, allowed, span in _sums(facts, teacher, found):
            if minutes > allowed:
                sentence = f"{name} is released for {minutes} minutes {span}; {allowed} are allowed."
                yield Breach(rule=Rule.RELEASE_LIMIT, sentence=sentence)


def find_released_together(facts: PlanFacts) -> Iterator[Breach]:
    """Find periods in which more teachers are on planned release than the policy allows."""
    most = facts.problem.policy.max_released_together
    teachers: dict[int, set[str]] = defaultdict(set)
    for release in facts.releases:
        teachers[release.meeting.slot].add(release.teacher)
    for slot, found in sorted(teachers.items()):
        if most and len(found) > most:
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


def _sums(facts: PlanFacts, teacher: Teacher, slots: set[int]) -> Iterator[tuple[int, int, str]]:
    """Yield minutes released, minutes allowed and the span they are counted over."""
    days: Counter[int] = Counter()
    weeks: Counter[int] = Counter()
    for slot in slots:
        days[facts.index.slot(slot).day] += facts.index.slot(slot).minutes
        weeks[facts.index.week(slot)] += facts.index.slot(slot).minutes
    for number, minutes in sorted(days.items()):
        yield minutes, teacher.release_day_max_minutes, f"on {day(facts.index, number)}"
    for number, minutes in sorted(weeks.items()):
        yield minutes, teacher.release_week_max_minutes, f"in {week(facts.index, number)}"
    yield days.total(), teacher.release_term_max_minutes, "in the term"
