"""Week: another cover person, a cycle withdrawn, a pin in a draft, and the rest repaired around them."""

from sabbatical.ui.modals.name_cover import NameCoverWindow
from sabbatical.ui.modals.verdict_window import VerdictWindow
from tests.ui.case import FakeGateway, flat_text, press, running, said, screen_text, ui_plan, ui_school, wait_until
from tests.ui.repairs import published_gateway

TO_OBSERVE = ("f8", "right", "right", "down")
TO_COVER = ("f8", "slash", *"sue", "enter", "right", "right", "right", "right")
"""The cursor on C1 in SUE's week."""


async def test_a_cycle_is_withdrawn_after_its_verdict():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await press(pilot, *TO_OBSERVE, "w")
        shown = flat_text(pilot)
        assert "Withdraw request R1 from cycle 1 on" in shown
        assert "Goes: R1-1-2, R1-1-3" in shown
        assert "requests: 3 → 0" in shown
        await press(pilot, "enter")
        # What is past stays.
        assert [row.id for row in gateway.drafts[0].plan.sessions] == ["R1-1-1"]


async def test_a_cycle_is_left_with_escape():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await press(pilot, *TO_OBSERVE, "w", "escape")
        assert gateway.drafts == []


async def test_people_for_a_cover_are_listed_the_allowed_first_and_narrowed_by_typing():
    async with running(published_gateway()) as pilot:
        await press(pilot, *TO_COVER, "o")
        assert isinstance(pilot.app.screen, NameCoverWindow)
        rows = [line.split() for line in screen_text(pilot).splitlines() if " cover  " in line]
        assert [row[1] for row in rows] == ["✓", "✓", "✗", "✗", "✗"]
        assert rows[0][3:5] == ["Ben", "Berg"]
        await press(pilot, *"cara")
        assert "1 of 5 people" in screen_text(pilot)
        assert "one-place: " in said(pilot, "#all")


async def test_an_allowed_person_is_named_after_the_verdict_and_pinned():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await press(pilot, *TO_COVER, "o", *"ben", "enter", "enter")
        assert isinstance(pilot.app.screen, VerdictWindow)
        # A colleague of the same topic loses 60 % of 60 minutes, SUE 75 %.
        assert "lost: 45 min → 36 min" in flat_text(pilot)
        await press(pilot, "enter")
        cover = gateway.drafts[0].plan.covers[0]
        assert (cover.cover_person, cover.pinned) == ("BEN", True)


async def test_a_person_who_may_not_is_refused_with_the_rule_by_name():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await press(pilot, *TO_COVER, "o", *"ana", "down", "enter")
        shown = flat_text(pilot)
        assert "Ana Alvarez for cover C1" in shown
        assert "! Not possible" in shown
        assert "covered" in shown
        await press(pilot, "enter")
        assert gateway.drafts == []


async def test_the_rest_is_repaired_around_what_was_put_by_hand():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        for keys in ((*TO_OBSERVE, "c"), ("l", "enter"), ("enter",), ("r",)):
            await press(pilot, *keys)  # each after the answer to the one before
        assert pilot.app.screen.PLACE == "repair"
        await wait_until(pilot, lambda: "Draft 3" in said(pilot, "#state"))
        assert [plan.sessions[1].pinned for plan in gateway.around] == [True]


async def test_repair_itself_keeps_what_was_put_by_hand():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await press(pilot, *TO_OBSERVE, "c", "l", "enter", "enter", "a", "v")
        assert "Draft 2: r repairs the rest around what is by hand" in said(pilot, "#state")
        await press(pilot, "r")
        await wait_until(pilot, lambda: "Draft 3" in said(pilot, "#state"))
        assert len(gateway.around) == 1


async def test_a_withdrawn_cycle_counts_as_by_hand():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await press(pilot, *TO_OBSERVE, "w", "enter", "a", "r")
        await wait_until(pilot, lambda: len(gateway.around) == 1)


async def test_without_a_published_plan_the_rest_is_planned_in_plan():
    gateway = FakeGateway(ui_school(), draft=ui_plan())
    gateway.may_end.set()
    async with running(gateway) as pilot:
        for keys in ((*TO_OBSERVE, "c"), ("l", "enter"), ("enter",), ("r",)):
            await press(pilot, *keys)  # each after the answer to the one before
        assert pilot.app.screen.PLACE == "plan"
        await wait_until(pilot, lambda: len(gateway.around) == 1)


async def test_a_session_of_a_draft_is_pinned_after_its_verdict():
    gateway = FakeGateway(ui_school(), draft=ui_plan())
    async with running(gateway) as pilot:
        await press(pilot, *TO_OBSERVE, "i", "enter")
        assert gateway.drafts[0].plan.sessions[1].pinned
        await press(pilot, "i", "enter")
        assert not gateway.drafts[0].plan.sessions[1].pinned
