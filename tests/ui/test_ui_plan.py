"""Plan: start, watch, stop, check, publish, discard."""

import pytest
from textual.widgets import Button

from sabbatical.domain.plan import VersionState
from sabbatical.domain.planning import BreachLine, PlanParams, PlanProgress
from sabbatical.errors import DataError, PlanningError
from sabbatical.ui.modals.problem import Problem
from sabbatical.ui.screens.term_screen import TermScreen
from tests.ui.case import (
    FakeGateway,
    complaints,
    flat_text,
    press,
    put,
    running,
    said,
    screen_text,
    ui_school,
    wait_until,
)

PROGRESS = (
    PlanProgress(tier="uncovered", incumbent=0, bound=0, seconds=0.5, proven=True),
    PlanProgress(tier="requests", incumbent=30, bound=51, seconds=1.5),
    PlanProgress(tier="requests", incumbent=45, bound=51, seconds=3.5),
)


def row(pilot, tier: str) -> list[str]:
    """Return the words of a tier's line after its name."""
    line = next(line for line in screen_text(pilot).splitlines() if tier in line.split()[:2])
    return line.replace("▸", "").split()[1:]


async def test_a_solve_is_watched_tier_by_tier_and_ends_as_a_draft():
    gateway = FakeGateway(ui_school())
    gateway.progress = PROGRESS
    async with running(gateway) as pilot:
        await press(pilot, "f7", "s")
        await wait_until(pilot, lambda: "working on requests" in screen_text(pilot))
        assert row(pilot, "uncovered") == ["0", "min", "0", "min", "0", "min", "✓", "proven", "0"]
        # 45 of at most 51: a gap of 6; the tier began at 0.5 s, the last news came at 3.5 s, and time goes on.
        *words, seconds = row(pilot, "requests")
        assert words == ["45", "51", "6", "…", "seeking"]
        assert int(seconds) >= 3
        assert row(pilot, "lost") == ["-", "-", "-"]
        assert "1 tier proven so far" in screen_text(pilot)
        await wait_until(pilot, lambda: "planning requests" in screen_text(pilot).splitlines()[0])
        assert said(pilot, "#tier").startswith("requests: ")  # the cursor goes along
        await press(pilot, "c")  # the chart in the place of the table
        assert "requests: ━ value 45  ┄ bound 51  gap 6" in screen_text(pilot)
        assert "┏" in screen_text(pilot)  # from 30 up to 45
        assert "bound 51" in screen_text(pilot)
        await press(pilot, "left")
        assert "uncovered: ━ value 0 min  ┄ bound 0 min  ═ proven best" in screen_text(pilot)
        await press(pilot, "c")
        gateway.may_end.set()
        await wait_until(pilot, lambda: said(pilot, "#state").startswith("Draft 1: 3 sessions, 1 of 2 requests served"))
        assert row(pilot, "lost") == ["45", "min", "30", "min", "15", "min", "~", "best", "found"]
        assert said(pilot, "#versions") == "Kept: plan 1 draft"
        # What was watched can be looked at afterwards: 30 and 45 of the solve, and 3, which the plan made here has.
        await press(pilot, "down", "c")
        assert "requests: ━ value 3  ┄ bound 3  ═ proven best" in screen_text(pilot)
        assert "seconds spent on requests" in screen_text(pilot)
    assert gateway.params == [PlanParams(time_limit_seconds=60.0, seed=0, workers=2)]


async def test_the_screens_answer_while_a_solve_runs():
    gateway = FakeGateway(ui_school())
    gateway.progress = PROGRESS
    async with running(gateway) as pilot:
        await press(pilot, "f7", "s")
        await press(pilot, "f4", "e", "tab")
        await put(pilot, "Grading")
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: "planning" in screen_text(pilot).splitlines()[0])
        gateway.may_end.set()
        await wait_until(pilot, lambda: "draft, not published" in screen_text(pilot))
    assert gateway.school is not None
    assert gateway.school.requests[0].topic == "Grading"


async def test_stop_keeps_the_best_so_far():
    gateway = FakeGateway(ui_school())
    async with running(gateway) as pilot:
        await press(pilot, "f7", "s", "x")
        await wait_until(pilot, lambda: said(pilot, "#state").startswith("Draft 1"))
    assert gateway.was_stopped


async def test_leaving_in_mid_solve_stops_it():
    gateway = FakeGateway(ui_school())
    async with running(gateway) as pilot:
        await press(pilot, "f7", "s")
        await wait_until(pilot, gateway.told.is_set)
        await pilot.press("ctrl+q")
        await wait_until(pilot, lambda: not pilot.app.is_running)
    assert gateway.was_stopped


