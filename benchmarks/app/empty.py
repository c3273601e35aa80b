"""An empty Textual app with the widgets of a screen of the app, by their kinds; and how to learn of these.

``python -m benchmarks.app.empty FILE`` runs it; it imports nothing but Textual.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import textual.containers as containers
import textual.widgets as widgets
from textual.app import App, ComposeResult
from textual.widget import Widget

Kind = Mapping[str, Any]
"""`kind`: name of Textual's own class; `inner`: those that a container holds."""

WITH_TEXT = ("Static", "Label", "Button")


def kinds_of(widget: Widget) -> list[Kind]:
    """Return what a widget holds: of each the class of Textual's own that it is, and of containers what they hold."""
    return [_kind(child) for child in widget.children]


def _kind(widget: Widget) -> Kind:
    for kind in type(widget).__mro__:
        if getattr(containers, kind.__name__, None) is kind:
            return {"kind": kind.__name__, "inner": kinds_of(widget)}
        if getattr(widgets, kind.__name__, None) is kind:
            return {"kind": kind.__name__, "inner": []}
    return {"kind": "Container", "inner": kinds_of(widget)}


def widgets_of(kinds: list[Kind]) -> Iterator[Widget]:
    """Yield new widgets of these kinds but for the footer, with a letter where they show a text."""
    for kind in kinds:
        if kind["kind"] == "Footer":
            continue
        name, inner = kind["kind"], list(widgets_of(kind["inner"]))
        if hasattr(containers, name):
            yield getattr(containers, name)(*inner)
        elif name in WITH_TEXT:
            yield getattr(widgets, name)("x")
        elif name == "Select":
            yield widgets.Select([])
        else:
            yield getattr(widgets, name)()


class EmptyApp(App[None]):
    """The app with nothing in it.

    Parameters
    ----------
    kinds
        Its widgets.
    """

    CSS = "Container, Vertical, Horizontal, Grid, OptionList { height: auto; }"

    def __init__(self, kinds: list[Kind]) -> None:
        super().__init__()
        self._kinds = kinds

    def compose(self) -> ComposeResult:
        """Lay them out; the footer is where it is always in view."""
        yield from widgets_of(self._kinds)
        yield widgets.Footer()


if __name__ == "__main__":
    EmptyApp(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))).run()
