"""Every key of the app that can be given to another, and what is wrong with a file that does so."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode

from sabbatical.domain.suggestions import did_you_mean
from sabbatical.domain.ways import Way

ALLOWED = re.compile(r"[a-z0-9]|ctrl\+[a-z]|f([1-9]|1[0-2])|up|down|left|right|plus|minus|slash|space|delete")
ALLOWED_WORDS = "a letter, a digit, ctrl+letter, f1 to f12, up, down, left, right, plus, minus, slash, space or delete"
FIXED = {
    "ctrl+q": "leaves the program",
    "ctrl+p": "opens the palette",
    "ctrl+c": "copies, or interrupts in some terminals",
    "enter": "chooses",
    "escape": "goes back",
    "tab": "goes to the next field",
}
"""Keys that stay what they are, so that one always finds out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedKey:
    """An action with a name and its keys."""

    name: str
    keys: tuple[str, ...]
    what: str
    owner: type[DOMNode]
    """The class that declares it."""


def named_keys() -> tuple[NamedKey, ...]:
    """Return every named key of the app, by name."""
    import_module("sabbatical.ui.every_screen")  # a class has its keys once it is loaded
    found: dict[str, NamedKey] = {}
    for kind in dict.fromkeys(_own_classes(DOMNode)):  # one that is of two kinds comes twice
        for binding in Binding.make_bindings(kind.__dict__.get("BINDINGS", [])):
            if binding.id:
                keys = found[binding.id].keys if binding.id in found else ()
                found[binding.id] = NamedKey(
                    name=binding.id, keys=(*keys, binding.key), what=_what(binding), owner=kind
                )
    return tuple(found[name] for name in sorted(found))


def key_problems(wanted: Mapping[str, str], known: tuple[NamedKey, ...]) -> list[str]:
    """Return what is wrong with the keys that somebody wants, a line each.

    Parameters
    ----------
    wanted
        Key by name; several keys of one action joined by `,`.
    known
        All named keys.
    """
    usual = {row.name: set(row.keys) for row in known}
    chosen = {name: {key.strip() for key in keys.split(",")} for name, keys in wanted.items()}
    lines = []
    for name, keys in chosen.items():
        if name not in usual:
            lines.append(f"{name}: there is no such name{did_you_mean(name, usual)}; {Way.KEYS} lists all")
        lines += [f"{name}: {text}" for key in sorted(keys - usual.get(name, set())) if (text := _wrong_key(key))]
    return lines or list(_clashes({name: keys for name, keys in chosen.items() if keys != usual[name]}, known))


def _wrong_key(key: str) -> str:
    if key in FIXED:
        return f"{key} is taken for good, it {FIXED[key]}; choose {ALLOWED_WORDS}"
    return "" if ALLOWED.fullmatch(key) else f"{key!r} is no key that every terminal sends; write {ALLOWED_WORDS}"


def _clashes(changed: Mapping[str, set[str]], known: tuple[NamedKey, ...]) -> Iterator[str]:
    """Yield a line for each two actions of which one was changed and that would answer to one key in one place."""
    keys = {row.name: changed.get(row.name, set(row.keys)) for row in known}
    told: set[tuple[str, str]] = set()
    for row in known:
        if row.name not in changed:
            continue
        for other in known:
            pair = (min(row.name, other.name), max(row.name, other.name))
            shared = keys[row.name] & keys[other.name]
            if other.name != row.name and pair not in told and shared and _may_meet(row.owner, other.owner):
                told.add(pair)
                yield f"{row.name}: {min(shared)} is the key of {other.name} ({other.what}); choose another for one"


def _may_meet(one: type[DOMNode], other: type[DOMNode]) -> bool:
    """Whether two classes can be asked for the same key: the app always can, else one is a kind of the other."""
    return any(issubclass(kind, App) for kind in (one, other)) or issubclass(one, other) or issubclass(other, one)


def _own_classes(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for child in kind.__subclasses__():
        if child.__module__.startswith("sabbatical."):
            yield child
        yield from _own_classes(child)


def _what(binding: Binding) -> str:
    return f"{binding.description}: {binding.tooltip}" if binding.tooltip else binding.description
