"""Week: what a cell opens, the whole school, the strip of weeks, dates, and the mouse."""

from textual.events import Key

from sabbatical.ui.modals.cell_menu import CellMenu
from sabbatical.ui.modals.verdict_window import VerdictWindow
from sabbatical.ui.modals.who_else import WhoElse
from sabbatical.ui.modals.why_this import WhyThis
from sabbatical.ui.widgets.term_strip import TermStrip
from sabbatical.ui.widgets.week_grid import WeekGrid
from sabbatical.ui.widgets.whose_bar import WhoseBar
from tests.ui.case import FakeGateway, flat_text, press, running, said, screen_text, settle, wait_until
from tests.ui.repairs import published_gateway, repaired_gateway

TO_OBSERVE = ("f8", "right", "right", "down")
"""The cursor on R1-1-2 in ANA's week: the observe-session of Wednesday 13, P2, in ENG."""


async def test_a_cell_opens_to_why_who_else_and_the_weeks_of_those_concerned():
    async with running(published_gateway()) as pilot:
        await press(pilot, *TO_OBSERVE, "enter")
        assert isinstance(pilot.app.screen, CellMenu)
        shown = screen_text(pilot)
        for line in ("y   Why this?", "e   Who else", "c   Move it", "i   Pin it", "w   Withdraw", "x   It did not"):
            assert line in shown
        assert "Name another person" not in shown  # that is for covers
        menu = pilot.app.screen
        for _ in range(2):  # as a busy machine hands over what was pressed twice
            menu.post_message(Key("y", "y"))
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, WhyThis))
        assert pilot.app.focused is pilot.app.screen.query_one("VerticalScroll")  # keys scroll it
        await wait_until(pilot, lambda: "No other coach could take" in flat_text(pilot))
        text = flat_text(pilot)
        assert "request R1, priority 3: Ben Berg asks for Questioning, 1" in text  # beside it the week shows
        assert "cycle of observe-cycle." in text
        assert "Ana Alvarez, level 4 in Questioning." in text
        # It may be on Thursday instead (see test_ui_carry.py), and nobody else is a coach.
        assert "1 other time keeps every rule; the best, Thu 14 Jan P2:" in text
        assert "No other coach could take the request." in text
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, WhoElse)
        await press(pilot, "escape", "enter", "end", "enter")  # the last choice is the class
        assert "ENG" in str(pilot.app.screen.query_one("SelectCurrent #label").render())
        assert "Wednesday 13 January, period P2" in said(pilot, "#details")


async def test_the_whole_school_shows_how_many_and_leads_to_each():
    async with running(repaired_gateway()) as pilot:
        # After the repair: C2 MATH Wed 13 P1 by DAN, C3 ENG Wed 13 P2 uncovered, and R1-1-2 on Thursday P2.
        await press(pilot, "f8", "m", "m", "m")
        shown = screen_text(pilot)
        for cell in ("▲ cover", "! uncovered", "◆ observe", "◆ meet"):
            assert cell in shown
        await press(pilot, "g", "g")
        assert "Wednesday 13 January, period P1" in said(pilot, "#details")
        await press(pilot, "enter", "end", "enter")
        # The last week that the cover of MATH leads to is that of ANA, who is missing there.
        assert "✗ not in" in screen_text(pilot)


async def test_a_date_is_gone_to_and_the_strip_follows(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f8", "d")
        await press(pilot, "end", "ctrl+u", *"2027-01-20", "enter")
        assert "week 2 of 2" in screen_text(pilot)
        assert "Wednesday 20 January, period P1" in said(pilot, "#details")
        # Three sessions in the first week, none in the second, which is in view.
        assert pilot.app.screen.query_one(TermStrip).line.text == "▸█3 [·  ]"
        await pilot.click(TermStrip, offset=(1, 0))
        await settle(pilot)
        assert "week 1 of 2" in screen_text(pilot)
        await pilot.click("#next-one")
        await settle(pilot)
        assert pilot.app.screen.query_one(WhoseBar).key == "BEN"


async def test_the_mouse_alone_moves_a_session_from_click_to_click():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        await press(pilot, "f8")
        # Two lines of heads, three for each period; seven columns for the periods, fourteen for each day.
        row, wednesday, thursday = 2 + 3 + 1, 7 + 2 * 14 + 5, 7 + 3 * 14 + 5
        await pilot.click(WeekGrid, offset=(wednesday, row))
        await settle(pilot)
        assert "Session R1-1-2" in said(pilot, "#details")
        await pilot.click(WeekGrid, offset=(wednesday, row))
        await settle(pilot)
        assert isinstance(pilot.app.screen, CellMenu)
        await pilot.click("OptionList", offset=(6, 2))  # the third choice: move it
        await settle(pilot)
        assert "Carrying" in said(pilot, "#details")
        await pilot.click(WeekGrid, offset=(thursday, row))
        await settle(pilot)
        assert isinstance(pilot.app.screen, VerdictWindow)
        assert "Move R1-1-2 to Thu 14 Jan P2" in flat_text(pilot)
        await pilot.click("#keep")
        await settle(pilot)
        assert gateway.drafts[0].plan.sessions[1].date.day == 14
