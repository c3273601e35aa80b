"""A request alone: the problem cut down to what this one request can touch.

Teachers who are neither coachee nor possible coaches matter as cover persons only. Their lessons are folded into times
at which they cannot be had, which leaves a small problem; those whose lessons are a way off from the classes that may
need cover keep them. Where other requests are planned too, what is possible alone has still to be tried as a whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace

from solver.begun import whole_cycles
from solver.explain.changes import find_request
from solver.explain.qualified import qualified
from solver.plan import Plan
from solver.problem import MayRelease, Meeting, Problem, Request, Teacher
from solver.published import Published
from solver.rules import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """The meetings of a term by who teaches them, worked out once for many questions."""

    meetings: tuple[Meeting, ...]
    of_teacher: Mapping[str, tuple[int, ...]]
    """Indexes of each teacher's meetings."""
    slots: Mapping[str, frozenset[int]]
    """When each teacher teaches."""
    at: Mapping[tuple[str, int], tuple[int, ...]]
    """Indexes of the meetings in a building and slot."""

    @classmethod
    def of(cls, problem: Problem) -> "Lessons":
        """Sort a problem's meetings by teacher."""
        meetings = problem.meetings
        building = {found.id: found.building for found in problem.classes}
        found: dict[str, list[int]] = defaultdict(list)
        at: dict[tuple[str, int], list[int]] = defaultdict(list)
        for index, meeting in enumerate(meetings):
            at[building[meeting.class_id], meeting.slot].append(index)
            for teacher in meeting.teachers:
                found[teacher].append(index)
        return cls(
            meetings=meetings,
            of_teacher={teacher: tuple(indexes) for teacher, indexes in found.items()},
            slots={teacher: frozenset(meetings[i].slot for i in indexes) for teacher, indexes in found.items()},
            at={place: tuple(indexes) for place, indexes in at.items()},
        )


def alone(problem: Problem, request_id: str, lessons: Lessons | None = None) -> Problem:
    """Return the problem with one request, cut down to what it touches; its first cycle is all that is asked for.

    Parameters
    ----------
    problem
        Any problem.
    request_id
        The request.
    lessons
        Those of the problem's meetings, if they are at hand.
    """
    request = replace(find_request(problem, request_id), cycles=1)
    coaches = qualified(problem, request)
    single = replace(
        problem,
        requests=(request, *_begun(problem, request_id)),
        strengths=tuple(s for s in problem.strengths if s.topic == request.topic),
        policy=replace(problem.policy, tiers=(Tier.UNCOVERED, Tier.REQUESTS)),
        published=_past_alone(problem, request_id),
    )
    lessons = lessons or Lessons.of(problem)
    return _cut(single, lessons, {request.coachee, *coaches}, _leaving(request, coaches))


def _begun(problem: Problem, request_id: str) -> tuple[Request, ...]:
    """Return the other requests of which something is over: it counts in the limits of their people."""
    past = problem.published.past.sessions if problem.published is not None else ()
    begun = {row.request for row in past} - {request_id}
    return tuple(row for row in problem.requests if row.id in begun)


def _past_alone(problem: Problem, request_id: str) -> Published | None:
    """Return what is over, with nothing else to come: only the request's first cycle may be planned.

    Cycles that are over count as such.
    """
    if problem.published is None:
        return None
    past, first_slot = problem.published.past, problem.published.first_slot
    return Published(past=past, first_slot=first_slot, counted=whole_cycles(problem, past) | {(request_id, 1)})


def _leaving(request: Request, coaches: Iterable[str]) -> set[str]:
    """Return who may be released for some step."""
    kinds = {step.release for step in request.steps}
    leaving = set(coaches) if kinds & {MayRelease.COACH, MayRelease.BOTH} else set()
    return leaving | ({request.coachee} if kinds & {MayRelease.COACHEE, MayRelease.BOTH} else set())


