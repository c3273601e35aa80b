"""The term in numbers, each with the people behind it; who may see which is decided elsewhere."""

from decimal import Decimal

from sabbatical.domain.handout import HandOut
from sabbatical.domain.plan import CoverKind, Why
from sabbatical.domain.reports.amounts import hundredths_text, lost_hundredths, percent_of_cap
from sabbatical.domain.reports.class_losses import ClassLoss, class_losses, scheduled_minutes
from sabbatical.domain.reports.cover_loads import covers_per_fte
from sabbatical.domain.reports.loss_bands import loss_bands
from sabbatical.domain.reports.releases import cover_duties, covers_held, planned_releases, sessions_held
from sabbatical.domain.reports.requests import request_outcomes
from sabbatical.domain.reports.session_measures import session_measures
from sabbatical.domain.reports.small_counts import Amount, Behind, Measure, hidden_rest

LOST_TO = {Why.RELEASE: "class minutes lost to sessions", Why.ABSENCE: "class minutes lost to absences"}


def term_measures(handout: HandOut) -> tuple[Measure, ...]:
    """Return the numbers of the term report, in the order of board.csv."""
    teachers = Behind.of(teacher.id for teacher in handout.school.teachers)
    scheduled = sum(scheduled_minutes(handout.timetable).values())
    losses = class_losses(handout.school, handout.timetable, handout.plan)
    return (
        Measure(name="teachers", value=str(teachers.count), behind=teachers),
        Measure(name="class minutes scheduled", value=str(scheduled), behind=teachers),
        *_coaching(handout),
        *_requests(handout),
        *_time(handout),
        *session_measures(handout.line),
        _share_of_caps(handout, losses),
        *loss_bands(losses),
        *_covers(handout),
    )


def _coaching(handout: HandOut) -> tuple[Measure, ...]:
    sessions = sessions_held(handout.plan)
    pairs = Behind.pairs(sessions)
    coaches, coachees = (Behind((part,)) for part in pairs.parts)
    return (
        Measure(name="teachers who coach", value=str(coaches.count), behind=coaches),
        Measure(name="teachers who are coached", value=str(coachees.count), behind=coachees),
        Measure(name="sessions", value=str(len(sessions)), behind=pairs),
    )


def _requests(handout: HandOut) -> tuple[Measure, ...]:
    outcomes = request_outcomes(handout.school, handout.timetable, handout.plan)
    served = [outcome for outcome in outcomes if outcome.is_served]
    unserved = [outcome for outcome in outcomes if not outcome.is_served]
    coachees = Behind.of(outcome.teacher for outcome in served)
    cycles = sum(outcome.cycles_planned for outcome in served)
    return (
        Measure(name="requests served", value=str(len(served)), behind=coachees),
        Measure(
            name="requests not served", value=str(len(unserved)), behind=Behind.of(row.teacher for row in unserved)
        ),
        Measure(name="cycles planned", value=str(cycles), behind=coachees),
    )


def _time(handout: HandOut) -> tuple[Measure, ...]:
    releases = planned_releases(handout.timetable, handout.plan)
    covers = cover_duties(handout.plan)
    lost = {why: _lost(handout, why) for why in LOST_TO}
    return (
        Measure(
            name="minutes released for sessions",
            value=str(sum(release.minutes for release in releases)),
            behind=Behind.of(release.person for release in releases),
        ),
        *(
            Measure(name=name, value=hundredths_text(lost[why].value), behind=lost[why].behind)
            for why, name in LOST_TO.items()
        ),
        Measure(name="covers", value=str(len(covers)), behind=Behind.of(cover.cover_person for cover in covers)),
    )


def _lost(handout: HandOut, why: Why) -> Amount:
    """Return the lost time of a cause, in hundredths of a minute, and the teachers who were missing."""
    rows = [cover for cover in covers_held(handout.plan) if cover.why is why]
    return Amount(value=lost_hundredths(rows), behind=Behind.of(teacher for row in rows for teacher in row.absent))


def _share_of_caps(handout: HandOut, losses: tuple[ClassLoss, ...]) -> Measure:
    """Return how much of all caps is lost: the sum of both causes, told where neither follows from it."""
    causes = [_lost(handout, why) for why in LOST_TO]
    rest = hidden_rest(causes)
    share = percent_of_cap(sum(cause.value for cause in causes), sum(row.cap_hundredths for row in losses))
    return Measure(
        name="percent of all caps lost",
        value=str(share or Decimal(0)),
        behind=causes[0].behind | causes[1].behind,
        rests=() if rest is None else (rest,),
    )


def _covers(handout: HandOut) -> tuple[Measure, ...]:
    """Return the teachers' load and the substitutes' cost; load and all covers together tell of the substitutes."""
    teachers = {row.id for row in handout.school.teachers}
    covers = cover_duties(handout.plan)
    by_teachers = [cover for cover in covers if cover.cover_person in teachers]
    others = [cover for cover in covers if cover.cover_person not in teachers]
    paid = [cover for cover in covers if cover.cover_kind in (CoverKind.SUBSTITUTE, CoverKind.SUPERVISOR)]
    load = covers_per_fte(len(by_teachers), sum((row.fte for row in handout.school.teachers), Decimal(0)))
    return (
        Measure(
            name="covers by teachers per FTE",
            value=str(load or Decimal("0.00")),
            behind=Behind.of(cover.cover_person for cover in by_teachers),
            rests=(Amount(value=len(others), behind=Behind.of(cover.cover_person for cover in others)),),
        ),
        Measure(
            name="substitutes' cost",
            value=hundredths_text(sum(cover.cost_hundredths for cover in paid)),
            behind=Behind.of(cover.cover_person for cover in paid),
        ),
    )
