"""Whose week is shown: a teacher, a class, a coach or the whole school, and which one."""

from dataclasses import dataclass

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Button, Select

from sabbatical.domain.week.week import Mode
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.text import cell
from sabbatical.ui.week_choice import choices, unasked
from sabbatical.ui.widgets.pick_list import PickList
from sabbatical.ui.widgets.sign_button import SignButton

TITLES = {Mode.TEACHER: "Teacher", Mode.CLASS: "Class", Mode.COACH: "Coach", Mode.SCHOOL: "School"}


class Whose(PickList[str]):
    """The list of who or which."""

    help_topic = "week.whose"


class WhoseBar(Horizontal):
    """The kinds as buttons, then the list of who or which, with a step up and down."""

    DEFAULT_CSS = """
    WhoseBar {
        height: 1;
        Select { width: 1fr; max-width: 40; margin-left: 1; }
        .mode { width: auto; min-width: 0; }
        .mode.-on { text-style: bold underline; background: $primary; color: $background; }
    }
    """

    @dataclass
    class Chosen(Message):
        """Somebody or something else was chosen."""

        mode: Mode
        key: str

    def __init__(self) -> None:
        super().__init__()
        self.mode = Mode.TEACHER
        self._picture: TermPicture | None = None
        self._asked: str | None = None
        """Whose week somebody asked for last."""
        self.has_others = False
        """Whether there are several to choose from."""

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        for mode, title in TITLES.items():
            yield Button(title, id=mode.value, classes="mode")
        yield Whose([], prompt="choose", compact=True)
        yield SignButton("▴", "one-before", "step")
        yield SignButton("▾", "next-one", "step")

    @property
    def _picker(self) -> Whose:
        return self.query_one(Whose)

    @property
    def key(self) -> str | None:
        """Id of the person or class; empty for the whole school, None where there is none to choose."""
        return self._picker.selection

    def offer(self, picture: TermPicture, mode: Mode | None = None, key: str | None = None) -> None:
        """Offer who or what there is; what was asked for stays where it can, unless another is named."""
        self._picture = picture
        self.mode = mode or self.mode
        self._asked = self._asked if key is None else key
        rows = choices(picture, self.mode)
        options: list[tuple[Text, str]] = [(cell(text), own) for own, text in rows]
        keys = [own for own, _ in rows]
        chosen = self._asked if self._asked in keys else unasked(picture, keys, self.key)
        self.has_others = len(keys) > 1
        with self.prevent(Select.Changed):
            self._picker.set_options(options)
            if keys:
                self._picker.value = chosen if chosen in keys else keys[0]
        for one in Mode:
            self.query_one(f"#{one.value}").set_class(one is self.mode, "-on")

    def choose(self, mode: Mode, key: str | None = None) -> None:
        """Go over to another kind, and to one of it."""
        if self._picture is not None:
            self.offer(self._picture, mode, key)
            self.post_message(self.Chosen(self.mode, self.key or ""))

    def next_mode(self) -> None:
        """Go on to classes, coaches, the whole school, teachers."""
        modes = list(TITLES)
        self.choose(modes[(modes.index(self.mode) + 1) % len(modes)])

    def step(self, step: int) -> None:
        """Go to the next person or class, or the one before."""
        if self._picture is None:
            return
        keys = [key for key, _ in choices(self._picture, self.mode)]
        if self.key in keys:
            self._picker.value = keys[(keys.index(self.key) + step) % len(keys)]

    def pick(self) -> None:
        """Open the list; typing searches it."""
        self.screen.set_focus(self._picker)
        self._picker.action_show_overlay()

    @on(Select.Changed)
    def _picked(self, event: Select.Changed) -> None:
        event.stop()
        self._asked = self.key
        self.post_message(self.Chosen(self.mode, self.key or ""))

    @on(Button.Pressed, ".mode")
    def _mode_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.choose(Mode(event.button.id or Mode.TEACHER))

    @on(Button.Pressed, ".step")
    def _step_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.step(1 if event.button.id == "next-one" else -1)
