"""The app's own themes, for all eyes.

Success, error and warning are apart under deuteranopia, protanopia and tritanopia (CIE76 at least 29), and readable as
text as seen so: contrast 6:1 or more on the background in the dark theme, 5:1 in the light, 8:1 in that of high
contrast. tests/ui/test_ui_themes.py works both out.
"""

from textual.theme import Theme

DARK = Theme(
    name="sabbatical-dark",
    primary="#56B4E9",
    secondary="#3E7CA6",
    accent="#F0E442",
    success="#56B4E9",
    error="#F08070",
    warning="#F0E442",
    foreground="#E6E6E6",
    background="#121212",
    surface="#1B1B1B",
    panel="#262626",
    dark=True,
)

LIGHT = Theme(
    name="sabbatical-light",
    primary="#00528F",
    secondary="#2F7FB0",
    accent="#7A6100",
    success="#00528F",
    error="#8A0030",
    warning="#7A6100",
    foreground="#1A1A1A",
    background="#FAFAFA",
    surface="#EFEFEF",
    panel="#E4E4E4",
    dark=False,
)

HIGH_CONTRAST = Theme(
    name="sabbatical-high-contrast",
    primary="#8FD3FF",
    secondary="#8FD3FF",
    accent="#FFF04D",
    success="#8FD3FF",
    error="#FF8F7A",
    warning="#FFF04D",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#1C1C1C",
    dark=True,
)

THEMES = (DARK, LIGHT, HIGH_CONTRAST)
