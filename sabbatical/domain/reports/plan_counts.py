"""The plan in a few numbers: `counts` of summary.json."""

from collections import Counter

from sabbatical.domain.plan import CoverKind, TermPlan
from sabbatical.domain.reports.amounts import lost_hundredths
from sabbatical.domain.reports.releases import NOT_A_DUTY, covers_held, planned_releases, sessions_held
from sabbatical.domain.reports.requests import RequestOutcome
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable


def plan_counts(
    school: School, timetable: TermTimetable, plan: TermPlan, outcomes: tuple[RequestOutcome, ...]
) -> dict[str, int]:
    """Return the plan's counts by name, all whole numbers; names that end in a unit are amounts in it.

    Parameters
    ----------
    school, timetable, plan
        The plan and what it was made for.
    outcomes
        What `request_outcomes` returned for them.
    """
    return {
        "requests": len(school.requests),
        "requests_served": sum(outcome.is_served for outcome in outcomes),
        "cycles_asked": sum(outcome.cycles_asked for outcome in outcomes),
        "cycles_planned": sum(outcome.cycles_planned for outcome in outcomes),
        **_session_counts(timetable, plan),
        **_cover_counts(plan),
    }


def _session_counts(timetable: TermTimetable, plan: TermPlan) -> dict[str, int]:
    sessions = sessions_held(plan)
    releases = planned_releases(timetable, plan)
    return {
        "sessions": len(sessions),
        "coaches": len({session.coach for session in sessions}),
        "coachees": len({session.coachee for session in sessions}),
        "releases": len(releases),
        "released_minutes": sum(release.minutes for release in releases),
    }


def _cover_counts(plan: TermPlan) -> dict[str, int]:
    rows = covers_held(plan)
    kinds = Counter(row.cover_kind for row in rows)
    by_kind = {f"covers_{kind.value}": kinds[kind] for kind in CoverKind if kind not in NOT_A_DUTY}
    return {
        "meetings_that_lose_a_teacher": len(rows),
        "covers": sum(by_kind.values()),
        **by_kind,
        "led_by_coteacher": kinds[CoverKind.COTEACHER],
        "uncovered": kinds[CoverKind.UNCOVERED],
        "lost_hundredths": lost_hundredths(rows),
        "cost_hundredths": sum(row.cost_hundredths for row in rows),
    }
