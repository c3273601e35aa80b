"""Changes by hand on small schools: what they break, and what of it no re-plan could mend."""

from dataclasses import replace

from solver.alternatives import Standing
from solver.by_hand import Hand, Trial
from solver.by_hand.possible import able_people, near_slots
from solver.check import check
from solver.params import SolveParams
from solver.plan import Cover, Plan, Session
from solver.problem import CoverKind, MayRelease, Problem, Step, StepKind
from solver.published import Published
from solver.rules import Tier
from solver.solve import solve
from tests.solver.brute_force_replan import best_replan
from tests.solver.builders import ProblemBuilder, cover, plan, session
from tests.solver.random_replans import random_replan

SCHOOLS = 25
OBSERVE = Step(kind=StepKind.OBSERVE, release=MayRelease.COACH)
TALK_AFTER = Step(kind=StepKind.MEET, min_days=0, max_days=1)


def coaching_week(**changes) -> ProblemBuilder:
    """ANA coaches BEN, who teaches B in period 1 of four days; ANA teaches A then on days 1 and 2.

    ZOE is willing, too. CARA, who has the subject, ZOE and SUE could cover. R1 is an observation and a talk 0 to 1 days
    later. Slots are 3 x day + period - 1.
    """
    school = ProblemBuilder(days=4, periods=3, **changes)
    school.teacher("ANA", level=4)
    school.teacher("ZOE", level=3)
    school.teacher("BEN")
    school.teacher("CARA", subjects=frozenset({"Maths"}))
    school.substitute("SUE")
    for day in range(4):
        school.meeting("B", day, 1, "BEN")
    for day in (1, 2):
        school.meeting("A", day, 1, "ANA")
    school.request("R1", "BEN", OBSERVE, TALK_AFTER)
    return school


STANDS = plan(session("R1", "ANA", 0, "B"), session("R1", "ANA", 2, step=2))
"""Observation on day 0 in period 1, the talk on the same day in period 3."""
OBSERVATION, TALK = STANDS.sessions


def hand_on(problem: Problem, stands: Plan = STANDS, pins: Plan | None = None, **published) -> Hand:
    """Return the hand over a plan that breaks nothing."""
    problem = replace(problem, published=Published(ahead=stands, **published))
    assert check(problem, stands) == ()
    return Hand(Standing(problem, stands, problem.published.first_slot), pins or Plan())


def never(trial: Trial) -> list[str]:
    return sorted({str(breach.rule) for breach in trial.never})


def elsewhere(trial: Trial) -> list[str]:
    return sorted({str(breach.rule) for breach in trial.elsewhere})


def test_an_allowed_move_brings_the_best_cover_person():
    stands = plan(session("R1", "ANA", 0, "B"), session("R1", "ANA", 4, step=2))
    trial = hand_on(coaching_week().build(), stands).move(stands.sessions[0], 3, "ANA")
    # Day 1, period 1: ANA leaves A. CARA has the subject (30 % of 60 minutes = 18 lost), ZOE 36, SUE 45.
    assert (trial.never, trial.elsewhere) == ((), ())
    assert trial.plan.covers == (cover("A", 3, CoverKind.SAME_SUBJECT, "CARA"),)
    assert trial.put == plan(session("R1", "ANA", 3, "B"))
    # ANA and BEN in slots 0 and 3, CARA in slot 3: five duties differ, each of weight 1.
    assert (trial.values[Tier.LOST], trial.values[Tier.CHANGES]) == (1800, 5)


def test_where_the_coachee_does_not_teach_nothing_could_allow_it():
    trial = hand_on(coaching_week().build()).move(OBSERVATION, 1, "ANA")
    assert never(trial) == ["host"]


def test_the_next_step_in_the_way_can_be_mended_unless_it_is_pinned():
    problem = coaching_week().build()
    # On day 2 the talk of day 0 would be two days too early; it can follow on day 2 or 3.
    trial = hand_on(problem).move(OBSERVATION, 6, "ANA")
    assert (never(trial), elsewhere(trial)) == ([], ["step-order"])
    assert trial.plan.covers == (cover("A", 6, CoverKind.SAME_SUBJECT, "CARA"),)
    pinned = hand_on(problem, pins=plan(TALK)).move(OBSERVATION, 6, "ANA")
    assert never(pinned) == ["step-order"]


def test_a_step_of_the_past_is_in_the_way_for_good():
    problem = coaching_week().build()
    hand = hand_on(problem, past=plan(OBSERVATION), first_slot=1)
    # 0 to 1 days after day 0.
    assert never(hand.move(TALK, 5, "ANA")) == []
    assert never(hand.move(TALK, 7, "ANA")) == ["step-order"]


