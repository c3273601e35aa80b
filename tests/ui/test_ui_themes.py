"""The themes for all eyes: contrast of text, and colours apart under simulated colour blindness."""

from itertools import combinations

import pytest
from textual.app import App
from textual.geometry import Region
from textual.pilot import Pilot
from textual.theme import Theme
from textual.widgets import Button, Input, OptionList

from sabbatical.ui.every_screen import SCREENS
from sabbatical.ui.text import QUIET
from sabbatical.ui.theme import DARK, HIGH_CONTRAST, LIGHT, THEMES
from tests.colours import SIMULATIONS, contrast, distance
from tests.random_cases import ALL
from tests.ui.case import SMALL, press, running, settle
from tests.ui.repairs import published_gateway


def test_the_measures_themselves():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21, abs=0.01)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)  # the grey that WCAG just refuses
    # Red and green of one brightness are hard to tell apart for those whom these names are given.
    assert distance("#C04040", "#3F8040", "deuteranopia") < distance("#C04040", "#3F8040", "none") / 2


@pytest.mark.parametrize(
    ("theme", "least"), [(DARK, 5.95), (LIGHT, 5.0), (HIGH_CONTRAST, 8.0)], ids=lambda row: str(row)
)
@pytest.mark.parametrize("simulation", SIMULATIONS)
def test_every_colour_is_readable_as_text_for_all_eyes(theme: Theme, least: float, simulation: str):
    for ground in (theme.background, theme.surface):
        for colour in (theme.foreground, theme.primary, theme.accent, theme.success, theme.error, theme.warning):
            assert contrast(str(colour), str(ground), simulation) >= least - (1.0 if ground == theme.surface else 0), (
                colour
            )


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("simulation", ["protanopia", "deuteranopia", "tritanopia"])
def test_success_error_and_warning_are_apart_for_colour_blind_eyes(theme: Theme, simulation: str):
    colours = [str(colour) for colour in (theme.success, theme.error, theme.warning)]
    assert min(distance(one, other, simulation) for one, other in combinations(colours, 2)) >= 29


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_what_matters_less_and_titles_are_readable_too(theme: Theme):
    for ground in (theme.background, theme.surface, theme.panel):
        assert contrast(theme.variables[QUIET], str(ground)) >= 4.5
    assert contrast(str(theme.background), str(theme.primary)) >= 6  # the title stands in the background's colour


def unreadable(app: App[None]) -> set[tuple[str, str, str]]:
    """Return every text in view, with its colours, whose contrast to what lies under it is below 4.5:1."""
    found = set()
    for segment in (segment for strip in app.screen._compositor.render_strips() for segment in strip):
        style = segment.style
        if style and style.color and style.bgcolor and any(letter.isalnum() for letter in segment.text):
            colours = [colour.get_truecolor().hex for colour in (style.color, style.bgcolor)]
            if contrast(*colours) < 4.5:
                found.add((segment.text.strip(), *colours))
    return found


async def buttons_of_week_and_form(pilot: Pilot[None]) -> list[str]:
    """Return every button of Week and of a teacher's form as it is drawn."""
    found = []
    for keys in (("f8",), ("f3", "e")):
        await press(pilot, *keys)
        shown = [button for button in pilot.app.screen.query(Button) if button.region]
        found += ["".join(part.text for part in button.render_lines(Region(0, 0, 80, 1))[0]) for button in shown]
    return found


async def test_every_text_of_every_place_is_readable_in_every_theme():
    places = [screen.PLACE for screen in SCREENS] if ALL else ["people", "week", "policy"]
    async with running(published_gateway(), SMALL) as pilot:
        for place in places:
            pilot.app.action_go(place)
            for theme in THEMES:
                pilot.app.theme = theme.name
                await settle(pilot)
                assert unreadable(pilot.app) == set(), (place, theme.name)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_what_cannot_be_pressed_has_no_box(theme: Theme):
    async with running(published_gateway()) as pilot:
        pilot.app.theme = theme.name
        await press(pilot, "f7")
        strip = pilot.app.screen._compositor.render_strips()[pilot.app.screen.query_one("#start").region.y]
        grounds = {part.text.strip(): part.style.bgcolor for part in strip if part.style and part.text.strip()}
        blank = next(part.style.bgcolor for part in reversed(list(strip)) if part.style and not part.text.strip())
        assert grounds["Stop, keep best"] == blank


async def test_without_colours_the_cursor_of_a_list_is_told_by_its_text(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(published_gateway()) as pilot:
        await press(pilot, "f8", "g", "enter")
        options = pilot.app.screen.query_one(OptionList)
        assert options.has_focus
        first, second = (next(iter(options.render_line(line))).style for line in (0, 1))
        assert first is not None
        assert (first.bold, first.underline) == (True, True)
        assert second is None or not second.underline


async def test_without_colours_the_place_where_one_types_is_seen_in_an_empty_field(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(published_gateway()) as pilot:
        await press(pilot, "f3", "e", "ctrl+n")
        field = pilot.app.focused
        assert isinstance(field, Input)
        assert field.value == ""
        assert [len(piece.text) for piece in field.render_line(0) if piece.style and piece.style.reverse] == [1]


async def test_without_colours_every_empty_field_shows(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")

    def styles(line: Input) -> set[tuple[bool, bool]]:
        return {(bool(part.style.underline), bool(part.style.bold)) for part in line.render_line(0) if part.style}

    async with running(published_gateway()) as pilot:
        await press(pilot, "f3", "n")
        first, second = list(pilot.app.screen.query(Input))[:2]
        assert first.value == second.value == ""
        assert styles(second) == {(True, False)}
        assert (True, True) in styles(first)  # that in focus, besides the cursor
        await press(pilot, *"Kim", "shift+home")
        # What is selected, besides the K on which the cursor stands.
        assert [part.style.reverse for part in first.render_line(0) if part.text == "im" and part.style] == [True]


async def test_without_colours_a_button_has_edges_and_is_as_wide_as_with_them(monkeypatch: pytest.MonkeyPatch):
    async with running(published_gateway(), SMALL) as pilot:
        with_colours = await buttons_of_week_and_form(pilot)
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(published_gateway(), SMALL) as pilot:
        without = await buttons_of_week_and_form(pilot)
    assert {"▴", "Teacher", "Cancel"} <= {line.strip() for line in with_colours}
    assert not any("▏" in line for line in with_colours)
    for before, line in zip(with_colours, without, strict=True):
        assert (line[0], line.strip("▏▕").strip(), line[-1]) == ("▏", before.strip(), "▕")
        assert len(line) == len(before)
