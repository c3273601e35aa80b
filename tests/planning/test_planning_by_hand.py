"""Changes by hand in the words of the school: the week of tests/reports_case.py, on Tuesday at 7:55.

The first session (Mon P3) is over. The second, an observation, is on Tue P2 with a cover of MA by S; the third, a talk
0 to 2 days later, on Wed P3. A and B are both free in P3 alone, and B teaches SB in P2.
"""

import datetime as dt
from dataclasses import replace

import pytest

from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import CoverKind, DutyStatus, TermPlan
from sabbatical.domain.replanning import Replan
from sabbatical.domain.reports.by_hand_words import verdict_lines
from sabbatical.domain.rows.calendar import CalendarEntry, CalendarKind
from sabbatical.domain.school import School
from sabbatical.domain.verdict import NearPlace, Outcome
from sabbatical.domain.wishes import MoveSession, NameCover, PinItem, Wish, WithdrawCycle
from sabbatical.errors import DataError
from sabbatical.planning.by_hand import Desk
from sabbatical.planning.hand_verdict import Attempt
from sabbatical.planning.verify import verify_plan
from tests.planning.replan_case import ASKED, PLAN, SCHOOL, with_session
from tests.reports_case import date_of

TUESDAY = Moment(today=date_of("Tue"), now=dt.time(7, 55))
REPLAN = Replan(published=PLAN, asked=ASKED, today=TUESDAY.today, now=TUESDAY.now)


def attempt(wish: Wish, plan: TermPlan = PLAN, school: School = SCHOOL, *, is_repair: bool = True) -> Attempt:
    return Desk(school, plan, replace(REPLAN, published=plan), TUESDAY, is_repair=is_repair).attempt(wish)


def move(session: str, day: str, period: str, coach: str = "") -> MoveSession:
    return MoveSession(session=session, date=date_of(day), period=period, coach=coach)


def rules(attempted: Attempt) -> list[str]:
    return [line.rule for line in attempted.verdict.reasons]


def test_an_allowed_move_is_pinned_with_the_best_cover_found():
    found = attempt(move("Q1-1.2", "Wed", "P2"))
    verdict = found.verdict
    assert (verdict.outcome, verdict.breaches, verdict.places) == (Outcome.ALLOWED, (), ())
    # A leaves MA on Wednesday, too: C, D and E are colleagues, 60 % of 50 minutes; C has a cover already, D has none.
    [cover] = verdict.covers
    assert (cover.id, cover.cover_person, cover.lost_hundredths) == ("2027-01-13-P2-MA", "D", 3000)
    [session] = verdict.sessions
    assert (session.id, session.date, session.class_id, session.pinned) == ("Q1-1.2", date_of("Wed"), "SB", True)
    assert verdict.gone == ("Tue-P2-MA",)
    # Today and tomorrow count threefold: A, B and S lose a duty on Tuesday, A, B and D gain one on Wednesday.
    # Lost: S's 37.50 of 82.50 go, D's 30.00 come. Fairness: C covers once, D now as well.
    tiers = {tier.name: (tier.before, tier.after) for tier in verdict.tiers if tier.before != tier.after}
    assert tiers["changes"] == (0, 18)
    assert tiers["lost"] == (8250, 7500)
    assert tiers["cost"] == (4000, 0)
    assert tiers["fairness"] == (1, 2)
    assert [row.pinned for row in found.plan.covers if row.class_id == "MA"] == [False]
    assert verify_plan(SCHOOL, found.plan, REPLAN) == ()


def test_what_is_past_is_marked_and_all_else_stays():
    found = attempt(move("Q1-1.2", "Wed", "P2"))
    before = {row.id: row for row in PLAN.sessions}
    assert [(row.id, row.status) for row in found.plan.sessions] == [
        ("Q1-1.1", DutyStatus.DONE),
        ("Q1-1.2", DutyStatus.PLANNED),
        ("Q1-1.3", DutyStatus.PLANNED),
    ]
    assert found.plan.sessions[2] == before["Q1-1.3"]
    assert (found.plan.summary.tiers, found.plan.summary.stop_reason) == ((), "changed by hand")


