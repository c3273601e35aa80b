"""From a school and its laid-out term to the solver's problem."""

from sabbatical.domain.patterns import steps_by_pattern
from sabbatical.domain.replanning import Replan
from sabbatical.domain.rows.coaching import PatternStep, Request
from sabbatical.domain.school import School
from sabbatical.domain.settings import Policy
from sabbatical.domain.timetable import TermTimetable
from sabbatical.planning.caps import cap_hundredths, class_cap_percent, scheduled_minutes
from sabbatical.planning.people import hundredths, to_substitutes, to_teachers
from sabbatical.planning.published import to_published
from sabbatical.planning.slots import SlotMap, minute_of_day
from solver import problem as solver
from solver.rules import Tier


def to_problem(school: School, timetable: TermTimetable, replan: Replan | None = None) -> solver.Problem:
    """Return the problem of planning `school`'s term, or of re-planning what is left of it.

    Parameters
    ----------
    school
        A school without error findings.
    timetable
        Its term, from `sabbatical.domain.calendar.lay_out`.
    replan
        The published plan and the moment of a re-plan; the policy's `replan_tiers` then count.
    """
    slots = SlotMap.of(timetable)
    tiers = school.policy.tiers if replan is None else school.policy.replan_tiers
    minutes = scheduled_minutes(timetable)
    return solver.Problem(
        days=tuple(
            solver.Day(label=day.date.isoformat(), week=day.week, sessions_allowed=not day.blackout)
            for day in timetable.days
        ),
        slots=tuple(
            solver.Slot(
                day=day.index,
                period=period.period,
                start_minute=minute_of_day(period.start),
                end_minute=minute_of_day(period.end),
            )
            for day, period in slots.places
        ),
        teachers=to_teachers(school, timetable, slots),
        substitutes=to_substitutes(school, timetable, slots),
        classes=_classes(school, minutes),
        meetings=tuple(
            solver.Meeting(
                class_id=meeting.class_id,
                slot=slots.numbers[meeting.day, meeting.period],
                teachers=meeting.teachers,
                no_release=meeting.no_release,
            )
            for meeting in timetable.meetings
        ),
        groups=_groups(school, minutes),
        requests=_requests(school, timetable),
        strengths=tuple(solver.Strength(teacher=s.teacher, topic=s.topic, level=s.level) for s in school.strengths),
        pairs=tuple(
            solver.Pair(person=p.person, other=p.other, rule=solver.PairRule(p.rule.value)) for p in school.pairs
        ),
        travel=tuple(
            solver.Travel(from_building=t.from_building, to_building=t.to_building, minutes=t.minutes)
            for t in school.travel
        ),
        policy=_policy(school.policy, tiers),
        published=None if replan is None else to_published(school, timetable, replan),
    )


def _classes(school: School, minutes: dict[str, int]) -> tuple[solver.SchoolClass, ...]:
    return tuple(
        solver.SchoolClass(
            id=found.id,
            subject=found.subject,
            building=found.building,
            cap_hundredths=cap_hundredths(class_cap_percent(school, found), minutes.get(found.id, 0)),
            release=found.release,
        )
        for found in school.classes
    )


def _groups(school: School, minutes: dict[str, int]) -> tuple[solver.Group, ...]:
    percent = school.policy.group_cap_percent
    if percent is None:
        return ()
    members: dict[str, list[str]] = {}
    for found in school.classes:
        for group in found.groups:
            members.setdefault(group, []).append(found.id)
    return tuple(
        solver.Group(
            id=group,
            class_ids=tuple(class_ids),
            cap_hundredths=cap_hundredths(percent, sum(minutes.get(class_id, 0) for class_id in class_ids)),
        )
        for group, class_ids in members.items()
    )


def _requests(school: School, timetable: TermTimetable) -> tuple[solver.Request, ...]:
    patterns = steps_by_pattern(school)
    return tuple(_request(request, patterns[request.pattern], timetable) for request in school.requests)


def _request(request: Request, steps: tuple[PatternStep, ...], timetable: TermTimetable) -> solver.Request:
    days = timetable.days
    before = sum(1 for day in days if request.earliest is not None and day.date < request.earliest)
    within = sum(1 for day in days if request.latest is None or day.date <= request.latest)
    return solver.Request(
        id=request.id,
        coachee=request.teacher,
        topic=request.topic,
        priority=request.priority,
        cycles=request.cycles,
        steps=tuple(
            solver.Step(
                kind=solver.StepKind(step.kind.value),
                release=solver.MayRelease(step.release.value),
                min_days=step.min_days or 0,
                max_days=step.max_days or 0,
            )
            for step in steps
        ),
        earliest_day=before,
        latest_day=within - 1,
        preferred_coach=request.prefer or None,
    )


def _policy(policy: Policy, tiers: tuple[str, ...]) -> solver.Policy:
    factors = policy.loss_factors
    budget = policy.substitute_budget
    return solver.Policy(
        loss_factors=solver.LossFactors(
            coteacher=factors.coteacher,
            same_subject=factors.same_subject,
            colleague=factors.colleague,
            substitute=factors.substitute,
            supervisor=factors.supervisor,
            uncovered=factors.uncovered,
        ),
        allow_uncovered=policy.allow_uncovered,
        teacher_cover=solver.TeacherCover(policy.teacher_cover.value),
        min_strength=policy.min_strength,
        sabbatical_weeks=policy.sabbatical_weeks,
        max_released_together=policy.max_released_together,
        releases_per_class=policy.releases_per_class,
        releases_window_days=policy.releases_window_days,
        cycle_gap_min_days=policy.cycle_gap_min,
        cycle_gap_max_days=policy.cycle_gap_max,
        substitute_budget_hundredths=None if budget is None else hundredths(budget),
        tiers=tuple(Tier(name) for name in tiers),
    )
