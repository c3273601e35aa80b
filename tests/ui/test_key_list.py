"""The keys in a help: what has no room beside a key goes on below it, and a click on either line is one on the key."""

from textual.app import App, ComposeResult

from sabbatical.ui.widgets.key_list import KeyList
from tests.ui.case import screen_text

KEYS = (("space", "Select"), ("d", "Delete: The rows that are selected"), ("t", "Other list"))


class KeyApp(App[None]):
    """A list of keys, and what was chosen of it."""

    chosen = ""

    def compose(self) -> ComposeResult:
        """Lay out the list, 24 columns wide: 7 for the keys, 17 beside them."""
        keys = KeyList(KEYS)
        keys.styles.width = 24
        yield keys

    def on_key_list_chosen(self, event: KeyList.Chosen) -> None:
        """Note what was chosen."""
        self.chosen = event.name


async def test_a_long_text_goes_on_below_itself_and_pushes_no_key_out():
    app = KeyApp()
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        lines = [line.rstrip() for line in screen_text(pilot).splitlines() if line.strip()]
        lines = [line for line in lines if line.strip() != "KeyApp"]  # the title of the picture's window
        assert lines == [
            "space  Select",
            "d      Delete: The rows",
            "       that are selected",
            "t      Other list",
        ]


async def test_a_click_on_the_second_line_of_a_key_chooses_it():
    app = KeyApp()
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.click(KeyList, offset=(9, 2))
        await pilot.pause()
        assert app.chosen == "Delete"
        await pilot.click(KeyList, offset=(9, 3))
        await pilot.pause()
        assert app.chosen == "Other list"