def test_a_move_that_only_the_next_step_is_in_the_way_of_needs_a_repair():
    found = attempt(move("Q1-1.2", "Thu", "P2"))
    verdict = found.verdict
    assert verdict.outcome is Outcome.NEEDS_REPAIR
    assert [line.rule for line in verdict.elsewhere] == ["step-order"]
    # On Thursday D and E are absent, and C covers once already, the most of a day: S (37.50 lost) before V (45.00).
    assert [row.cover_person for row in verdict.covers] == ["S"]
    # Nothing of it is in the way on Wednesday; the day it is on now is no other place.
    assert verdict.places == (NearPlace(date=date_of("Wed"), period="P2", days=-1),)


def test_a_move_that_no_re_plan_can_allow_names_the_rule_and_the_nearest_places():
    verdict = attempt(move("Q1-1.3", "Fri", "P2")).verdict
    assert verdict.outcome is Outcome.FORBIDDEN
    # A teaches MA and B teaches SB in P2, and the talk releases nobody.
    assert {line.rule for line in verdict.reasons} == {"may-leave"}
    # 0 to 2 days after Tuesday P2: Tue, Wed, Thu in P3; Wed P3 is where it is.
    assert [(place.date, place.period, place.days) for place in verdict.places] == [
        (date_of("Thu"), "P3", -1),
        (date_of("Tue"), "P3", -3),
    ]


@pytest.mark.parametrize(
    ("day", "period", "rule", "words"),
    [
        ("Tue", "P9", "present", "2027-01-12 has no period P9"),
        ("Mon", "P3", "past", "2027-01-11 in period P3 is over"),
    ],
)
def test_a_time_that_is_none_or_over_is_refused(day, period, rule, words):
    verdict = attempt(move("Q1-1.3", day, period)).verdict
    assert verdict.outcome is Outcome.FORBIDDEN
    assert [line.rule for line in verdict.reasons] == [rule]
    assert verdict.reasons[0].sentence.startswith(words)
    assert [place.date for place in verdict.places] == [date_of("Tue"), date_of("Thu")]


def test_a_step_that_the_pin_of_another_forbids_is_refused():
    pinned = with_session(PLAN, 3, pinned=True)
    assert rules(attempt(move("Q1-1.2", "Thu", "P2"), pinned)) == ["step-order"]
    # The leader may still move what is pinned itself.
    assert attempt(move("Q1-1.3", "Thu", "P3"), pinned).verdict.outcome is Outcome.ALLOWED


def test_another_person_for_a_cover_is_pinned():
    found = attempt(NameCover(cover="Thu-P3-YE", person="V"))
    assert found.verdict.outcome is Outcome.ALLOWED
    [cover] = found.verdict.covers
    # A supervisor: 90 % of 50 minutes. The id of the cover of the meeting stays.
    assert (cover.id, cover.cover_kind, cover.lost_hundredths) == ("Thu-P3-YE", CoverKind.SUPERVISOR, 4500)
    assert cover.pinned
    # An absence opens the meeting: no session is pinned with it.
    assert not any(row.pinned for row in found.plan.sessions)
    assert verify_plan(SCHOOL, found.plan, REPLAN) == ()


def test_a_cover_of_a_release_is_pinned_with_its_session():
    found = attempt(NameCover(cover="Tue-P2-MA", person="C"))
    assert [row.id for row in found.plan.sessions if row.pinned] == ["Q1-1.2"]
    assert found.verdict.sessions == ()


def test_a_person_who_may_not_cover_is_refused_and_those_who_may_are_named():
    verdict = attempt(NameCover(cover="Thu-P3-YE", person="D")).verdict
    assert (verdict.outcome, rules(attempt(NameCover(cover="Thu-P3-YE", person="D")))) == (
        Outcome.FORBIDDEN,
        ["present"],
    )
    # By lost time, as each changes two duties: A and B as colleagues 30.00, S 37.50, V 45.00, nobody 50.00; but
    # uncovered minutes come first of all tiers. A and B change as much; of them A has no cover either.
    assert [row.cover_person for row in verdict.people] == ["A", "B", "S", "V", ""]


