"""Untis's lesson groups that stand for weeks: A and B."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sabbatical.domain.imports.draft import Place
from sabbatical.formats.importers.problems import Problems
from sabbatical.formats.importers.untis.lessons import LessonFacts

_WEEK = re.compile(r"(?P<stem>.*?)(?P<week>[A-D]|[1-4])", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """The weeks of the cycle."""

    names: tuple[str, ...] = ("",)
    """One empty name where all weeks are alike."""
    by_group: dict[str, str]

    @classmethod
    def of(cls, lessons: Iterable[LessonFacts], problems: Problems) -> "Weeks":
        """Return the weeks that the groups of lessons stand for: groups that differ in a last letter or digit."""
        groups = sorted({lesson.group for lesson in lessons} - {""})
        found = {group: match for group in groups if (match := _WEEK.fullmatch(group))}
        if not groups:
            return cls(by_group={})
        if len(found) < len(groups) or len({match["stem"].casefold() for match in found.values()}) > 1:
            problems.warn(
                Place(file="GPU002"),
                f"the lesson groups {', '.join(groups[:6])} do not tell weeks, like A and B; their lessons are taken "
                "as being every week",
                "field 12",
            )
            return cls(by_group={})
        letters = {match["week"].upper() for match in found.values()}
        order = "1234" if letters <= set("1234") else "ABCD"
        if not letters <= set(order):
            return cls(by_group={})
        names = tuple(order[: max(2, *(order.index(letter) + 1 for letter in letters))])
        return cls(names=names, by_group={group: match["week"].upper() for group, match in found.items()})

    def of_group(self, group: str) -> tuple[str, ...]:
        """Return the weeks of a lesson: all of them where it has no group."""
        return (self.by_group[group],) if group in self.by_group else self.names

    @staticmethod
    def name(day: str, week: str) -> str:
        """Return the name of a cycle day."""
        return f"{day} {week}".strip()
