"""The app's own themes.

Success, error and warning are far apart for colour-blind eyes too (CIE76 at least 29 under deuteranopia and
protanopia) and each is readable as text: contrast 6:1 or more on its background in the dark theme, 5:1 in the light.
"""

from textual.theme import Theme

DARK = Theme(
    name="sabbatical-dark",
    primary="#56B4E9",
    secondary="#3E7CA6",
    accent="#F0E442",
    success="#56B4E9",
    error="#E8702A",
    warning="#F0E442",
    foreground="#E6E6E6",
    background="#121212",
    surface="#1B1B1B",
    panel="#262626",
    dark=True,
)

LIGHT = Theme(
    name="sabbatical-light",
    primary="#005A8C",
    secondary="#2F7FB0",
    accent="#6B5200",
    success="#005A8C",
    error="#A03C00",
    warning="#6B5200",
    foreground="#1A1A1A",
    background="#FAFAFA",
    surface="#EFEFEF",
    panel="#E4E4E4",
    dark=False,
)

THEMES = (DARK, LIGHT)
