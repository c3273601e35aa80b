"""File names from ids, which may hold anything but `;`: slashes, dots, letters that a file system confuses."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote

LONGEST_STEM = 100
"""Characters; well under the 255 bytes that common file systems allow for a name with its extension."""
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows keeps for devices, whatever the extension."""


def file_stems(ids: Iterable[str]) -> dict[str, str]:
    """Return a file name without extension for each id: safe everywhere, and different for different ids.

    Letters and digits of ASCII, `-`, `_` and single dots stay as they are; all else is percent-encoded. Ids that
    differ in nothing but case get a mark of their own, since some file systems hold such names for one.
    """
    stems = {person: _stem(person) for person in ids}
    shared = Counter(stem.casefold() for stem in stems.values())
    return {person: stem if shared[stem.casefold()] == 1 else _marked(stem, person) for person, stem in stems.items()}


def _stem(person: str) -> str:
    stem = quote(person, safe="").replace("~", "%7E")
    if stem.startswith("."):
        stem = f"%2E{stem[1:]}"
    if stem.endswith("."):
        stem = f"{stem[:-1]}%2E"
    if stem.split(".")[0].casefold() in RESERVED:
        stem = f"%{ord(stem[0]):02X}{stem[1:]}"
    return stem if len(stem) <= LONGEST_STEM else _marked(stem, person)


def _marked(stem: str, person: str) -> str:
    mark = hashlib.sha256(person.encode()).hexdigest()[:12]
    return f"{stem[: LONGEST_STEM - 13]}~{mark}"
