"""aSc's days, weeks and terms: a text of noughts and ones, one for each."""

from dataclasses import dataclass

from sabbatical.formats.importers.names import tidy
from sabbatical.formats.importers.xml_tree import Element

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Bits:
    """The places of such texts, by name."""

    names: tuple[str, ...]
    """One empty name where there is nothing to tell apart."""
    first: int = 0
    """Number of the first one where a number stands in the place of a text: 0 or 1."""

    @classmethod
    def of(cls, root: Element, what: str) -> "Bits":
        """Return the weeks or terms of a file."""
        found = _names(root, f"{what}defs", f"{what}def", what)
        return cls(names=tuple(found[place] for place in sorted(found)) if len(found) > 1 else ("",))

    @classmethod
    def of_days(cls, root: Element) -> "Bits":
        """Return the days of a file: older ones number them."""
        first = 1 if "daynumbering1" in root.get("options") else 0
        found = _names(root, "daysdefs", "daysdef", "days")
        numbered = {element.get("day"): tidy(element.get("name")) for element in root.all("days", "day")}
        names = tuple(found[place] for place in sorted(found)) or tuple(
            numbered[number] or number for number in sorted(numbered) if number
        )
        if not names:
            cards = [card.get("days") for card in root.all("cards", "card")]
            names = _DAYS[: max(5, *(len(text) for text in cards if len(text) <= len(_DAYS)), 0)]
        return cls(names=names[:_MOST], first=first)

    def numbers(self, text: str) -> tuple[int, ...]:
        """Return which ones a text means; an empty one, or one of another length where nothing is told apart, all."""
        if self.names == ("",) or not text:
            return tuple(range(len(self.names)))
        found: dict[int, None] = {}
        for part in text.split(","):
            if len(part) == len(self.names) and set(part) <= {"0", "1"}:
                found.update((place, None) for place, bit in enumerate(part) if bit == "1")
        if not found and len(text) < 3 and text.isascii() and text.isdigit():
            number = int(text) - self.first
            return (number,) if 0 <= number < len(self.names) else ()
        return tuple(found)

    def each(self, text: str) -> tuple[str, ...]:
        """Return the names that a text means."""
        return tuple(self.names[number] for number in self.numbers(text))

    def tells_apart(self, text: str) -> bool:
        """Whether a text means some of them and not all."""
        return len(self.names) > 1 and len(self.numbers(text)) < len(self.names)

    def number_of(self, name: str) -> int | None:
        """Return the number of a name; None where it is none of these."""
        return self.names.index(name) if name and name in self.names else None

    @staticmethod
    def join(day: str, week: str) -> str:
        """Return the name of a cycle day."""
        return f"{day} {week}".strip()


def _names(root: Element, table: str, row: str, attribute: str) -> dict[int, str]:
    """Return the names by place, from the definitions that mean one place alone."""
    found: dict[int, str] = {}
    for element in root.all(table, row):
        text = element.get(attribute)
        if len(text) <= _MOST and text.count("1") == 1 and set(text) <= {"0", "1"}:
            place = text.index("1")
            name = tidy(element.get("name") or element.get("short")) or str(place + 1)
            found.setdefault(place, name if name not in found.values() else f"{name} {place + 1}")
    longest = max(
        (len(element.get(attribute)) for element in root.all(table, row) if _is_bits(element, attribute)), default=0
    )
    return {place: found.get(place, str(place + 1)) for place in range(min(longest, _MOST))}


def _is_bits(element: Element, attribute: str) -> bool:
    text = element.get(attribute)
    return bool(text) and set(text) <= {"0", "1"}
