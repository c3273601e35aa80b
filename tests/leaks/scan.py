"""What can be read in a file that was handed out, whatever its format, and which of it would be a leak."""

import csv
import html
import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from sabbatical.domain.handout import HandOut
from sabbatical.domain.plan import TermPlan

FORMULA = ("=", "+", "-", "@", "\t", "\r")
OUTSIDE = re.compile(r"https?:|\bsrc\s*=|url\(|@import|<script|<link|<iframe|javascript:", re.IGNORECASE)
SECRET_WORDS = re.compile(r"(?:id|name|topic|reason|request|absence)\d{3}z")
PEOPLE = re.compile(r"(?:id|name)(\d{3})z")


def text_of(path: Path) -> str:
    """Everything that a person or program finds in the file, folded lines and escapes undone, its name included."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            parts = [html.unescape(book.read(name).decode("utf-8")) for name in book.namelist()]
        return "\n".join([path.name, *parts])
    text = path.read_bytes().decode("utf-8")
    if path.suffix == ".ics":
        text = text.replace("\r\n ", "")
    return f"{path.name}\n{html.unescape(text) if path.suffix in ('.html', '.svg') else text}"


def formulas_in(path: Path) -> list[str]:
    """Cells that a spreadsheet would calculate."""
    if path.suffix == ".xlsx":
        return _calculated(path)
    if path.suffix.lower() not in (".csv", ".txt"):
        return []
    rows = csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline=""))
    return [cell for row in rows for cell in row if cell.startswith(FORMULA)]


def _calculated(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as book:
        sheets = [ElementTree.fromstring(book.read(name)) for name in book.namelist() if "worksheets/" in name]
        names = [name for name in book.namelist() if "externalLink" in name or "vba" in name.lower()]
    return names + [str(node.text) for sheet in sheets for node in sheet.iter() if node.tag.endswith("}f")]


def secrets_in(text: str) -> set[str]:
    """The words that stand for a person, a topic, a reason, a request or an absence."""
    return set(SECRET_WORDS.findall(text))


def words_of(*texts: str) -> set[str]:
    """The secret words of some ids, names and topics."""
    return {found for text in texts for found in SECRET_WORDS.findall(text)}


def names_of(handout: HandOut, people: set[str]) -> set[str]:
    """The words by which some people are called: their ids and names."""
    rows = [(row.id, row.name) for row in (*handout.school.teachers, *handout.school.substitutes)]
    return words_of(*(text for row in rows if row[0] in people for text in row))


def takers(plan: TermPlan) -> set[str]:
    """Who takes a class."""
    return {row.cover_person for row in plan.covers if row.cover_person}
