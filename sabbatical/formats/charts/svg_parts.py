"""The few elements of an SVG picture that a chart needs. ElementTree escapes whatever text they hold."""

from collections.abc import Sequence
from itertools import accumulate
from math import ceil
from unicodedata import east_asian_width
from xml.etree.ElementTree import Element, SubElement, indent, tostring

RADIUS = 12
INK = "#00528F"
"""What bars are filled with: 8 to 1 against white."""
QUIET = "#444"
GRID = "#ddd"
LETTER, WIDE_LETTER = 0.66, 1.1
"""How wide most letters, and the wide ones, are at most in a sans-serif face, in parts of its size."""
WIDE_LATIN = "MWmw@%"


def picture(name: str, width: int, height: int, title: str, desc: str) -> Element:
    """Return the root of a picture, white, with what a screen reader says of it.

    Parameters
    ----------
    name
        Begins the ids in it, so that several pictures can stand in one page.
    """
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-desc",
            "font-family": "sans-serif",
            "font-size": "14",
        },
    )
    root.append(note("title", title, f"{name}-title"))
    root.append(note("desc", desc, f"{name}-desc"))
    SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": "white"})
    return root


def as_file(root: Element) -> str:
    """Return a picture as the text of its file."""
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def fitting(words: str, room: float, size: int = 14) -> str:
    """Return text that takes at most `room`, cut with an ellipsis where it would take more."""
    shown = one_line(words)
    ends = list(accumulate(size * _letter(one) for one in shown))
    if not ends or ends[-1] <= room:
        return shown
    return shown[: sum(end <= room - size for end in ends)] + "…"


def room_for(words: str, size: int = 14) -> int:
    """Return the room that text takes at most."""
    return ceil(sum(size * _letter(one) for one in one_line(words)))


def _letter(letter: str) -> float:
    return WIDE_LETTER if letter in WIDE_LATIN or east_asian_width(letter) in "WF" else LETTER


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


def note(tag: str, words: str, key: str) -> Element:
    """Return a `title` or `desc` with its id: what a screen reader says of the picture."""
    element = Element(tag, {"id": key})
    element.text = one_line(words)
    return element


def one_line(words: str) -> str:
    """Return text without line breaks and without control characters, which XML forbids."""
    return "".join(letter if letter.isprintable() else " " for letter in words)


def line(x1: float, y1: float, x2: float, y2: float, *, stroke: str = "black", width: int = 1) -> Element:
    """Return a straight line."""
    ends = {"x1": _number(x1), "y1": _number(y1), "x2": _number(x2), "y2": _number(y2)}
    return Element("line", {**ends, "stroke": stroke, "stroke-width": str(width)})


def block(x: float, y: float, width: float, height: float) -> Element:
    """Return a filled bar."""
    sizes = {"x": _number(x), "y": _number(y), "width": _number(width), "height": _number(height)}
    return Element("rect", {**sizes, "fill": INK})


def path(places: Sequence[tuple[float, float]], *, stroke: str = "#888", width: float = 2, dash: str = "") -> Element:
    """Return a thin line through several places; `dash`: lengths of its dashes and gaps, empty for none."""
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in places)
    element = Element("polyline", {"points": points, "fill": "none", "stroke": stroke, "stroke-width": _number(width)})
    if dash:
        element.set("stroke-dasharray", dash)
    return element


def circle(x: float, y: float) -> Element:
    """Return the place for a letter."""
    return Element("circle", {"cx": _number(x), "cy": _number(y), "r": str(RADIUS), "fill": "white", "stroke": "black"})


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
