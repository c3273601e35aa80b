"""Why not: the window that explains one request."""

from dataclasses import replace

import pytest

from sabbatical.domain.explanation import (
    CellChange,
    CoachFinding,
    Explanation,
    Forced,
    LostRequest,
    Remedy,
    Stop,
    TierChange,
    Verdict,
)
from sabbatical.errors import DataError
from sabbatical.ui.modals.why_not import WhyNot
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.widgets.key_line import KeyLine
from tests.ui.case import FakeGateway, flat_text, press, running, screen_text, settle, ui_school, wait_until

FOUND = Explanation(
    request="R2",
    teacher="CARA",
    topic="Grading",
    priority=5,
    verdict=Verdict.OUTBID,
    summary="It could be served, but only in the place of others.",
    coaches=(
        CoachFinding(coach="ANA", name="Ana [red]", stops=(Stop(rule="coach-load", sentence="1 of 1 taken."),)),
        CoachFinding(coach="DAN", name="", stops=()),
    ),
    remedies=(
        Remedy(
            sentence="Ana: requests coached, 2 instead of 1.",
            rule="coach-load",
            change=CellChange(file="teachers.csv", row="ANA", column="max_requests", meant="1", new="2"),
        ),
    ),
    forced=Forced(
        coach="ANA",
        lost=(LostRequest(request="R1", teacher="BEN", topic="Questioning", priority=3),),
        tiers=(TierChange(name="requests", before=3, after=5),),
        is_proven=False,
    ),
    not_tried=("requests.csv: R2: priority",),
    is_cut_short=True,
    seconds=4.2,
    names={"CARA": "Cara Cole", "BEN": "Ben Berg", "ANA": "Ana [red]"},
)


@pytest.fixture
def explaining(gateway: FakeGateway) -> FakeGateway:
    """A gateway that explains at once."""
    gateway.explanation = FOUND
    gateway.may_end.set()
    return gateway


@pytest.mark.parametrize("keys", [("f4", "down", "w"), ("f9", "w")])
async def test_one_key_in_requests_and_in_outcome_explains_the_request_under_the_cursor(
    explaining: FakeGateway, keys: tuple[str, ...]
):
    async with running(explaining, (160, 45)) as pilot:
        await press(pilot, *keys)
        await wait_until(pilot, lambda: "instead of 1" in screen_text(pilot))
        shown = flat_text(pilot)
    assert explaining.asked_why == ["R2"]
    for text in (
        "Why not: R2",
        "1. Ana: requests coached, 2 instead of 1.",
        "teachers.csv: ANA: max_requests (empty, so 1) -> 2",
        "R1 would go unserved: Ben Berg on Questioning, priority 3",
        "Ana [red]",
        "coach-load: 1 of 1 taken.",
        "DAN: nothing but the requests that the plan serves instead",
        "not tried: requests.csv: R2: priority",
        "4.2 s",
    ):
        assert text in shown


async def test_on_a_small_terminal_everything_can_be_scrolled_to(explaining: FakeGateway):
    async with running(explaining) as pilot:
        await press(pilot, "f9", "w")
        await wait_until(pilot, lambda: "instead of 1" in screen_text(pilot))
        assert "not tried" not in screen_text(pilot)
        await press(pilot, "end")
        assert "not tried: requests.csv: R2: priority" in flat_text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TermScreen)


async def test_it_can_be_stopped_and_then_shows_what_was_found(gateway: FakeGateway):
    gateway.explanation = FOUND
    async with running(gateway) as pilot:
        await press(pilot, "f9", "w")
        assert "Trying changes by real solves ..." in flat_text(pilot)
        await press(pilot, "x")
        await wait_until(pilot, lambda: "instead of 1" in screen_text(pilot))
    assert gateway.was_stopped


async def test_where_time_was_short_one_key_looks_longer(explaining: FakeGateway):
    async with running(explaining) as pilot:
        await press(pilot, "f9", "w")
        await wait_until(pilot, lambda: "instead of 1" in screen_text(pilot))
        await press(pilot, "end")
        assert "Look longer (l) tells more" in flat_text(pilot)
        explaining.may_end.clear()
        await press(pilot, "l")
        assert "s of at most 60 s" in flat_text(pilot)
        assert "Look longer" not in {key.what for key in pilot.app.screen.query_one(KeyLine).keys}
        explaining.explanation = replace(FOUND, is_cut_short=False, not_tried=(), seconds=31.0)
        explaining.may_end.set()
        await wait_until(pilot, lambda: "31.0 s" in flat_text(pilot))
        await settle(pilot)
        assert flat_text(pilot).count("Cara Cole on Grading") == 1
        assert "Look longer" not in {key.what for key in pilot.app.screen.query_one(KeyLine).keys}
    assert explaining.asked_why == ["R2", "R2"]


async def test_closing_it_stops_it(gateway: FakeGateway):
    gateway.explanation = FOUND
    async with running(gateway) as pilot:
        await press(pilot, "f9", "w", "escape")
        assert isinstance(pilot.app.screen, TermScreen)
        await wait_until(pilot, lambda: gateway.was_stopped)


async def test_a_failure_is_told_in_its_place(gateway: FakeGateway):
    gateway.fails["explain"] = DataError("The plan breaks hard rules.", hint="Plan again.")
    gateway.may_end.set()
    async with running(gateway) as pilot:
        await press(pilot, "f9", "w")
        await wait_until(pilot, lambda: "! The plan breaks hard rules. Plan again." in flat_text(pilot))
        assert isinstance(pilot.app.screen, WhyNot)


async def test_without_a_plan_there_is_nothing_to_explain():
    gateway = FakeGateway(ui_school())
    async with running(gateway, (160, 45)) as pilot:
        await press(pilot, "f4", "w")
        await settle(pilot)
        assert isinstance(pilot.app.screen, TermScreen)
        assert "No plan yet: F7 Plan makes one." in flat_text(pilot)
    assert gateway.asked_why == []
