"""What FET's activities refer to: sets of students with their sizes, rooms with their buildings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from sabbatical.formats.importers.limits import MAX_NAMES
from sabbatical.formats.importers.names import tidy
from sabbatical.formats.importers.problems import SourceError
from sabbatical.formats.importers.xml_tree import Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """By name, what a file says of sets of students and of rooms."""

    groups: dict[str, tuple[str, ...]]
    """The groups of each year that has some."""
    students: dict[str, int]
    buildings: dict[str, str]

    @classmethod
    def of(cls, root: Element) -> Self:
        """Return what a file says.

        Raises
        ------
        SourceError
            If a year has more groups than any school's.
        """
        rooms = root.all("rooms_list", "room")
        return cls(
            groups=dict(_groups(root)),
            students=dict(_sizes(root)),
            buildings={tidy(room.value("name")): tidy(room.value("building")) for room in rooms},
        )

    def groups_of(self, sets: tuple[str, ...]) -> tuple[str, ...]:
        """Return the groups of sets of students: a lesson of a year is one of all its groups."""
        return tuple(dict.fromkeys(group for name in sets for group in self.groups.get(name, (name,))))

    def students_of(self, sets: tuple[str, ...]) -> int | None:
        """Return how many students are in sets; None where the file does not say it."""
        return sum(self.students.get(name, 0) for name in sets) or None


def _groups(root: Element) -> Iterator[tuple[str, tuple[str, ...]]]:
    for year in root.all("students_list", "year"):
        groups = tuple(tidy(group.value("name")) for group in year.all("group"))
        if len(groups) > MAX_NAMES:
            raise SourceError(year.place, f"has more than {MAX_NAMES} groups; no year has", "Year")
        if groups:
            yield tidy(year.value("name")), groups


def _sizes(root: Element) -> Iterator[tuple[str, int]]:
    for year in root.all("students_list", "year"):
        for students in (year, *year.all("group"), *year.all("group", "subgroup")):
            count = students.value("number_of_students")
            if count.isascii() and count.isdigit() and len(count) < 6:
                yield tidy(students.value("name")), int(count)