def test_no_time_left_for_the_step_that_follows_is_for_good():
    school = coaching_week()
    school.teachers[0] = replace(school.teachers[0], blocked_slots=frozenset({10, 11}))
    trial = hand_on(school.build()).move(OBSERVATION, 9, "ANA")
    # Day 3 is the last: the talk would have to follow in period 2 or 3 of it, where ANA is not available.
    sentence = (
        "With the session of request R1, cycle 1, step 1 on 2027-01-04 in period 1, no time is left after it for "
        "cycle 1, step 2."
    )
    assert [breach.sentence for breach in trial.never] == [sentence]
    # Of the day before, ANA has no such limits.
    assert never(hand_on(school.build()).move(OBSERVATION, 6, "ANA")) == []


def test_no_time_left_for_the_step_before_is_for_good():
    school = coaching_week()
    school.meetings = [meeting for meeting in school.meetings if meeting.class_id != "B" or meeting.slot == 9]
    stands = plan(session("R1", "ANA", 9, "B"), session("R1", "ANA", 11, step=2))
    trial = hand_on(school.build(), stands).move(stands.sessions[1], 8, "ANA")
    # BEN's only class is in slot 9.
    sentence = (
        "With the session of request R1, cycle 1, step 2 on 2027-01-03 in period 3, no time is left before it for "
        "cycle 1, step 1."
    )
    assert [breach.sentence for breach in trial.never] == [sentence]


def two_requests() -> ProblemBuilder:
    """CARA is coached as well: R2, one talk in slot 5 with ANA."""
    school = coaching_week()
    school.request("R2", "CARA")
    return school


def test_another_session_in_the_way_can_be_mended_unless_it_is_pinned():
    stands = plan(*STANDS.sessions, session("R2", "ANA", 5))
    hand = hand_on(two_requests().build(), stands)
    assert (never(hand.move(TALK, 5, "ANA")), elsewhere(hand.move(TALK, 5, "ANA"))) == ([], ["one-place"])
    pinned = hand_on(two_requests().build(), stands, pins=plan(session("R2", "ANA", 5)))
    assert never(pinned.move(TALK, 5, "ANA")) == ["one-place"]


def test_a_class_that_nobody_may_cover_is_for_good():
    school = coaching_week()
    school.teachers[1] = replace(school.teachers[1], blocked_slots=frozenset({3}))
    school.teachers[3] = replace(school.teachers[3], absent_slots=frozenset({3}))
    school.substitutes = []
    stands = plan(session("R1", "ANA", 0, "B"), session("R1", "ANA", 4, step=2))
    trial = hand_on(school.build(), stands).move(stands.sessions[0], 3, "ANA")
    assert [breach.sentence for breach in trial.never] == [
        "A on 2027-01-02 in period 1 would lose its teacher to the session, and nobody may cover it then."
    ]
    school.set_policy(allow_uncovered=True)
    allowed = hand_on(school.build(), stands).move(stands.sessions[0], 3, "ANA")
    assert allowed.plan.covers == (cover("A", 3, CoverKind.UNCOVERED),)
    assert (never(allowed), elsewhere(allowed)) == ([], [])


def test_a_cover_person_who_is_coached_then_can_be_mended():
    # In slot 3 ZOE coaches CARA, so that SUE alone can take A.
    stands = plan(session("R1", "ANA", 0, "B"), session("R1", "ANA", 4, step=2), session("R2", "ZOE", 3))
    hand = hand_on(two_requests().build(), stands)
    trial = hand.move(stands.sessions[0], 3, "ANA")
    assert trial.plan.covers == (cover("A", 3, CoverKind.SUBSTITUTE, "SUE"),)
    covered = Hand(Standing(hand.standing.problem, trial.plan), Plan())
    (sue,) = trial.plan.covers
    by_cara = covered.name(sue, "CARA")
    assert (never(by_cara), elsewhere(by_cara)) == ([], ["one-place"])
    assert never(covered.name(sue, "BEN")) == ["one-place"]
    assert never(covered.name(sue, None)) == ["covered"]
    assert list(able_people(covered, sue)) == []


def test_a_named_cover_is_pinned_with_the_session_that_it_is_for():
    stands = plan(
        session("R1", "ANA", 3, "B"), session("R1", "ANA", 4, step=2), cover("A", 3, CoverKind.SAME_SUBJECT, "CARA")
    )
    hand = hand_on(coaching_week().build(), stands)
    trial = hand.name(stands.covers[0], "SUE")
    assert trial.put == plan(session("R1", "ANA", 3, "B"), cover("A", 3, CoverKind.SUBSTITUTE, "SUE"))
    # SUE's 75 % instead of CARA's 30 % of 60 minutes; both duties differ.
    assert (trial.values[Tier.LOST], trial.values[Tier.CHANGES]) == (4500, 2)
    # ZOE loses the class 36 minutes, SUE 45.
    assert [way.person for way in able_people(hand, stands.covers[0])] == ["ZOE", "SUE"]


