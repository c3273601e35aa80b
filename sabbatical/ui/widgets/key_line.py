"""The line of keys at the very bottom: as many as there is room for, the most needed first."""

from collections.abc import Iterator
from typing import Any, ClassVar

from rich.text import Text
from textual.screen import Screen

from sabbatical.ui.key_fitting import ShownKey, columns_of, fitting
from sabbatical.ui.widgets.parts_line import Part, PartsLine


class KeyLine(PartsLine):
    """The keys of the moment in the order of their bindings; those at the end give way where room is scarce."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--what", "key-line--line"}

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom; color: $footer-foreground; background: $footer-background;
        & > .key-line--key {
            color: $footer-key-foreground; background: $footer-key-background; text-style: bold;
        }
        & > .key-line--what { color: $footer-description-foreground; background: $footer-description-background; }
        & > .key-line--line { color: $foreground 20%; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[ShownKey, ...] = ()

    @property
    def keys(self) -> tuple[ShownKey, ...]:
        """The keys for which there is room."""
        return fitting(self._keys, self.size.width)

    def on_mount(self) -> None:
        """Follow the focus and what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, screen: Screen[Any]) -> None:
        if screen.app.app_focus and self.is_attached and screen is self.screen:
            # Help comes last, as on a place, whatever keys a window adds to those that all windows have.
            keys = tuple(sorted(active_keys(screen), key=lambda key: (key.is_palette, key.key == "f1")))
            if keys != self._keys:
                self._keys = keys
                self.refresh()

    def parts(self) -> list[Part]:
        """Return the keys, the command palette at the right."""
        parts, column = [], 0
        for key in self.keys:
            # The gap after the last key that fits is the one that the palette leaves at the right.
            start = self.size.width - columns_of(key) - 1 if key.is_palette else column
            column += columns_of(key)
            parts.append(Part(column=start, text=self._text(key), tooltip=key.tooltip))
        return parts

    def _text(self, key: ShownKey) -> Text:
        line, name, what = map(self.get_component_rich_style, ("key-line--line", "key-line--key", "key-line--what"))
        return Text.assemble(("▏" if key.is_palette else "", line), (key.display, name), (f" {key.what}", what))

    async def choose(self, number: int) -> None:
        """Do what the key does."""
        self.app.simulate_key(self.keys[number].key)


def active_keys(screen: Screen[Any]) -> Iterator[ShownKey]:
    """Yield the keys of the moment, each action once, the command palette last."""
    app, actions = screen.app, set()
    active = screen.active_bindings
    for _, binding, _, tooltip in active.values():
        if binding.show and binding.action not in actions:
            actions.add(binding.action)
            yield ShownKey(
                key=binding.key, display=app.get_key_display(binding), what=binding.description,
                tooltip=tooltip,
            )  # fmt: skip
    palette = active.get(app.COMMAND_PALETTE_BINDING)
    if palette is not None:
        binding = palette.binding
        yield ShownKey(
            key=binding.key, display=app.get_key_display(binding), what=binding.description,
            tooltip=binding.tooltip or binding.description, is_palette=True,
        )  # fmt: skip
