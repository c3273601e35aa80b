"""What the mouse alone can do."""

import pytest
from textual.events import MouseDown, MouseUp
from textual.widgets import Input, OptionList, Select

from sabbatical.ui.modals.choose_periods import PeriodList
from sabbatical.ui.widgets.editable_table import EditableTable
from sabbatical.ui.widgets.entry_table import EntryTable
from sabbatical.ui.widgets.form_field import ChoiceField, FormField
from sabbatical.ui.widgets.key_line import KeyLine
from sabbatical.ui.widgets.key_list import KeyList
from sabbatical.ui.widgets.list_field import ListField
from sabbatical.ui.widgets.order_field import OrderField
from sabbatical.ui.widgets.search_bar import SearchLine
from sabbatical.ui.widgets.search_table import SearchTable
from sabbatical.ui.widgets.tier_table import TierTable
from tests.ui.case import FakeGateway, press, running, said, screen_text, settle
from tests.ui.repairs import published_gateway


async def click_key(pilot, key: str) -> None:
    """Click on a key of the line at the bottom."""
    line = pilot.app.screen.query_one(KeyLine)
    number = [shown.key for shown in line.keys].index(key)
    await pilot.click(line, offset=(line.parts()[number].column, 0))
    await settle(pilot)


async def click_as_a_terminal(pilot, column: int, row: int, *, at_once: bool) -> None:
    """Press and let go of the button; events of a terminal do not know what is under the mouse, as a pilot's do."""
    place = {"x": column, "y": row, "screen_x": column, "screen_y": row, "delta_x": 0, "delta_y": 0, "button": 1}
    none = {"widget": None, "shift": False, "meta": False, "ctrl": False}
    pilot.app.post_message(MouseDown(**place, **none))
    if not at_once:
        await settle(pilot)
    pilot.app.post_message(MouseUp(**place, **none))
    await settle(pilot)


@pytest.mark.parametrize("at_once", [True, False])
async def test_a_name_is_chosen_in_a_list_by_clicks_of_a_terminal(gateway: FakeGateway, *, at_once: bool):
    async with running(gateway) as pilot:
        await press(pilot, "f10")
        choice = pilot.app.screen.query_one(Select)
        first = choice.selection
        await click_as_a_terminal(pilot, choice.region.x + 2, choice.region.y, at_once=at_once)
        assert choice.expanded
        names = choice.query_one(OptionList)
        await click_as_a_terminal(pilot, names.region.x + 2, names.region.y, at_once=at_once)
        assert choice.selection != first
        assert not choice.expanded
        await click_as_a_terminal(pilot, choice.region.x + 2, choice.region.y, at_once=at_once)
        await click_as_a_terminal(pilot, 2, 0, at_once=at_once)  # the title
        assert not choice.expanded


async def test_a_click_beside_the_fields_takes_the_focus_from_nothing(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3")
        listing = pilot.app.screen.query_one(EditableTable)
        await click_key(pilot, "space")  # a key of the list, not of the screen
        assert listing.marked == ("ANA",)
        await pilot.click("#details")
        assert pilot.app.screen.focused is listing.table


async def test_an_open_list_of_choices_closes_by_a_click_on_its_key_or_beside_it(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f8")
        choice = pilot.app.screen.query_one(Select)
        await press(pilot, "slash")
        await click_key(pilot, "escape")
        assert not choice.expanded
        await press(pilot, "slash")
        await pilot.click("TitleBar")
        await settle(pilot)
        assert not choice.expanded
        await pilot.click(choice)
        await settle(pilot)
        assert choice.expanded


async def test_a_click_on_a_label_goes_into_its_field(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3")
        await pilot.click("SearchTable .hint")
        assert isinstance(pilot.app.focused, SearchLine)
        await press(pilot, "escape", "e")
        for field in list(pilot.app.screen.query(FormField))[:3]:
            await pilot.click(field.query_one(".label"))
            assert pilot.app.focused is field.control
        await press(pilot, "escape", "f6")  # a choice, which is not opened, and an order of names, in Policy
        for kind in (ChoiceField, OrderField):
            field = pilot.app.screen.query(kind).first()
            field.scroll_visible(animate=False)
            await settle(pilot)
            await pilot.click(field.query_one(".label"))
            assert pilot.app.focused is field.control


async def test_a_click_in_the_help_presses_a_key_that_has_no_room_in_the_line(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f3")
        await click_key(pilot, "f1")
        keys = pilot.app.screen.query_one(KeyList)
        names = [what.partition(":")[0] for _, what in pilot.app.screen._keys]
        keys.scroll_visible(animate=False)
        await settle(pilot)
        await pilot.hover(keys, offset=(2, names.index("Select all")))
        assert keys.under == names.index("Select all")
        await pilot.click(keys, offset=(2, names.index("Select all")))
        await settle(pilot)
        assert len(pilot.app.screen.query_one(EditableTable).marked) == 4


async def test_periods_are_ticked_and_taken_by_clicks():
    async with running(published_gateway()) as pilot:
        await press(pilot, "f12", "n")
        await pilot.click("#found", offset=(4, 0))
        await pilot.click(EntryTable, offset=(4, 0))
        await settle(pilot)
        await click_key(pilot, "p")
        await pilot.click(PeriodList, offset=(4, 1))
        await click_key(pilot, "enter")
        assert [entry.periods for entry in pilot.app.screen.query_one(EntryTable).entries] == [("P2",)]


async def test_a_search_is_left_by_a_click_and_a_window_that_begins_in_it_closed(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f4", "slash", "x")
        assert "0 of" in screen_text(pilot)
        await click_key(pilot, "escape")
        assert pilot.app.screen.query_one(SearchTable).query_one(Input).value == ""
        assert "escape" not in {key.key for key in pilot.app.screen.query_one(KeyLine).keys}


async def test_charts_give_way_to_others_by_clicks(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f9", "c")
        state = said(pilot, "#state")
        await pilot.click("#state", offset=(state.index("Weeks") + 1 + 1, 0))  # one beside the text
        await settle(pilot)
        assert "[Weeks]" in said(pilot, "#state")
        await press(pilot, "f7", "c")
        table = pilot.app.screen.query_one(TierTable)
        first = table.tier
        await click_key(pilot, "down")
        assert table.tier != first


async def test_names_are_ticked_in_a_list_and_taken_by_clicks(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f10")
        field = pilot.app.screen.query_one(ListField)
        await pilot.click(field.input, offset=(1, 0))
        await settle(pilot)
        await click_key(pilot, "down")
        await pilot.click(OptionList, offset=(2, 1))
        await settle(pilot)
        await click_key(pilot, "ctrl+s")
        assert field.typed == "csv; xlsx"