def test_a_pinned_cover_keeps_its_session():
    stands = plan(
        session("R1", "ANA", 3, "B"), session("R1", "ANA", 4, step=2), cover("A", 3, CoverKind.SAME_SUBJECT, "CARA")
    )
    hand = hand_on(coaching_week().build(), stands, pins=plan(stands.covers[0]))
    trial = hand.move(stands.sessions[0], 0, "ANA")
    assert [breach.sentence for breach in trial.never] == [
        "The cover of A by CARA on 2027-01-02 in period 1 is pinned, but would not stand any more."
    ]


def test_what_is_withdrawn_takes_its_covers_along():
    stands = plan(
        session("R1", "ANA", 3, "B"), session("R1", "ANA", 4, step=2), cover("A", 3, CoverKind.SAME_SUBJECT, "CARA")
    )
    trial = hand_on(coaching_week().build(), stands).withdraw("R1", 1)
    assert (trial.plan, trial.put, trial.never, trial.elsewhere) == (Plan(), Plan(), (), ())
    # The request's priority is 3.
    assert trial.values[Tier.REQUESTS] == 0
    # ANA and BEN twice, CARA once.
    assert trial.values[Tier.CHANGES] == 5


def test_another_coach_takes_all_that_is_left_of_the_request():
    trial = hand_on(coaching_week().build()).move(TALK, 4, "ZOE")
    assert trial.plan.sessions == (session("R1", "ZOE", 0, "B"), session("R1", "ZOE", 4, step=2))
    assert (trial.never, trial.elsewhere) == ((), ())
    assert trial.put == plan(session("R1", "ZOE", 4, step=2))
    with_past = hand_on(coaching_week().build(), past=plan(OBSERVATION), first_slot=1)
    assert never(with_past.move(TALK, 4, "ZOE")) == ["one-coach"]


def test_who_may_not_coach_is_for_good():
    assert never(hand_on(coaching_week().build()).move(TALK, 4, "CARA")) == ["qualified"]


def test_the_nearest_slots_come_by_school_days_then_periods():
    hand = hand_on(coaching_week().build())
    everywhere = range(12)
    # The talk: after slot 0, 0 to 1 days later. Wanted on day 2, period 2: day 1 is nearer than day 0.
    assert list(near_slots(hand, TALK, "ANA", 7, everywhere)) == [5, 4, 1]
    # ANA teaches A in slot 3, and a talk releases nobody. ZOE is free then.
    assert list(near_slots(hand, TALK, "ZOE", 7, everywhere)) == [5, 4, 2, 1]


def test_what_is_refused_for_good_has_no_re_plan():
    """On random tiny schools: pinned where it was refused, no plan exists; where it was allowed, the trial is one."""
    refused = allowed = 0
    for seed in range(SCHOOLS):
        problem = random_replan(seed)
        best = best_replan(problem)
        if best is None:
            continue
        pins = problem.published.pinned
        unpinned = replace(problem, published=replace(problem.published, pinned=Plan()))
        hand = Hand(Standing(unpinned, best.plan, problem.published.first_slot), pins)
        for kept, trial in moves(hand, pins):
            pinned = plan(*kept, *trial.put.sessions, *trial.put.covers)
            wanted = replace(problem, published=replace(problem.published, pinned=pinned))
            if trial.never:
                refused += 1
                assert solve(wanted, SolveParams(workers=1, time_limit_seconds=20)).plan is None, f"seed {seed}"
            elif not trial.elsewhere:
                allowed += 1
                assert check(wanted, trial.plan) == (), f"seed {seed}"
    assert refused > SCHOOLS
    assert allowed > 1


def moves(hand: Hand, pins: Plan):
    """Yield each session to come in each third slot, and each cover by everybody, with the pins that stay."""
    problem, first = hand.standing.problem, hand.standing.first_slot
    for row in (row for row in hand.standing.plan.sessions if row.slot >= first):
        for slot in range(first, len(problem.slots), 3):
            if slot != row.slot and row.request in hand.standing.checker.index.requests:
                yield others(pins, row), hand.move(row, slot, row.coach)
    for row in (row for row in hand.standing.plan.covers if row.slot >= first):
        for person in (*(p.id for p in problem.teachers), *(p.id for p in problem.substitutes)):
            if person != row.person:
                trial = hand.name(row, person)
                yield [pin for pin in others(pins, row) if pin not in trial.put.sessions], trial


def others(pins: Plan, row: Session | Cover) -> list[Session | Cover]:
    """Return the pins that are of another step or meeting."""

    def about(pin: Session | Cover) -> tuple[object, ...]:
        return (pin.request, pin.cycle, pin.step) if isinstance(pin, Session) else (pin.class_id, pin.slot)

    return [pin for pin in (*pins.sessions, *pins.covers) if about(pin) != about(row)]
