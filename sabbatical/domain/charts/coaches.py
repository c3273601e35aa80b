"""How coaching is spread over those who are willing."""

from sabbatical.domain.charts.model import Bar, BarChart
from sabbatical.domain.plan import PlannedSession, TermPlan
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.reports.releases import sessions_held
from sabbatical.domain.rows.people import Teacher
from sabbatical.domain.school import School


def coaches_chart(school: School, plan: TermPlan) -> BarChart:
    """Return a bar for each teacher who is willing to coach or does, the one with the most sessions first."""
    held: dict[str, list[PlannedSession]] = {row.id: [] for row in school.teachers if row.coach}
    for session in sessions_held(plan):
        held.setdefault(session.coach, []).append(session)
    names, teachers = display_names(school), {row.id: row for row in school.teachers}
    order = sorted(held, key=lambda coach: (-len(held[coach]), names.get(coach, coach)))
    idle = sum(not sessions for sessions in held.values())
    return BarChart(
        name="coaches",
        short="Coaches",
        title="Sessions, by coach",
        meaning="Sessions that each willing coach leads in the term, and how many of the requests that they may take.",
        bars=tuple(
            Bar(
                label=names.get(coach, coach),
                value=len(held[coach]),
                text=_text(school, teachers.get(coach), held[coach]),
            )
            for coach in order
        ),
        rest=f"{idle} of {len(held)} willing coaches lead none.",
    )


def _text(school: School, coach: Teacher | None, sessions: list[PlannedSession]) -> str:
    requests = len({row.request for row in sessions})
    if coach is None:
        return f"{len(sessions)}; requests: {requests}"
    most = school.defaults.max_requests if coach.max_requests is None else coach.max_requests
    return f"{len(sessions)}; {requests} of {most} requests"
