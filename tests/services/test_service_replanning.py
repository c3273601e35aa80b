"""Re-planning: what is repaired, what is stored, and when nothing is."""

import datetime as dt
import threading
from dataclasses import replace

import pytest

from sabbatical.db.plan_repository import PlanRepository
from sabbatical.domain.moment import Moment, RepairOf
from sabbatical.domain.plan import VersionState
from sabbatical.domain.planning import BreachLine
from sabbatical.domain.replanning import AskedRequest, CoverPlace, Replan, SessionPlace
from sabbatical.errors import DataError, NoPlanError, StoppedError
from sabbatical.services.absences import NewAbsence, add_absences
from sabbatical.services.plans import current_plan, list_versions, load_version, publish, published_plan, verify_current
from sabbatical.services.replanning import ByHand, mark_missed, replan, replan_preview, set_pinned
from sabbatical.services.school import edit_school, load_school
from tests.replan_case import repaired
from tests.reports_case import TOPIC, date_of, make_plan
from tests.services.case import NOON, PARAMS, add_draft, publish_week
from tests.services.test_service_plans import BREACH, with_release_limit

MORNING = Moment(today=date_of("Tue"), now=dt.time(7, 55))
LATER = NOON + dt.timedelta(hours=1)


@pytest.fixture
def published(store):
    publish_week(store)
    return store


def fall_ill(store, person="A", day="Tue"):
    add_absences(store, (NewAbsence(person=person, start=date_of(day), end=date_of(day), reason="flu"),))


def test_the_published_plan_is_repaired_for_the_school_as_it_is_now(published, replanner):
    fall_ill(published)
    seen = []
    stored = replan(published, PARAMS, MORNING, extend=True, on_progress=seen.append)
    [(school, asked, params)] = replanner.asked
    assert school == load_school(published)
    assert params == PARAMS
    assert asked == Replan(
        published=make_plan(),
        asked=(
            AskedRequest(id="Q1", teacher="B", topic=TOPIC, cycles=1),
            AskedRequest(id="Q2", teacher="E", topic=TOPIC, cycles=2),
        ),
        today=date_of("Tue"),
        now=dt.time(7, 55),
        extend=True,
    )
    assert [progress.tier for progress in seen] == ["changes"]
    assert stored.plan == repaired()
    assert stored.version.state is VersionState.DRAFT
    assert stored.version.repairs == RepairOf(base=1, moment=MORNING, extend=True)
    assert stored.version.note == "Ann absent 12 Jan; extended to all requests"
    assert current_plan(published) == stored
    assert published_plan(published).plan == make_plan()


def test_a_preview_tells_why_without_solving(published, replanner):
    fall_ill(published)
    preview = replan_preview(published, MORNING)
    assert (preview.base, preview.why) == (1, "Ann absent 12 Jan")
    assert replanner.asked == []


def test_the_next_repair_is_told_only_what_is_new_since(published, replanner, sound):
    fall_ill(published)
    replan(published, PARAMS, MORNING)
    publish(published, NOON)
    fall_ill(published, "C", "Fri")
    assert replan_preview(published, MORNING).why == "Cleo absent 15 Jan"


def test_nothing_is_repaired_before_something_is_published(store, replanner):
    add_draft(store)
    for act in (lambda: replan(store, PARAMS, MORNING), lambda: replan_preview(store, MORNING)):
        with pytest.raises(DataError, match="Nothing is published yet"):
            act()
    assert replanner.asked == []


def test_a_repair_of_what_was_superseded_meanwhile_is_refused(published, replanner):
    replanner.meanwhile = lambda: publish_week(published)
    with pytest.raises(DataError, match="Plan 2 was published meanwhile, in the place of plan 1"):
        replan(published, PARAMS, MORNING)
    assert [version.number for version in list_versions(published)] == [1, 2]


@pytest.mark.parametrize("mark", [mark_missed, set_pinned])
def test_a_mark_made_meanwhile_is_not_lost(published, replanner, mark):
    replanner.meanwhile = lambda: mark(published, ("Q1-1.1",), True)
    with pytest.raises(DataError, match="Plan 1 was marked meanwhile"):
        replan(published, PARAMS, MORNING)
    assert current_plan(published).version.number == 1