def test_a_planned_release_is_left_uncovered_only_where_policy_allows_it():
    assert rules(attempt(NameCover(cover="Tue-P2-MA", person=""))) == ["covered"]
    assert attempt(NameCover(cover="Thu-P3-YE", person="")).verdict.outcome is Outcome.ALLOWED


def test_what_is_withdrawn_goes_with_its_covers_and_its_past_stays():
    found = attempt(WithdrawCycle(request="Q1"))
    assert found.verdict.outcome is Outcome.ALLOWED
    assert found.verdict.gone == ("Q1-1.2", "Q1-1.3", "Tue-P2-MA")
    assert [row.id for row in found.plan.sessions] == ["Q1-1.1"]
    assert verify_plan(SCHOOL, found.plan, replace(REPLAN, withdrawn=frozenset({("Q1", 1)}))) == ()


def test_a_plan_that_nobody_was_told_of_is_weighed_by_the_tiers_of_a_first_plan():
    tiers = [tier.name for tier in attempt(move("Q1-1.3", "Thu", "P3"), is_repair=False).verdict.tiers]
    assert tiers == list(SCHOOL.policy.tiers)
    assert "changes" not in tiers


def test_all_places_of_a_week_are_found_from_where_the_session_is():
    desk = Desk(SCHOOL, PLAN, REPLAN, TUESDAY, is_repair=True)
    assert [(place.date, place.period) for place in desk.places("Q1-1.3")] == [
        (date_of("Tue"), "P3"),
        (date_of("Thu"), "P3"),
    ]
    assert desk.places("Q1-1.3", start=date_of("Wed"), end=date_of("Wed")) == ()


def test_a_session_is_moved_away_from_a_day_that_is_closed_by_now():
    closed = CalendarEntry(start=date_of("Wed"), kind=CalendarKind.CLOSED)
    school = replace(SCHOOL, calendar=(closed,))
    found = attempt(move("Q1-1.3", "Thu", "P3"), school=school)
    # The plan as it stands breaks a rule, the session on Wednesday; that is held against no change.
    assert [line.rule for line in found.verdict.standing] == ["present"]
    assert (found.verdict.outcome, found.verdict.breaches) == (Outcome.ALLOWED, ())
    assert verify_plan(school, found.plan, REPLAN) == ()
    # Thursday is the school day after Tuesday: a closed day is none.
    [place] = attempt(move("Q1-1.3", "Fri", "P2"), school=school).verdict.places[:1]
    assert (place.date, place.days) == (date_of("Fri"), 0)
    desk = Desk(school, PLAN, REPLAN, TUESDAY, is_repair=True)
    assert [found.date for found in desk.places("Q1-1.3")] == [date_of("Thu"), date_of("Tue"), date_of("Fri")]


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (move("Q1-1.1", "Thu", "P3"), "Q1-1.1 was on 2027-01-11; it is over"),
        (move("nonsense", "Thu", "P3"), "no session with the id nonsense"),
        (move("Q1-1.3", "Thu", "P3", "Z"), "No teacher has the id Z"),
        (NameCover(cover="Thu-P3-YE", person="Z"), "Nobody at the school has the id Z"),
        (WithdrawCycle(request="Q2"), "Request Q2 has no session from cycle 1 on"),
        (PinItem(item="nonsense"), "no session with the id nonsense"),
    ],
)
def test_what_is_over_or_unknown_is_no_wish(wish, words):
    with pytest.raises(DataError, match=words):
        attempt(wish)


def test_a_verdict_reads_from_top_to_bottom():
    assert list(verdict_lines(attempt(move("Q1-1.2", "Wed", "P2")).verdict)) == [
        "Allowed.",
        "  session Q1-1.2: observe Wed 2027-01-13 P2 in SB, A and B",
        "  cover 2027-01-13-P2-MA: MA P2: D, colleague, 30.00 minutes lost",
        "  Tue-P2-MA goes",
        "The plan: changes +18; lost -7.50 minutes; cost -40.00; fairness +1",
    ]
