"""The themes for all eyes: contrast of text, and colours apart under simulated colour blindness.

Contrast is WCAG 2's, (lighter + 0.05) / (darker + 0.05) of relative luminances. Colour blindness is simulated as
Machado, Oliveira and Fernandes 2009 do at full severity, on linear RGB; distance is CIE76, where about 2.3 is just
noticeable.
"""

from itertools import combinations

import pytest
from textual.theme import Theme

from sabbatical.ui.text import QUIET
from sabbatical.ui.theme import DARK, HIGH_CONTRAST, LIGHT, THEMES

Triple = tuple[float, float, float]

SIMULATIONS: dict[str, tuple[Triple, Triple, Triple]] = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)


def linear(colour: str) -> Triple:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def times(matrix: tuple[Triple, Triple, Triple], triple: Triple) -> Triple:
    one, two, three = (sum(factor * part for factor, part in zip(row, triple, strict=True)) for row in matrix)
    return one, two, three


def seen(colour: str, simulation: str) -> Triple:
    one, two, three = (min(1.0, max(0.0, part)) for part in times(SIMULATIONS[simulation], linear(colour)))
    return one, two, three


def contrast(one: str, other: str, simulation: str = "none") -> float:
    luminances = sorted(times(TO_XYZ, seen(colour, simulation))[1] for colour in (one, other))
    return (luminances[1] + 0.05) / (luminances[0] + 0.05)


def lab(colour: str, simulation: str) -> Triple:
    ratios = [part / white for part, white in zip(times(TO_XYZ, seen(colour, simulation)), WHITE, strict=True)]
    x, y, z = (ratio ** (1 / 3) if ratio > 0.008856 else 7.787 * ratio + 16 / 116 for ratio in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, simulation: str) -> float:
    pairs = zip(lab(one, simulation), lab(other, simulation), strict=True)
    return sum((left - right) ** 2 for left, right in pairs) ** 0.5


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
    assert contrast(QUIET, str(theme.background)) >= 3.9
    assert contrast(str(theme.background), str(theme.primary)) >= 6  # the title stands in the background's colour