def test_a_change_of_the_school_meanwhile_shows_on_the_draft(published, replanner):
    replanner.meanwhile = lambda: fall_ill(published)
    assert replan(published, PARAMS, MORNING).version.school_changed_since


def test_a_cancelled_repair_keeps_the_best_or_nothing(published, replanner):
    cancel = threading.Event()
    replanner.meanwhile = cancel.set
    with pytest.raises(StoppedError):
        replan(published, PARAMS, MORNING, cancel=cancel, keeps_best=False)
    assert len(list_versions(published)) == 1
    assert replan(published, PARAMS, MORNING, cancel=cancel).version.number == 2


def test_without_a_plan_the_draft_before_stays(published, replanner):
    add_draft(published)
    before = current_plan(published)

    def fail() -> None:
        raise NoPlanError("none exists")

    replanner.meanwhile = fail
    with pytest.raises(NoPlanError):
        replan(published, PARAMS, MORNING)
    assert current_plan(published) == before


class Check:
    """Stands in for `verify_plan`: notes the re-plans that it is given."""

    def __init__(self, *found: BreachLine) -> None:
        self.found = found
        self.replans: list[Replan | None] = []

    def __call__(self, _school: object, _plan: object, replan: Replan | None = None) -> tuple[BreachLine, ...]:
        self.replans.append(replan)
        return self.found


def test_a_repair_is_checked_against_its_own_moment_and_the_marks_as_they_are(published, replanner, monkeypatch):
    check = Check()
    monkeypatch.setattr("sabbatical.planning.verify.verify_plan", check)
    replan(published, PARAMS, MORNING)
    set_pinned(published, ("Q1-1.3",), True)
    publish(published, LATER)
    [replan_checked] = check.replans
    assert (replan_checked.today, replan_checked.now) == (MORNING.today, MORNING.now)
    assert [row.id for row in replan_checked.published.sessions if row.pinned] == ["Q1-1.3"]
    assert load_version(published, 1).version.state is VersionState.SUPERSEDED
    assert published_plan(published).version.repairs.base == 1


def test_a_plan_from_nothing_is_checked_without_a_moment_until_it_is_published(store, monkeypatch):
    check = Check()
    monkeypatch.setattr("sabbatical.planning.verify.verify_plan", check)
    add_draft(store)
    verify_current(store, MORNING)
    publish(store, NOON)
    verify_current(store, MORNING)
    assert check.replans[:2] == [None, None]
    assert (check.replans[2].published, check.replans[2].today) == (make_plan(), MORNING.today)


def test_a_broken_repair_is_to_be_repaired_again(published, replanner, monkeypatch):
    monkeypatch.setattr("sabbatical.planning.verify.verify_plan", Check(BREACH))
    replan(published, PARAMS, MORNING)
    with pytest.raises(DataError, match="Draft 2 breaks a hard rule") as caught:
        publish(published, LATER)
    assert caught.value.hint == "Re-plan, then publish."
    assert verify_current(published, MORNING) == (BREACH,)


@pytest.mark.usefixtures("sound")
def test_a_repair_of_a_plan_that_is_published_no_more_is_not_published(published, replanner):
    replan(published, PARAMS, MORNING)
    with published.writing() as transaction:
        transaction.plans.supersede_published()
    with pytest.raises(DataError, match="Draft 2 repairs plan 1, but nothing is published now"):
        publish(published, LATER)


def test_a_mark_during_the_check_stops_the_publication(published, replanner, monkeypatch):
    def mark(*_: object) -> tuple[BreachLine, ...]:
        mark_missed(published, ("Q1-1.1",), True)
        return ()

    replan(published, PARAMS, MORNING)
    monkeypatch.setattr("sabbatical.planning.verify.verify_plan", mark)
    with pytest.raises(DataError, match="was marked while the draft was checked"):
        publish(published, LATER)
    assert published_plan(published).version.number == 1


