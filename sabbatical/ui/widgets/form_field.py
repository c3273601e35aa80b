"""The fields of forms: a label, a control, and beside it what is wrong or what the value means."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Click
from textual.message import Message
from textual.suggester import Suggester, SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Select, Static

from sabbatical.ui.parsing import NotAllowedError, Parse
from sabbatical.ui.suggesting import ItemSuggester
from sabbatical.ui.text import cell, plain
from sabbatical.ui.widgets.pick_list import PickList
from sabbatical.ui.widgets.tick import Tick

T = TypeVar("T")


class FormField(Horizontal):
    """A line of a form.

    Parameters
    ----------
    label
        What the value is.
    note
        What it means, its unit and default; shown while nothing is wrong.
    topic
        What the help knows it by: table and column, as ``teachers.max_requests``; empty for none.
    """

    DEFAULT_CSS = """
    FormField {
        height: auto;
        .label { width: 26%; max-width: 32; color: $text-muted; padding-right: 1; text-align: right; }
        .control { width: 35%; max-width: 48; }
        .note { width: 1fr; height: auto; padding-left: 1; color: $text-muted; }
        /* Paths and the like: long, with a short note. */
        &.-long .control { width: 1fr; max-width: 100; }
        &.-long .note { width: auto; max-width: 26; }
        &.-wrong .note { color: $error; text-style: bold; }
        Input.control, Select.control { height: 1; }
        Input.control { background: $panel; }
        Input.control:focus { background: $panel; text-style: underline; }
        Select:focus > SelectCurrent { border: none; text-style: underline; }
        /* A rule of the field's own: only then does Textual look again at what is in it when the focus moves. */
        &:focus-within { height: auto; }
        &:focus-within .label { color: $primary; text-style: bold; }
    }
    """

    @dataclass
    class Changed(Message):
        """The field's text was changed."""

        field: "FormField"

    def __init__(self, label: str, *, note: str = "", topic: str = "") -> None:
        super().__init__()
        self.label = label
        self.note = note
        self.help_topic = topic
        self._told = ""

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield Static(plain(self.label), classes="label")
        yield self.control
        yield Static(plain(self.note), classes="note")

    @property
    def control(self) -> Widget:
        """What takes the focus."""
        raise NotImplementedError

    @property
    def problem(self) -> str:
        """What is wrong, as what is allowed; empty when the value is good."""
        return ""

    @property
    def remark(self) -> str:
        """What to say beside a good value."""
        return self.note

    @property
    def typed(self) -> str:
        """The value as text."""
        raise NotImplementedError

    def put(self, text: str) -> None:
        """Replace the value by one written as `typed` writes it."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Judge the first value."""
        self._told = self.typed
        self.judge()

    @on(Click, ".label")
    def _go_into(self) -> None:
        """Go into the field: a label stands for it."""
        self.control.focus()

    def judge(self) -> None:
        """Show what is wrong, or what the value means."""
        problem = self.problem
        self.set_class(bool(problem), "-wrong")
        self.query_one(".note", Static).update(plain(f"! {problem}" if problem else self.remark))

    def changed(self) -> None:
        """Judge the value; tell the form, if it is another than before (a list also speaks up when it is laid out)."""
        self.judge()
        if self.typed != self._told:
            self._told = self.typed
            self.post_message(self.Changed(self))


class TextField(FormField, Generic[T]):
    """A field that is typed.

    Parameters
    ----------
    parse
        Reads the text or says what is allowed.
    value
        The first text.
    suggestions
        Offered as one types; the right arrow key takes the offer.
    joined
        Whether it is a list joined by `;`, of which the last name is completed.
    """

    INPUT: type[Input] = Input
    """What it is typed in."""

    def __init__(
        self,
        label: str,
        parse: Parse[T],
        *,
        value: str = "",
        note: str = "",
        suggestions: Sequence[str] = (),
        joined: bool = False,
        topic: str = "",
    ) -> None:
        super().__init__(label, note=note, topic=topic)
        self._parse = parse
        suggester: Suggester | None = None
        if suggestions:
            suggester = ItemSuggester(suggestions) if joined else SuggestFromList(suggestions, case_sensitive=False)
        # `problem` judges the text; Textual's own validation would only style the input once more.
        self.input = self.INPUT(value, compact=True, classes="control", suggester=suggester, validate_on=())

    @property
    def control(self) -> Widget:
        """The input."""
        return self.input

    @property
    def typed(self) -> str:
        """The text as it stands."""
        return self.input.value

    def put(self, text: str) -> None:
        """Replace the text."""
        self.input.value = text

    @property
    def value(self) -> T:
        """The value.

        Raises
        ------
        NotAllowedError
            While something is wrong.
        """
        return self._parse(self.typed)

    @property
    def problem(self) -> str:
        """What is wrong, as what is allowed; empty when the value is good."""
        try:
            self._parse(self.typed)
        except NotAllowedError as error:
            return str(error)
        return ""

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.changed()


class ChoiceField(FormField):
    """A field with a list to choose from; typing searches the list while it is open.

    Parameters
    ----------
    options
        Text shown and value, in order.
    value
        The first choice; None for none yet.
    required
        Whether one must be chosen.
    """

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        *,
        value: str | None = None,
        note: str = "",
        required: bool = True,
        topic: str = "",
    ) -> None:
        super().__init__(label, note=note, topic=topic)
        self._required = required
        prompts: list[tuple[Text, str]] = [(cell(text), key) for text, key in options]
        first = value if value in {key for _, key in options} else Select.NULL
        self.select = PickList[str](
            prompts, value=first, compact=True, classes="control", allow_blank=not required or value is None,
            prompt="choose (Enter)" if required else "not set (Enter)",
        )  # fmt: skip

    @property
    def control(self) -> Widget:
        """The list."""
        return self.select

    @property
    def value(self) -> str:
        """The choice; empty for none."""
        return self.select.selection or ""

    @property
    def typed(self) -> str:
        """The choice; empty for none."""
        return self.value

    def put(self, text: str) -> None:
        """Choose another."""
        self.select.value = text or Select.NULL

    @property
    def problem(self) -> str:
        """What is wrong, as what is allowed; empty when the value is good."""
        return "needed; press Enter and choose" if self._required and not self.value else ""

    @on(Select.Changed)
    def _chosen(self, event: Select.Changed) -> None:
        event.stop()
        self.changed()


class TickField(FormField):
    """A yes or no."""

    def __init__(self, label: str, *, value: bool, note: str = "", topic: str = "") -> None:
        super().__init__(label, note=note, topic=topic)
        self.tick = Tick("yes" if value else "no", value, classes="control")

    @property
    def control(self) -> Widget:
        """The checkbox."""
        return self.tick

    @property
    def value(self) -> bool:
        """Whether it is on."""
        return self.tick.value

    @property
    def typed(self) -> str:
        """`yes` or `no`."""
        return "yes" if self.value else "no"

    def put(self, text: str) -> None:
        """Turn it on for `yes`."""
        self.tick.value = text == "yes"

    @on(Tick.Changed)
    def _ticked(self, event: Tick.Changed) -> None:
        event.stop()
        self.tick.label = self.typed
        self.changed()
