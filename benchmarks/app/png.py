"""Pictures as PNG, by whichever program of the system can."""

import re
import shutil
import subprocess
from pathlib import Path

FONT = "DejaVu Sans Mono"
"""Has the box and block glyphs of the app; the SVG names one that is loaded from outside."""

COLUMN = 12.2
"""Width of a column in Textual's pictures."""
_BLANKS_FIRST = re.compile(
    r'x="(?P<x>[\d.]+)"(?P<y> y="[\d.]+" )textLength="(?P<length>[\d.]+)"(?P<rest>[^>]*)>'
    r"(?P<blanks>(?:&#160;)+)(?=[^<])"
)


class NoConverterError(RuntimeError):
    """No program that makes a PNG of an SVG is there."""


def to_png(svg: Path) -> Path:
    """Return the PNG beside `svg`, made anew.

    Raises
    ------
    NoConverterError
        If neither rsvg-convert nor chromium is installed.
    subprocess.CalledProcessError
        If it fails.
    """
    png = svg.with_suffix(".png")
    text = kept_in_place(svg.read_text(encoding="utf-8").replace("Fira Code", FONT))
    local = svg.with_suffix(".local.svg")
    local.write_text(text, encoding="utf-8")
    try:
        subprocess.run(_command(local, png, _size(text)), check=True, capture_output=True)
    finally:
        local.unlink()
    return png


def kept_in_place(svg: str) -> str:
    """Return Textual's picture with each text where its first letter stands: rsvg-convert drops blanks before it."""
    return _BLANKS_FIRST.sub(_moved, svg)


def _moved(found: re.Match[str]) -> str:
    columns = found["blanks"].count(";")
    x, length = float(found["x"]) + COLUMN * columns, float(found["length"]) - COLUMN * columns
    return f'x="{x:.1f}"{found["y"]}textLength="{length:.1f}"{found["rest"]}>'


def _size(text: str) -> tuple[int, int]:
    """Return the picture's width and height, in pixels."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', text)
    return (1000, 700) if found is None else (round(float(found[1])), round(float(found[2])))


def _command(svg: Path, png: Path, size: tuple[int, int]) -> list[str]:
    if rsvg := shutil.which("rsvg-convert"):
        return [rsvg, "-o", str(png), str(svg)]
    if chromium := shutil.which("chromium"):
        window = f"--window-size={size[0]},{size[1]}"
        return [chromium, "--headless", "--no-sandbox", window, f"--screenshot={png}", svg.as_uri()]
    raise NoConverterError("There is neither rsvg-convert (Debian: librsvg2-bin) nor chromium to make a PNG with.")