def test_what_was_put_by_hand_is_planned_around_and_checked_where_it_was_put(published, replanner, monkeypatch):
    """The last session was pinned on Wednesday and is put on Friday by hand, where the re-plan has it, pinned."""
    set_pinned(published, ("Q1-1.3",), True)
    on_friday = SessionPlace(request="Q1", cycle=1, step=3, coach="A", date=date_of("Fri"), period="P3", class_id="")
    to_v = CoverPlace(class_id="YE", date=date_of("Thu"), period="P3", person="V")
    plan = repaired()
    replanner.plan = replace(
        plan,
        sessions=(*plan.sessions[:2], replace(plan.sessions[2], pinned=True)),
        covers=(*plan.covers[:2], replace(plan.covers[2], pinned=True)),
    )
    hand = ByHand(sessions=(on_friday,), covers=(to_v,), withdrawn=frozenset({("Q2", 2)}))
    stored = replan(published, PARAMS, MORNING, by_hand=hand)
    asked = replanner.asked[0][1]
    assert (asked.sessions, asked.covers, asked.withdrawn) == ((on_friday,), (to_v,), {("Q2", 2)})
    assert stored.version.note == (
        "1 session placed by hand; 1 cover named by hand; request Q2 withdrawn from cycle 2 on by hand"
    )
    check = Check()
    monkeypatch.setattr("sabbatical.planning.verify.verify_plan", check)
    publish(published, LATER)
    [checked] = check.replans
    assert (checked.sessions, checked.covers, checked.withdrawn) == ((on_friday,), (to_v,), {("Q2", 2)})


class PowerCutError(Exception):
    """Something unforeseen in the middle."""


def cut(*_: object, **__: object) -> None:
    raise PowerCutError


def snapshot(store):
    with store.reading() as transaction:
        versions = transaction.plans.versions()
        plans = [transaction.plans.load(version.number) for version in versions]
        origins = [transaction.plans.origin(version.number) for version in versions]
        return plans, origins, transaction.told.plans_by_person(), transaction.school.load()


def test_a_failure_in_the_middle_of_storing_a_repair_leaves_everything_as_it_was(published, replanner, monkeypatch):
    """The origin is stored last: the draft before is deleted, the new one's rows are written by then."""
    add_draft(published)
    before = snapshot(published)
    monkeypatch.setattr("sabbatical.db.plan_repository.add_origin", cut)
    with pytest.raises(PowerCutError):
        replan(published, PARAMS, MORNING)
    assert snapshot(published) == before


@pytest.mark.usefixtures("sound")
def test_a_failure_in_the_middle_of_publishing_leaves_everything_as_it_was(published, replanner, monkeypatch):
    """The plan published before is superseded by then."""
    replan(published, PARAMS, MORNING)
    before = snapshot(published)
    supersede = PlanRepository.supersede_published

    def supersede_and_fail(plans: PlanRepository) -> None:
        supersede(plans)
        raise PowerCutError

    monkeypatch.setattr(PlanRepository, "supersede_published", supersede_and_fail)
    with pytest.raises(PowerCutError):
        publish(published, LATER)
    assert snapshot(published) == before


def test_a_failure_in_the_middle_of_entering_absences_leaves_everything_as_it_was(published, monkeypatch):
    before = snapshot(published)
    monkeypatch.setattr("sabbatical.db.school_repository.advance", cut)
    with pytest.raises(PowerCutError):
        fall_ill(published)
    assert snapshot(published) == before


def test_a_failure_in_the_middle_of_marking_leaves_everything_as_it_was(published):
    before = snapshot(published)

    def mark_and_fail() -> None:
        with published.writing() as transaction:
            transaction.plans.set_pinned(1, ("Q1-1.1", "Tue-P2-MA"), pinned=True)
            transaction.told.add(("A",), 1, NOON)
            raise PowerCutError

    with pytest.raises(PowerCutError):
        mark_and_fail()
    assert snapshot(published) == before


def test_the_true_check_takes_a_repair(published, replanner):
    """A's day allows 60 minutes of release, the plan takes 50 on Tuesday; with 40 allowed that is a breach."""
    replan(published, PARAMS, Moment(today=date_of("Mon")))
    edit_school(published, lambda school: with_release_limit(school, 40))
    with pytest.raises(DataError) as caught:
        publish(published, LATER)
    assert any(line.startswith("release-limit: ") for line in caught.value.lines)
