"""The line of keys at the very bottom: as many as there is room for, the most needed first."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

KEPT = ("f1", "ctrl+g")
"""Keys that are shown in any case: help, which lists all others, and history."""

PALETTE = "-command-palette"
MORE = "More keys"
"""What the help is called where there was no room for a key."""


class KeyLine(Footer):
    """The keys of the moment in the order of their bindings; those at the end give way where room is scarce."""

    def __init__(self) -> None:
        super().__init__(compact=True)
        self._fitted_to = 0
        """Columns for which the keys were chosen."""

    def compose(self) -> ComposeResult:
        """Yield the keys that fit."""
        keys = [key for key in super().compose() if isinstance(key, FooterKey)]
        self._fitted_to = self.app.size.width
        yield from fitting(keys, self._fitted_to)

    def on_resize(self, event: Resize) -> None:
        """Fit the keys to the new width."""
        if self.is_attached and self._fitted_to not in (0, event.size.width):
            self.call_after_refresh(self.recompose)


def fitting(keys: Sequence[FooterKey], width: int) -> list[FooterKey]:
    """Return the keys for which there is room in `width` columns; where some are left out, help says so."""
    if sum(map(columns_of, keys)) <= width:
        return list(keys)
    for key in keys:
        if key.key == "f1":
            key.description = MORE
    room = width - sum(columns_of(key) for key in keys if _is_kept(key))
    return list(_taken(keys, room))


def _taken(keys: Iterable[FooterKey], room: int) -> Iterable[FooterKey]:
    is_full = False
    for key in keys:
        if _is_kept(key):
            yield key
            continue
        room -= columns_of(key)
        is_full = is_full or room < 0
        if not is_full:
            yield key


def _is_kept(key: FooterKey) -> bool:
    return key.key in KEPT or key.has_class(PALETTE)


def columns_of(key: FooterKey) -> int:
    """Return the columns that a key and its meaning take, with the gap or line beside them."""
    return cell_len(key.key_display) + 1 + cell_len(key.description) + 1
