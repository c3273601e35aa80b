"""The leader's page: the term report, every week with its sessions and covers."""

from dataclasses import replace
from pathlib import Path

from sabbatical.domain.handout import HandOut
from sabbatical.domain.plan import PlannedCover, PlannedSession
from sabbatical.domain.reports.amounts import hundredths_text
from sabbatical.domain.reports.board import leader_measures
from sabbatical.domain.reports.class_losses import ClassLoss, class_losses
from sabbatical.domain.reports.cover_loads import cover_loads, gone_covers, substitute_costs
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.reports.requests import request_outcomes
from sabbatical.domain.reports.weeks import weeks_to_show
from sabbatical.formats.pages.render import render
from sabbatical.formats.pages.weeks import rows_by_day


def write_leader_page(handout: HandOut, path: Path) -> None:
    """Write everything that the leader may want to read or print."""
    page = render(
        "leader.html",
        school=handout.school.info.name,
        term=handout.school.term.name,
        weeks=_weeks(handout),
        minutes=hundredths_text,
        **_report(handout),
    )
    path.write_text(page, encoding="utf-8", newline="\n")


def _weeks(handout: HandOut) -> list[tuple[object, ...]]:
    names = display_names(handout.school)
    sessions = [_named_session(row, names) for row in handout.plan.sessions]
    covers = [_named_cover(row, names) for row in handout.plan.covers]
    weeks = weeks_to_show(handout, {row.date for row in sessions} | {row.date for row in covers})
    return [
        (week, rows_by_day(week, sessions, lambda row: row.date), rows_by_day(week, covers, lambda row: row.date))
        for week in weeks
    ]


def _named_session(row: PlannedSession, names: dict[str, str]) -> PlannedSession:
    return replace(row, coach=names.get(row.coach, row.coach), coachee=names.get(row.coachee, row.coachee))


def _named_cover(row: PlannedCover, names: dict[str, str]) -> PlannedCover:
    absent = tuple(names.get(person, person) for person in row.absent)
    return replace(row, absent=absent, cover_person=names.get(row.cover_person, row.cover_person))


def _report(handout: HandOut) -> dict[str, object]:
    school, plan = handout.school, handout.plan
    measures, losses = leader_measures(handout), class_losses(school, handout.timetable, plan)
    names = display_names(school)
    return {
        "measures": measures,
        "has_last_term": any(row.last_term for row in measures),
        "losses": sorted((row for row in losses if row.lost_hundredths), key=_share, reverse=True),
        "classes": len(losses),
        "loads": [row for row in cover_loads(school, plan) if row.covers],
        "costs": substitute_costs(school, plan),
        "gone": gone_covers(school, plan),
        "requests": [
            replace(row, teacher=names.get(row.teacher, row.teacher), coach=names.get(row.coach, row.coach))
            for row in request_outcomes(school, handout.timetable, plan)
        ],
    }


def _share(row: ClassLoss) -> tuple[bool, float]:
    """Return what puts the class that lost the largest share of its cap first, one with a cap of 0 before all."""
    return row.cap_hundredths == 0, row.lost_hundredths / (row.cap_hundredths or 1)
