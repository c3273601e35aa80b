"""History: the versions, who plays what part, two compared, one brought back; undo and redo."""

from dataclasses import replace

import pytest

from sabbatical.domain.plan import SolveStep, VersionState
from sabbatical.ui.modals.compare import Compare
from sabbatical.ui.modals.version_parts import VersionParts
from sabbatical.ui.modals.version_steps import VersionSteps
from tests.ui.case import SIZES, flat_text, press, running, said, screen_text, wait_until
from tests.ui.repairs import published_gateway, repaired_gateway


@pytest.mark.parametrize("size", SIZES)
async def test_every_version_is_listed_newest_first_with_when_and_why(size):
    async with running(repaired_gateway(), size) as pilot:
        await press(pilot, "h")
        rows = [line.split() for line in screen_text(pilot).splitlines() if " Jan " in line]
        # Both at 12:00 UTC, which is 07:00 in New York.
        assert rows[0][:6] == ["2", "published", "Fri", "8", "Jan", "07:00"]
        assert rows[1][:2] == ["1", "superseded"]
        assert "It replaced plan 1. It repairs plan 1 from Wed 13 Jan on." in said(pilot, "#details")


async def test_enter_shows_who_plays_what_part():
    async with running(repaired_gateway()) as pilot:
        await press(pilot, "h", "enter")
        assert isinstance(pilot.app.screen, VersionParts)
        row = next(line for line in screen_text(pilot).splitlines() if "Dan Diaz" in line).strip("│ ").split()
        assert row[:5] == ["Dan", "Diaz", "0", "0", "1"]
        assert "◆ Thu 14 Jan P2: observe in ENG, coaches Ben Berg on Questioning" in said(pilot, "#details")


async def test_how_any_version_was_found_is_drawn_tier_by_tier():
    gateway = repaired_gateway()
    steps = (
        SolveStep(tier="lost", seconds=1.0, value=9000, bound=3000),
        SolveStep(tier="lost", seconds=2.5, value=4500, bound=3000),
    )
    gateway.stored[1] = replace(gateway.stored[1], steps=steps)
    async with running(gateway) as pilot:
        await press(pilot, "h", "down", "f")  # plan 1, which was superseded
        assert isinstance(pilot.app.screen, VersionSteps)
        await wait_until(pilot, lambda: "uncovered: how this plan was found is not known" in flat_text(pilot))
        await press(pilot, "down", "down")
        await wait_until(pilot, lambda: "lost: ━ value 45 min  ┄ bound 30 min  gap 15 min" in screen_text(pilot))
        await press(pilot, "c")
        await wait_until(pilot, lambda: "~ best found" in screen_text(pilot))  # the table of all tiers


async def test_two_versions_are_compared_person_by_person_and_day_by_day():
    async with running(repaired_gateway()) as pilot:
        await press(pilot, "h", "c")
        assert isinstance(pilot.app.screen, Compare)
        # The session leaves Wednesday and comes on Thursday for two people (4), and DAN covers (1).
        assert said(pilot, "#state") == "5 duties differ for 3 people, person by person."
        assert screen_text(pilot).count("~ moved") == 3  # a row for each of the two, and the details of the first
        await press(pilot, "d")
        assert said(pilot, "#state") == "5 duties differ for 3 people, day by day."
        marks = [line.strip("│ ").split()[0] for line in screen_text(pilot).splitlines() if " Jan P" in line]
        assert marks[:5] == ["+", "-", "-", "+", "+"]  # Wednesday: P1 new, P2 withdrawn twice; Thursday: P2 new twice


async def test_any_two_are_compared_after_a_mark():
    async with running(repaired_gateway()) as pilot:
        await press(pilot, "h", "space", "down", "c")
        assert isinstance(pilot.app.screen, Compare)
        assert "From plan 1 to plan 2" in screen_text(pilot)


async def test_the_first_version_alone_has_nothing_to_compare_with():
    async with running(published_gateway()) as pilot:
        await press(pilot, "h", "c")
        assert "mark another with Space" in flat_text(pilot)


async def test_a_version_is_brought_back_as_a_draft():
    gateway = repaired_gateway()
    async with running(gateway) as pilot:
        await press(pilot, "h", "down", "r", "tab", "enter")
        await wait_until(pilot, lambda: pilot.app.screen.PLACE == "repair" and "Draft 3" in said(pilot, "#state"))
        assert gateway.versions[-1].state is VersionState.DRAFT
        assert gateway.drafts[0].plan == gateway.stored[1].plan


async def test_ctrl_z_takes_a_publication_back_and_ctrl_y_does_it_again():
    gateway = repaired_gateway()
    async with running(gateway) as pilot:
        await press(pilot, "f3", "ctrl+z")
        assert "Undone: Published plan 2. Ctrl+Y does it again." in flat_text(pilot)
        assert gateway.published is not None
        assert gateway.published.version.number == 1
        await press(pilot, "ctrl+y")
        assert "Done again: Published plan 2. Ctrl+Z takes it back." in flat_text(pilot)
        assert gateway.published.version.number == 2


async def test_nothing_to_undo_is_told():
    gateway = published_gateway()
    gateway.done.clear()
    async with running(gateway) as pilot:
        await press(pilot, "ctrl+z")
        assert "There is nothing to undo." in screen_text(pilot)


async def test_the_days_actions_are_listed_and_those_undone_are_named():
    async with running(repaired_gateway()) as pilot:
        await press(pilot, "ctrl+z", "h", "a")
        rows = [line.strip("│ ").split() for line in screen_text(pilot).splitlines() if "Published plan" in line]
        in_list = [row for row in rows if row[0] == "07:00"]
        assert [row[3] for row in in_list] == ["2", "1"]
        assert [" ".join(row[4:]) for row in in_list] == ["- undone", "can be undone"]


async def test_actions_are_undone_and_redone_in_their_list():
    gateway = repaired_gateway()
    async with running(gateway) as pilot:
        await press(pilot, "h", "a", "ctrl+z")
        assert gateway.published is not None
        assert gateway.published.version.number == 1
        assert "- undone" in screen_text(pilot)
        await press(pilot, "ctrl+y")
        assert gateway.published.version.number == 2
        assert "- undone" not in screen_text(pilot)


async def test_an_open_form_is_not_undone_under():
    gateway = repaired_gateway()
    async with running(gateway) as pilot:
        await press(pilot, "f3", "n", "ctrl+z")
        assert gateway.published is not None
        assert gateway.published.version.number == 2
