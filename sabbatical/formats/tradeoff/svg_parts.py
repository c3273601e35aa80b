"""The few elements of an SVG picture that a chart needs. ElementTree escapes whatever text they hold."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

RADIUS = 12


def text(
    x: float,
    y: float,
    words: str,
    *,
    anchor: str = "start",
    size: int = 14,
    weight: str = "normal",
    fill: str = "black",
) -> Element:
    """Return a line of text; `y` is its base line."""
    element = Element(
        "text",
        {
            "x": _number(x),
            "y": _number(y),
            "text-anchor": anchor,
            "font-size": str(size),
            "font-weight": weight,
            "fill": fill,
        },
    )
    element.text = one_line(words)
    return element


def note(tag: str, words: str) -> Element:
    """Return a `title` or `desc`: what a screen reader says of the picture."""
    element = Element(tag)
    element.text = one_line(words)
    return element


def one_line(words: str) -> str:
    """Return text without line breaks and without control characters, which XML forbids."""
    return "".join(letter if letter.isprintable() else " " for letter in words)


def line(x1: float, y1: float, x2: float, y2: float, *, stroke: str = "black") -> Element:
    """Return a straight line."""
    ends = {"x1": _number(x1), "y1": _number(y1), "x2": _number(x2), "y2": _number(y2)}
    return Element("line", {**ends, "stroke": stroke})


def path(places: Sequence[tuple[float, float]]) -> Element:
    """Return a thin line through several places."""
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in places)
    return Element("polyline", {"points": points, "fill": "none", "stroke": "#888", "stroke-width": "2"})


def circle(x: float, y: float) -> Element:
    """Return the place for a letter."""
    return Element("circle", {"cx": _number(x), "cy": _number(y), "r": str(RADIUS), "fill": "white", "stroke": "black"})


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
