"""A first start: the tour once, the guide while there is no school; keys and theme of one's own."""

import threading
from dataclasses import replace
from pathlib import Path

from sabbatical.domain.rows.coaching import Strength
from sabbatical.services.own_settings import OwnSettings, load_settings, save_settings
from sabbatical.ui.app import SabbaticalApp
from sabbatical.ui.guide_steps import guide_steps, next_step, step_line
from sabbatical.ui.modals.cell_menu import CellMenu
from sabbatical.ui.modals.problem import Problem
from sabbatical.ui.modals.tour import STEPS, Tour
from sabbatical.ui.text import QUIET
from sabbatical.ui.theme import LIGHT
from tests.ui.case import (
    LARGE,
    SMALL,
    FakeGateway,
    flat_text,
    press,
    put,
    running,
    screen_text,
    settle,
    ui_school,
    wait_until,
)  # fmt: skip

HOSTILE = ("[/x] oops", "[@click=app.bell()]x[/]", "ש‏שלום", "👩‍🏫 Kim", "x" * 300)


async def test_the_tour_is_shown_once_and_keys_of_ones_own_work(gateway: FakeGateway, tmp_path: Path):
    own = ('"requests.why-not" = "y"', '"go.requests" = "f11"', '"week-grid.open" = "space"')
    (tmp_path / "keys.toml").write_text("\n".join(own), encoding="utf-8")
    app = SabbaticalApp(lambda: gateway, tmp_path)
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, Tour)
        await press(pilot, "enter", "enter", "left")
        assert f"Places (2 of {len(STEPS)})" in screen_text(pilot)
        await press(pilot, "f3")  # whoever knows where to go goes there
        assert app.screen.PLACE == "people"
        await press(pilot, "f11")
        assert app.screen.PLACE == "requests"
        assert "y Why not" in screen_text(pilot)
        await press(pilot, "f8", "g")
        assert "space Open" in screen_text(pilot)
        await press(pilot, "space")
        assert isinstance(app.screen, CellMenu)
        await press(pilot, "escape")
        app.theme = LIGHT.name
        await settle(pilot)
        assert LIGHT.variables[QUIET].casefold() in app.export_screenshot()
    assert load_settings(tmp_path) == OwnSettings(theme=LIGHT.name, tour_seen=True)
    (tmp_path / "keys.toml").write_text('"requests.why-not" = "n"\n', encoding="utf-8")
    again = SabbaticalApp(lambda: gateway, tmp_path)
    async with again.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert again.theme == LIGHT.name
        assert isinstance(again.screen, Problem)
        assert "n is the key of list.new" in flat_text(pilot)


async def test_whoever_went_elsewhere_before_the_database_was_open_is_left_there(tmp_path: Path):
    may_open = threading.Event()

    def open_late() -> FakeGateway:
        may_open.wait(10)
        return FakeGateway()

    app = SabbaticalApp(open_late, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+o", *"x.fet")
        may_open.set()
        await settle(pilot)
        assert app.screen.PLACE == "import"
        assert "x.fet" in screen_text(pilot)
    assert not load_settings(tmp_path).tour_seen  # shown at the next start


async def test_the_button_of_a_step_shows_all_its_words(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "ctrl+t")
        for words in ("Go to Import", "Go to Plan", "Go to Requests"):
            await press(pilot, "up")  # from step 2, round and round
            assert words in screen_text(pilot)


async def test_the_guide_leads_from_nothing_to_people_and_each_step_can_be_skipped(tmp_path: Path):
    save_settings(tmp_path, OwnSettings(tour_seen=True))
    gateway = FakeGateway()
    app = SabbaticalApp(lambda: gateway, tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert app.screen.PLACE == "guide"
        assert "· 1  School: to do" in screen_text(pilot)
        await press(pilot, "enter")
        await put(pilot, "Hill [B2] School")
        await press(pilot, "tab", "tab")
        await put(pilot, "Spring")
        await press(pilot, "tab")
        await put(pilot, "2027-01-11")
        await press(pilot, "tab")
        await put(pilot, "2027-01-08")
        await press(pilot, "ctrl+s")
        assert "1 field to correct: Last day" in flat_text(pilot)
        await put(pilot, "2027-01-22")
        await press(pilot, "ctrl+s")
        shown = screen_text(pilot)
        assert "✓ 1  School: Hill [B2] School, Spring" in shown
        await press(pilot, "s")
        assert "- 2  Calendar: 10 school days, 0 exceptions, skipped" in screen_text(pilot)
        await press(pilot, "enter")
        assert app.screen.PLACE == "people"
        await wait_until(pilot, lambda: "No teachers yet: n adds one, p pastes rows" in screen_text(pilot))
        await press(pilot, "ctrl+t")
        assert app.screen.PLACE == "guide"
    assert gateway.school is not None
    # Six periods of 50 minutes from 08:00, ten minutes apart: the last begins at 08:00 + 5 x 60 = 13:00.
    assert [f"{row.period} {row.start:%H:%M}-{row.end:%H:%M}" for row in gateway.school.bell][-1] == "P6 13:00-13:50"


def test_the_steps_tell_what_there_is():
    steps = guide_steps(None)
    titles = {"Type the school", *(f"Go to {place}" for place in ("Calendar", "People", "Requests", "Plan"))}
    assert {step.button for step in steps} == titles
    assert [step.is_done for step in steps] == [False] * 5
    assert next_step(steps, {"school"}) == 1
    picture = FakeGateway(ui_school()).look()
    steps = guide_steps(picture)
    assert step_line(3, steps[2], ()) == "✓ 3  People and classes: 4 teachers, 3 classes, 1 with strengths"
    assert step_line(5, steps[4], ("plan",)) == "- 5  First plan: skipped"


async def test_a_step_that_is_done_does_not_ask_for_it_again(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "ctrl+t", "home")
        shown = flat_text(pilot)
        assert "The school is there. When its timetable changes, import it again" in shown
        assert "holds no school yet" not in shown
        assert "Open the sample school" not in shown
        await press(pilot, "enter")
        assert pilot.app.current_mode == "import"


async def test_hostile_names_are_shown_as_they_are_wherever_data_is_entered():
    school = ui_school()
    teachers = tuple(
        replace(row, name=name, subjects=(name,)) for row, name in zip(school.teachers, HOSTILE[:4], strict=True)
    )
    strengths = tuple(Strength(teacher="ANA", topic=name, level=3) for name in HOSTILE)
    async with running(FakeGateway(replace(school, teachers=teachers, strengths=strengths))) as pilot:
        await press(pilot, "f3")
        await press(pilot, "right", "right", "right", "enter")  # the cell of strengths
        assert "[/x] oops 3" in screen_text(pilot)
        await press(pilot, "f1", "escape", "escape", "escape", "a", "b", "escape", "escape")
        await press(pilot, "e", "ctrl+n")
        await press(pilot, "ctrl+n")
        shown = screen_text(pilot)
        assert all(f"[x] {name[:10]}" in shown for name in HOSTILE[:2])
        await press(pilot, "escape", "f4")
        await press(pilot, "n")
        await press(pilot, "tab", "down")
        assert "[ ] [/x] oops" in screen_text(pilot)
        await press(pilot, "space", "enter", "escape", "tab", "enter", "p")  # ticked, taken, left without saving
        pilot.app.screen.query_one("TextArea").text = "\n".join(
            f"X{place}\t{name}" for place, name in enumerate(HOSTILE)
        )
        await settle(pilot)
        assert "[@click=app.bell()]x[/]" in screen_text(pilot)