def _cut(problem: Problem, lessons: Lessons, touched: Set[str], leaving: Set[str]) -> Problem:
    absent = {teacher.id: teacher.absent_slots for teacher in problem.teachers if teacher.absent_slots}
    kept = _kept(problem, lessons, touched, absent)
    past = problem.published.past if problem.published is not None else Plan()
    needs_cover = bool(leaving or absent or past.sessions or past.covers)
    if needs_cover and any(row.minutes > 0 for row in problem.travel):
        gone = leaving | absent.keys()
        kept |= _on_the_way(problem, lessons, [i for i in kept if not gone.isdisjoint(lessons.meetings[i].teachers)])
    meetings = [lessons.meetings[i] for i in sorted(kept)]
    named = {teacher for meeting in meetings for teacher in meeting.teachers} | touched
    left = {meeting.class_id for meeting in meetings if not leaving.isdisjoint(meeting.teachers)}
    classes = {meeting.class_id for meeting in meetings}
    in_view: dict[str, set[int]] = defaultdict(set)
    for meeting in meetings:
        for teacher in meeting.teachers:
            in_view[teacher].add(meeting.slot)
    return replace(
        problem,
        teachers=tuple(
            _busy_teaching(teacher, lessons.slots.get(teacher.id, frozenset()) - in_view[teacher.id])
            for teacher in problem.teachers
            if needs_cover or teacher.id in named
        ),
        substitutes=problem.substitutes if needs_cover else (),
        meetings=tuple(meetings),
        classes=tuple(
            found if found.id in left else replace(found, release=False)
            for found in problem.classes
            if found.id in classes
        ),
        groups=tuple(
            replace(group, class_ids=tuple(c for c in group.class_ids if c in classes)) for group in problem.groups
        ),
    )


def _kept(problem: Problem, lessons: Lessons, touched: Set[str], absent: Mapping[str, frozenset[int]]) -> set[int]:
    """Return the meetings that matter: of those touched in the weeks of the request, covered already, or hit."""
    request = problem.requests[0]
    weeks = {day.week for day in problem.days[request.earliest_day : request.latest_day + 1]}
    within = [problem.days[slot.day].week in weeks for slot in problem.slots]
    meetings = lessons.meetings
    near = {i for teacher in touched for i in lessons.of_teacher.get(teacher, ()) if within[meetings[i].slot]}
    covers = problem.published.past.covers if problem.published is not None else ()
    over = {(row.class_id, row.slot) for row in covers}
    near |= {i for i, meeting in enumerate(meetings) if (meeting.class_id, meeting.slot) in over} if over else set()
    return near | {
        i for teacher, slots in absent.items() for i in lessons.of_teacher.get(teacher, ()) if meetings[i].slot in slots
    }


def _on_the_way(problem: Problem, lessons: Lessons, opened: Iterable[int]) -> set[int]:
    """Return lessons so near in time to a class that may need cover that the way between them counts."""
    ways = {(row.from_building, row.to_building): row.minutes for row in problem.travel}
    ways |= {(there, here): minutes for (here, there), minutes in ways.items()}
    slots, building = problem.slots, {found.id: found.building for found in problem.classes}
    of_day: dict[int, list[int]] = defaultdict(list)
    for slot, found in enumerate(slots):
        of_day[found.day].append(slot)
    close: set[tuple[str, int]] = set()
    for slot, here in {(lessons.meetings[i].slot, building[lessons.meetings[i].class_id]) for i in opened}:
        for (start, there), minutes in ways.items():
            if start == here:
                close.update(
                    (there, other) for other in of_day[slots[slot].day] if _gap(problem, slot, other) < minutes
                )
    return {i for place in close for i in lessons.at.get(place, ())}


def _gap(problem: Problem, one: int, other: int) -> int:
    """Return the minutes between two slots of a day."""
    first, second = sorted((one, other))
    return problem.slots[second].start_minute - problem.slots[first].end_minute


def _busy_teaching(teacher: Teacher, slots: frozenset[int]) -> Teacher:
    if not slots:
        return teacher
    return replace(teacher, blocked_slots=teacher.blocked_slots | slots, standby_slots=teacher.standby_slots - slots)
