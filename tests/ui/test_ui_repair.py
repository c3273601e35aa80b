"""Repair: watch it, read what it changes, publish it or leave it."""

import pytest

from sabbatical.domain.plan import VersionState
from sabbatical.domain.planning import PlanProgress
from sabbatical.errors import DataError, NoPlanError
from sabbatical.ui.modals.problem import Problem
from sabbatical.ui.modals.who_else import WhoElse
from tests.ui.case import (
    SIZES,
    FakeGateway,
    press,
    running,
    said,
    screen_text,
    ui_plan,
    ui_school,
    wait_until,
)
from tests.ui.repairs import published_gateway

TWO_ILL = ("a", "n", *"ben", "enter", *"ana", "enter", "enter")
PROGRESS = (
    PlanProgress(tier="uncovered", incumbent=60, bound=60, seconds=0.1, proven=True),
    PlanProgress(tier="changes", incumbent=9, bound=6, seconds=0.2),
)


async def repaired(pilot) -> None:
    """Enter two ill people and repair."""
    await press(pilot, *TWO_ILL, "r")
    await wait_until(pilot, lambda: pilot.app.screen.PLACE == "repair" and "Draft 2" in said(pilot, "#state"))


@pytest.mark.parametrize("size", SIZES)
async def test_a_repair_shows_what_nobody_covers_then_the_changes_person_by_person(size):
    async with running(published_gateway(), size) as pilot:
        await repaired(pilot)
        # What ANA and BEN lose on the 13th is an absent person's own; on the 14th both get the session: 2 changes.
        # DAN's cover is the third.
        assert said(pilot, "#state").splitlines()[:2] == [
            "3 duties change for 3 people; fewer is impossible.",
            "! 1 meeting cannot be covered: first below.",
        ]
        rows = [line.split() for line in screen_text(pilot).splitlines() if " Jan P" in line]
        assert [row[:3] for row in rows[:4]] == [
            ["!", "uncovered", "ENG"],
            ["+", "new", "Ana"],
            ["+", "new", "Ben"],
            ["+", "new", "Dan"],
        ]
        assert "Ben Berg is missing and nobody can cover" in said(pilot, "#details")
        # Only in this made-up plan nobody covers: in P2 CARA, who teaches in P1 alone, and SUE are free.
        await wait_until(pilot, lambda: "Could cover now: " in said(pilot, "#details"))
        assert "Cara Cole" in said(pilot, "#details")


async def test_the_second_list_shows_what_the_repair_does_to_each_tier():
    async with running(published_gateway()) as pilot:
        await repaired(pilot)
        await press(pilot, "l")
        lost = next(line for line in screen_text(pilot).splitlines() if "lost (least lost time)" in line)
        # 45 minutes published; 36 for MATH and 60 for ENG on the 13th come to it.
        assert lost.split()[4:] == ["45", "min", "141", "min", "+96", "min", "✓", "proven"]
        assert said(pilot, "#details").startswith("uncovered: Minutes of meetings")  # and not the change of before
        assert "w" not in pilot.app.screen.active_bindings
        await press(pilot, "w")  # the row behind is a cover, but it is not in view
        assert not isinstance(pilot.app.screen, WhoElse)
        await press(pilot, "down", "l")
        assert "Ben Berg is missing and nobody can cover" in said(pilot, "#details")
        assert "w" in pilot.app.screen.active_bindings


async def test_one_key_publishes_and_shows_whom_to_tell():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await repaired(pilot)
        await press(pilot, "p")
        assert pilot.app.screen.PLACE == "tell"
        assert gateway.published is not None
        assert gateway.published.version.number == 2
        shown = screen_text(pilot)
        assert "3 people still to tell of plan 2" in shown
        assert "Ana Alvarez <ana@school.example>:" in shown


async def test_escape_leaves_the_draft_unpublished():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await repaired(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen.PLACE == "absences"
        assert "~ in the draft" in screen_text(pilot)
        assert [row.state for row in gateway.versions] == [VersionState.PUBLISHED, VersionState.DRAFT]
        await press(pilot, "v", "d", "tab", "enter")
        assert [row.state for row in gateway.versions] == [VersionState.PUBLISHED]


async def test_a_repair_is_watched_and_stop_keeps_the_best_so_far():
    gateway = published_gateway()
    gateway.may_end.clear()
    gateway.progress = PROGRESS
    async with running(gateway) as pilot:
        await press(pilot, "a", "r")
        await wait_until(pilot, lambda: "working on changes; 1 tier proven so far" in said(pilot, "#state"))
        await wait_until(pilot, lambda: "repairing changes" in screen_text(pilot).splitlines()[0])
        await press(pilot, "c")
        assert "changes: ━ value 9  ┄ bound 6  gap 3" in screen_text(pilot)
        await press(pilot, "x")
        await wait_until(pilot, lambda: "Draft 2" in said(pilot, "#state"))
    assert gateway.was_stopped
    assert gateway.params[-1].time_limit_seconds == 30


async def test_a_repair_that_ends_while_another_place_is_in_view_is_announced():
    gateway = published_gateway()
    gateway.may_end.clear()
    async with running(gateway) as pilot:
        await press(pilot, "a", "r", "f8")
        gateway.may_end.set()
        await wait_until(pilot, lambda: "F12, then v, shows it." in " ".join(screen_text(pilot).split()))


async def test_no_plan_under_the_hard_rules_is_told_in_words():
    gateway = published_gateway()
    gateway.fails["replan"] = NoPlanError("The pinned session R1-1-2 breaks the rule may-leave.", "Unpin it.")
    async with running(gateway) as pilot:
        await press(pilot, "a", "r")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Problem))
        assert "breaks the rule may-leave" in screen_text(pilot)


async def test_a_refused_publication_keeps_the_draft():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await repaired(pilot)
        gateway.fails["publish"] = DataError("Draft 2 breaks a hard rule.", ("present: BEN is absent.",))
        await press(pilot, "p")
        assert isinstance(pilot.app.screen, Problem)
        await press(pilot, "enter")
        assert "3 duties change for 3 people" in said(pilot, "#state")


async def test_who_could_cover_is_shown_for_a_meeting_that_nobody_covers():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await repaired(pilot)
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, WhoElse)


async def test_without_a_published_plan_there_is_nothing_to_repair():
    gateway = FakeGateway(ui_school(), draft=ui_plan())
    async with running(gateway) as pilot:
        await press(pilot, "a", "r", "v")
        assert "No plan is published yet" in said(pilot, "#state")
        assert gateway.params == []
