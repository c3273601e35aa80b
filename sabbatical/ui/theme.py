"""The app's own themes, for all eyes.

Success, error and warning are apart under deuteranopia, protanopia and tritanopia (CIE76 at least 29), and readable as
text as seen so: contrast 6:1 or more on the background in the dark theme, 5:1 in the light, 8:1 in that of high
contrast; what matters less is 4.5:1 or more on whatever lies under it. tests/ui/test_ui_themes.py works these out.
"""

from contextlib import suppress

from rich.console import Console
from rich.style import Style
from rich.theme import Theme as NamedStyles
from rich.theme import ThemeStackError
from textual.theme import Theme

from sabbatical.ui.text import QUIET, QUIET_ITALIC

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
    variables={QUIET: "#9C9C9C"},
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
    variables={QUIET: "#5A5A5A"},
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
    variables={QUIET: "#BDBDBD"},
    dark=True,
)

THEMES = (DARK, LIGHT, HIGH_CONTRAST)


def put_on_quiet(console: Console, theme: Theme) -> None:
    """Give what matters less the theme's colour; in a theme of somebody else's it looks like all other text.

    Parameters
    ----------
    console
        By which the app draws cells.
    """
    style = Style.parse(theme.variables.get(QUIET, ""))
    with suppress(ThemeStackError):  # nothing to take off yet
        console.pop_theme()
    console.push_theme(NamedStyles({QUIET: style, QUIET_ITALIC: style + Style(italic=True)}))
