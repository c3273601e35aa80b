"""What aSc's lessons and cards refer to by id: subjects, classes, groups, rooms, buildings."""

from sabbatical.formats.importers.names import tidy
from sabbatical.formats.importers.problems import Problems, shown
from sabbatical.formats.importers.xml_tree import Element


class Frame:
    """What lessons refer to by id.

    Parameters
    ----------
    root
        The file's root.
    problems
        Takes rows without an id of their own.
    """

    def __init__(self, root: Element, problems: Problems) -> None:
        self._subjects = by_id(root, "subjects", "subject", problems)
        self._classes = by_id(root, "classes", "class", problems)
        self._groups = by_id(root, "groups", "group", problems)
        self._rooms = by_id(root, "classrooms", "classroom", problems)
        self._buildings = by_id(root, "buildings", "building", problems)

    def subject(self, lesson: Element) -> str:
        """Return the subject's name."""
        return _title(self._subjects, lesson.get("subjectid"), "name", "short")

    def groups(self, lesson: Element) -> tuple[str, ...]:
        """Return the groups as "7A", where it is the whole class, or "7A girls"."""
        found = [self._group(self._groups[name]) for name in ids_of(lesson, "groupids") if name in self._groups]
        if not found:
            found = [_title(self._classes, name, "short", "name") for name in ids_of(lesson, "classids", "classid")]
        return tuple(dict.fromkeys(name for name in found if name))

    def _group(self, group: Element) -> str:
        class_name = _title(self._classes, group.get("classid"), "short", "name")
        return class_name if group.get("entireclass") == "1" else tidy(f"{class_name} {group.get('name')}")

    def students(self, lesson: Element) -> int | None:
        """Return how many students the groups have; None where no group says it."""
        counts = [self._groups[name].get("studentcount") for name in ids_of(lesson, "groupids") if name in self._groups]
        known = [int(count) for count in counts if count.isascii() and count.isdigit() and len(count) < 5]
        return sum(known) or None

    def rooms(self, card: Element, lesson: Element) -> str:
        """Return the rooms of a card, else the only one that the lesson may have."""
        names = self._roomids_of(card, lesson)
        return ", ".join(name for room in names if (name := _title(self._rooms, room, "short", "name")))

    def building(self, card: Element, lesson: Element) -> str:
        """Return the building of the first of the rooms that has one."""
        rooms = (self._rooms[room].get("buildingid") for room in self._roomids_of(card, lesson) if room in self._rooms)
        return next((_title(self._buildings, found, "name", "short") for found in rooms if found), "")

    @staticmethod
    def _roomids_of(card: Element, lesson: Element) -> tuple[str, ...]:
        of_card = ids_of(card, "classroomids", "classroomid")
        planned = ids_of(lesson, "classroomids", "classroomid")
        return of_card or (planned if len(planned) == 1 else ())


def ids_of(element: Element, *names: str) -> tuple[str, ...]:
    """Return the ids that stand in the first of these attributes that is there."""
    text = next((element.get(name) for name in names if element.get(name)), "")
    return tuple(part for part in (part.strip() for part in text.split(",")) if part)


def _title(elements: dict[str, Element], name: str, *attributes: str) -> str:
    element = elements.get(name)
    return next((tidy(element.get(part)) for part in attributes if element and element.get(part)), "")


def by_id(root: Element, table: str, row: str, problems: Problems) -> dict[str, Element]:
    """Return the rows of a table by their ids; rows without one of their own are told and left out."""
    found: dict[str, Element] = {}
    for element in root.all(table, row):
        name = element.get("id")
        if not name or name in found:
            problem = f"the id {shown(name)} is there twice" if name else "the id is missing"
            problems.warn(element.place, f"{problem}; left out", row)
            continue
        found[name] = element
    return found
