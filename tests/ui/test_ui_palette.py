"""The palette reaches every action of every place from any other, and does none of them unseen."""

from textual.app import SystemCommand

from sabbatical.ui.app import SabbaticalApp
from sabbatical.ui.every_screen import SCREENS
from sabbatical.ui.modals.confirm import Confirm
from sabbatical.ui.modals.enter_absences import EnterAbsences
from sabbatical.ui.palette_elsewhere import actions_there, title_of
from tests.ui.case import FakeGateway, press, running, settle, ui_plan, ui_school, wait_until
from tests.ui.repairs import published_gateway


def offered(app: SabbaticalApp) -> dict[str, SystemCommand]:
    return {command.title: command for command in app.get_system_commands(app.screen)}


def test_what_is_done_at_once_is_an_action_of_its_place_and_about_no_row():
    for place in SCREENS:
        names = {binding.action.partition("(")[0] for binding in actions_there(place)}
        assert set(place.AT_ONCE) <= names, place
        assert not set(place.AT_ONCE) & set(getattr(place, "OF_A_ROW", ())), place
        assert title_of(place)


async def test_every_action_of_every_other_place_is_found_by_name():
    async with running(FakeGateway(ui_school(), draft=ui_plan())) as pilot:
        app = pilot.app
        assert isinstance(app, SabbaticalApp)
        found = offered(app)
        for place in SCREENS:
            for binding in actions_there(place):
                if place.PLACE != "home":
                    assert f"{title_of(place)}: {binding.description}" in found, place
        assert "Requests: Bulk edit" in found
        assert "Week: Carry" in found
        assert "Calendar: Bulk edit" not in found  # no two dates are alike
        assert "Go to Home" not in found  # one is there
        await found["Plan: Publish"].callback()
        await settle(pilot)
        assert isinstance(app.screen, Confirm)  # what is asked there is asked from afar
        assert app.screen_stack[0].PLACE == "plan"
        await press(pilot, "escape", "f2", "ctrl+p", *"absences: enter")
        await wait_until(pilot, lambda: bool(app.screen.query("OptionList")))
        await press(pilot, "enter")
        await wait_until(pilot, lambda: isinstance(app.screen, EnterAbsences))


async def test_what_is_about_a_row_is_shown_with_its_key_and_not_done():
    gateway = published_gateway()
    async with running(gateway) as pilot:
        app = pilot.app
        assert isinstance(app, SabbaticalApp)
        for name, said in (
            ("Absences: Is back", "Is back: press b here."),
            (
                "People to tell: All told",
                "All told: not possible now, with what is shown. F1 explains this place.",
            ),
        ):
            await offered(app)[name].callback()
            await settle(pilot)
            assert said in [note.message for note in app._notifications]
        assert gateway.school is not None
        assert len(gateway.school.absences) == 1
        assert app.screen.PLACE == "tell"
        assert "Undo" in offered(app)
        await press(pilot, "f6", "9")
        assert "Undo changes (^z)" in offered(app)
        assert "Undo" not in offered(app)


async def test_without_a_school_the_palette_offers_only_what_can_be_done_without_one():
    async with running(FakeGateway()) as pilot:
        app = pilot.app
        assert isinstance(app, SabbaticalApp)
        found = {title.partition(":")[0] for title in offered(app) if ": " in title and not title.startswith("Theme")}
        assert found == {"Guide", "Import", "Database"}