async def test_the_time_limit_seed_and_workers_are_taken_and_checked():
    gateway = FakeGateway(ui_school())
    async with running(gateway) as pilot:
        await press(pilot, "f7", "shift+tab", "shift+tab", "shift+tab")
        await put(pilot, "0")
        assert complaints(pilot) == ["! a number from 1 to 86400"]
        assert pilot.app.screen.query_one("#start", Button).disabled
        await put(pilot, "7.5")
        await press(pilot, "tab")
        await put(pilot, "11")
        await press(pilot, "tab")
        await put(pilot, "1")
        await press(pilot, "tab", "tab", "enter")  # over the table to Start
        await wait_until(pilot, gateway.told.is_set)
        gateway.may_end.set()
        await wait_until(pilot, lambda: said(pilot, "#state").startswith("Draft 1"))
    assert gateway.params == [PlanParams(time_limit_seconds=7.5, seed=11, workers=1)]


async def test_a_solve_without_a_plan_says_why():
    gateway = FakeGateway(ui_school())
    gateway.fails["make_plan"] = PlanningError("No plan exists under the hard rules.", "Loosen a limit.")
    gateway.may_end.set()
    async with running(gateway) as pilot:
        await press(pilot, "f7", "s")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Problem))
        assert "No plan exists under the hard rules." in screen_text(pilot)
        assert "Loosen a limit." in screen_text(pilot)
        await press(pilot, "enter")
        assert said(pilot, "#state").startswith("No plan yet.")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
async def test_a_fault_in_a_solve_is_said_and_another_can_be_started():
    gateway = FakeGateway(ui_school())
    gateway.fails["make_plan"] = ZeroDivisionError()
    gateway.may_end.set()
    async with running(gateway) as pilot:
        await press(pilot, "f7", "s")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Problem))
        assert "a fault in Sabbatical itself" in flat_text(pilot)
        gateway.fails.clear()
        await press(pilot, "enter", "s")
        await wait_until(pilot, lambda: said(pilot, "#state").startswith("Draft 1"))


async def test_publishing_says_what_it_means_asks_and_does_it(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f7", "p")
        text = flat_text(pilot)
        assert "Publish draft 1?" in text
        assert "it is the plan that people are told" in text
        await press(pilot, "enter")  # no
        assert gateway.published is None
        await press(pilot, "p", "tab", "enter")
        assert "Plan 1 is published. F10 Export hands out the schedules." in flat_text(pilot)
        await press(pilot, "escape")  # what was said goes, and the title line is whole again
        assert "plan 1: published" in screen_text(pilot)
        assert pilot.app.screen.query_one("#publish", Button).disabled
    assert gateway.versions[0].state is VersionState.PUBLISHED


async def test_a_refused_publication_lists_the_rules(gateway: FakeGateway):
    gateway.fails["publish"] = DataError(
        "Draft 1 breaks a hard rule.", ("one-place: Ana is in two places",), "Plan again."
    )
    async with running(gateway) as pilot:
        await press(pilot, "f7", "p", "tab", "enter")
        assert "- one-place: Ana is in two places" in screen_text(pilot)
        assert gateway.published is None


async def test_the_check_tells_that_all_rules_hold(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f7", "v")
        assert said(pilot, "#state") == "✓ The plan keeps every hard rule with the school as it is now."


async def test_the_check_lists_every_breach(gateway: FakeGateway):
    gateway.breaches = (BreachLine(rule="class-cap", sentence="MATH [x] loses 61 of 60 minutes."),)
    async with running(gateway) as pilot:
        await press(pilot, "f7", "v")
        assert "- class-cap: MATH [x] loses 61 of 60 minutes." in screen_text(pilot)


async def test_a_draft_is_discarded_after_a_question(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f7", "d", "tab", "enter")
        assert said(pilot, "#state").startswith("No plan yet.")
    assert gateway.drafts == []


async def test_everything_works_by_mouse_too(gateway: FakeGateway):
    gateway.may_end.set()
    async with running(gateway) as pilot:
        await press(pilot, "f7")
        await pilot.click("#verify")
        await wait_until(pilot, lambda: said(pilot, "#state").startswith("✓ The plan keeps"))
        await pilot.click("#start")
        await wait_until(pilot, lambda: said(pilot, "#state").startswith("Draft 2"))
        await pilot.click("#publish")
        await wait_until(pilot, lambda: not isinstance(pilot.app.screen, TermScreen))
        await pilot.click("#yes")
        await wait_until(pilot, lambda: gateway.published is not None)


async def test_what_cannot_be_done_now_is_greyed_out():
    async with running(FakeGateway(ui_school())) as pilot:
        await press(pilot, "f7")
        disabled = {button.id for button in pilot.app.screen.query(Button) if button.disabled}
        assert disabled == {"stop", "verify", "publish", "discard"}
        await press(pilot, "p")
        assert isinstance(pilot.app.screen, TermScreen)


async def test_the_line_under_the_table_explains_the_tier(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f7", "down")
        assert said(pilot, "#tier").startswith("requests: Sum of the priorities")
