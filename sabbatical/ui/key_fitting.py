"""Which keys the line at the bottom shows where not all of them have room."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

KEPT = ("f1", "ctrl+g")
"""Keys that are shown in any case: help, which lists all others, and history."""

MORE = "More keys"
"""What the help is called where there was no room for a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownKey:
    """A key and what it does."""

    key: str
    display: str
    """The key as the line shows it."""
    what: str
    tooltip: str = ""
    is_palette: bool = False
    """Whether it opens the command palette, which stands at the right in any case."""

    @property
    def is_kept(self) -> bool:
        """Whether it is shown however little room there is."""
        return self.is_palette or self.key in KEPT


def fitting(keys: Sequence[ShownKey], width: int) -> tuple[ShownKey, ...]:
    """Return the keys for which there is room in `width` columns; where some are left out, help says so."""
    if sum(map(columns_of, keys)) <= width:
        return tuple(keys)
    named = [replace(key, what=MORE) if key.key == "f1" else key for key in keys]
    room = width - sum(columns_of(key) for key in named if key.is_kept)
    return tuple(_taken(named, room))


def _taken(keys: Iterable[ShownKey], room: int) -> Iterator[ShownKey]:
    is_full = False
    for key in keys:
        if key.is_kept:
            yield key
            continue
        room -= columns_of(key)
        is_full = is_full or room < 0
        if not is_full:
            yield key


def columns_of(key: ShownKey) -> int:
    """Return the columns that a key and its meaning take, with the gap or line beside them."""
    return cell_len(key.display) + 1 + cell_len(key.what) + 1
