"""Names for keys, by which a leader gives an action another key: place and what the footer calls it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from textual.binding import Binding, BindingType


def named(place: str, bindings: Iterable[BindingType]) -> list[BindingType]:
    """Return the bindings, each with a name as ``requests.why-not``; those that have one keep it.

    A binding whose name is empty gets none: its key cannot be changed.

    Parameters
    ----------
    place
        Where they work.
    """
    made = [binding if isinstance(binding, Binding) else Binding(*binding) for binding in bindings]
    names = [f"{place}.{slug(row.description)}" if row.id is None else row.id for row in made]
    # Several of one description differ in what they are given, as the levels 1 to 5 do.
    return [
        replace(binding, id=(name or None) if names.count(name) == 1 or not name else f"{name}-{slug(binding.action)}")
        for binding, name in zip(made, names, strict=True)
    ]


def actions_of(bindings: Iterable[BindingType]) -> frozenset[str]:
    """Return the names of the actions that bindings ask of whoever declares them, not of the app."""
    made = [binding if isinstance(binding, Binding) else Binding(*binding) for binding in bindings]
    return frozenset(binding.action.partition("(")[0] for binding in made if not binding.action.startswith("app."))


def slug(text: str) -> str:
    """Return text as lower-case words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def place_of(class_name: str) -> str:
    """Return what a class is called in names of keys, as ``teacher-form`` of ``TeacherForm``."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", class_name.removesuffix("Screen")).casefold()
    return slug(words)
