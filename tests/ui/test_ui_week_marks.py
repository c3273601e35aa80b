"""Week: a session or cover marked as missed, pinned, and let go again."""

from sabbatical.domain.plan import DutyStatus
from tests.ui.case import FakeGateway, press, running, said, screen_text
from tests.ui.repairs import published_gateway


async def test_a_session_is_marked_as_missed_and_taken_back():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        # Ana's week: Tuesday P3 is the first session.
        await press(pilot, "f8", "right", "down", "down", "x")
        assert gateway.published is not None
        assert gateway.published.plan.sessions[0].status is DutyStatus.MISSED
        assert "◆ meet ✗" in screen_text(pilot)
        assert "missed" in said(pilot, "#details")
        await press(pilot, "x")
        assert gateway.published.plan.sessions[0].status is DutyStatus.PLANNED


async def test_a_session_is_pinned_and_let_go():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await press(pilot, "f8", "right", "right", "down", "i")
        assert gateway.published is not None
        assert gateway.published.plan.sessions[1].pinned
        assert "⚑" in screen_text(pilot)
        assert "planned, pinned." in said(pilot, "#details")
        await press(pilot, "i")
        assert not gateway.published.plan.sessions[1].pinned


async def test_nothing_is_marked_in_a_draft_or_on_a_lesson(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f8", "right", "down", "down", "x", "i")
        assert gateway.done == []
    published = published_gateway()
    published.done.clear()
    async with running(published) as pilot:
        await press(pilot, "f8", "x", "i")
        assert published.done == []
