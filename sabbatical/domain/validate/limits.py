"""Warns of limits and caps that are below one period for everyone whom they govern."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from sabbatical.domain.findings import Finding
from sabbatical.domain.rows.classes import SchoolClass
from sabbatical.domain.rows.people import SubstituteKind, Teacher
from sabbatical.domain.school import School
from sabbatical.domain.settings import TeacherCover
from sabbatical.domain.timetable import SchoolDay
from sabbatical.domain.validate.lessons import Lessons
from sabbatical.domain.validate.report import SETTINGS, warning

_RELEASE_LIMITS = ("release_day_max", "release_week_max", "release_term_max")
_COUNT_LIMITS = ("cover_day_max", "cover_week_max", "cover_term_max", "max_requests")


def check_limits(school: School, days: Sequence[SchoolDay]) -> Iterator[Finding]:
    """Yield the warnings.

    A limit of 0 in a teacher's or a class's own cell is taken as meant; in [policy] and [defaults], where it would
    stop everybody, it is warned of.
    """
    lessons = Lessons.of(school, days)
    yield from _check_release_limits(school, lessons)
    yield from _check_counts(school)
    yield from _check_class_caps(school, lessons)
    yield from _check_group_cap(school, lessons)
    yield from _check_budget(school)


def _check_release_limits(school: School, lessons: Lessons) -> Iterator[Finding]:
    for name in _RELEASE_LIMITS:
        for row, teacher in enumerate(school.teachers):
            own: int | None = getattr(teacher, name)
            shortest = lessons.shortest_of_teacher.get(teacher.id)
            if own and shortest and own < shortest:
                message = f"{own} minutes are below one period: the shortest that they teach has {shortest}"
                yield warning("teachers", row, name, message)
        limit: int = getattr(school.defaults, name)
        governed = _without_own(school.teachers, name)
        periods = [
            lessons.shortest_of_teacher[found.id] for found in governed if found.id in lessons.shortest_of_teacher
        ]
        if periods and limit < min(periods):
            message = (
                f"{limit} minutes are below one period for every teacher without a limit of their own: the shortest "
                f"that they teach has {min(periods)}, so none of them can be released"
            )
            yield warning(SETTINGS, None, f"defaults.{name}", message)


def _without_own(teachers: Iterable[Teacher], name: str) -> list[Teacher]:
    return [teacher for teacher in teachers if getattr(teacher, name) is None]


def _check_counts(school: School) -> Iterator[Finding]:
    for name in _COUNT_LIMITS:
        idle = name.startswith("cover") and school.policy.teacher_cover is TeacherCover.NONE
        if getattr(school.defaults, name) == 0 and not idle and _without_own(school.teachers, name):
            message = "0 means none, not no limit, for every teacher without a limit of their own; write 1 or more"
            yield warning(SETTINGS, None, f"defaults.{name}", message)
    if school.policy.releases_per_class == 0:
        message = "0 means none, not no limit: no class may ever lose its teacher to coaching; write 1 or more"
        yield warning(SETTINGS, None, "policy.releases_per_class", message)


def _check_class_caps(school: School, lessons: Lessons) -> Iterator[Finding]:
    least_loss = _least_loss(school, lessons)
    governed = []
    for row, found in enumerate(school.classes):
        if found.id not in least_loss:
            continue
        own = found.loss_cap_percent
        if own is None:
            governed.append(found)
        elif own and _below(own, [found], least_loss, lessons):
            message = f"{own} % of its minutes are below what one covered period costs it, so it can never be released"
            yield warning("classes", row, "loss_cap_percent", message)
    cap = school.policy.loss_cap_percent
    if governed and all(_below(cap, [found], least_loss, lessons) for found in governed):
        message = (
            f"{cap} % is below what one covered period costs every class without a cap of its own, so none of them can "
            "be released"
        )
        yield warning(SETTINGS, None, "policy.loss_cap_percent", message)


def _check_group_cap(school: School, lessons: Lessons) -> Iterator[Finding]:
    cap = school.policy.group_cap_percent
    if cap is None:
        return
    least_loss = _least_loss(school, lessons)
    groups: dict[str, list[SchoolClass]] = defaultdict(list)
    for found in school.classes:
        for group in found.groups if found.id in least_loss else ():
            groups[group].append(found)
    if groups and all(_below(cap, members, least_loss, lessons) for members in groups.values()):
        message = f"{cap} % is below what one covered period costs every group, so no class of a group can be released"
        yield warning(SETTINGS, None, "policy.group_cap_percent", message)


def _below(percent: Decimal, members: Sequence[SchoolClass], least_loss: dict[str, int], lessons: Lessons) -> bool:
    """Return whether the cap on the classes together is less than the least that one release of any costs."""
    minutes = sum(lessons.minutes_of_class[found.id] for found in members)
    return percent * minutes < min(least_loss[found.id] for found in members)


def _least_loss(school: School, lessons: Lessons) -> dict[str, int]:
    """Return for each class that could be covered the hundredths of a minute that its cheapest release costs."""
    factors = school.policy.loss_factors
    cover = []
    if school.policy.teacher_cover is TeacherCover.ALL:
        cover += [factors.same_subject, factors.colleague]
    kinds = {person.kind for person in school.substitutes}
    cover += [factors.substitute] if SubstituteKind.SUBSTITUTE in kinds else []
    cover += [factors.supervisor] if SubstituteKind.SUPERVISOR in kinds else []
    cover += [factors.uncovered] if school.policy.allow_uncovered else []
    least: dict[str, int] = {}
    for class_id, shortest in lessons.shortest_of_class.items():
        possible = [*cover, factors.coteacher] if class_id in lessons.cotaught else cover
        if possible:
            least[class_id] = shortest * min(possible)
    return least


def _check_budget(school: School) -> Iterator[Finding]:
    budget = school.policy.substitute_budget
    costs = [person.cost for person in school.substitutes]
    if budget is not None and costs and budget < min(costs):
        message = f"{budget} is below one cover: the cheapest substitute costs {min(costs)}, so none can ever cover"
        yield warning(SETTINGS, None, "policy.substitute_budget", message)
