"""When and where FET's activities are: from `_activities.xml`, else from what is fixed in the `.fet` itself."""

from dataclasses import dataclass

from sabbatical.formats.importers.names import tidy
from sabbatical.formats.importers.problems import SourceError
from sabbatical.formats.importers.source import Source, SourceFile
from sabbatical.formats.importers.xml_tree import Element, read_xml

ACTIVITIES_END = "_activities.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where the first hour of an activity is."""

    day: str
    hour: str
    room: str = ""


def placements_of(root: Element, file: SourceFile, source: Source) -> dict[str, Placement]:
    """Return the placements by the activity's id.

    Raises
    ------
    SourceError
        If nothing is placed.
    """
    beside = _file_beside(file, source)
    found = _from_xml(read_xml(beside)) if beside is not None else _from_constraints(root)
    if not found:
        raise SourceError(
            (beside or file).place,
            "holds no timetable, only what one is made from; generate it in FET, then import the folder with its "
            "_activities.xml, or its _data_and_timetable.fet",
        )
    return found


def _file_beside(file: SourceFile, source: Source) -> SourceFile | None:
    stem = file.name.removesuffix(".fet").removesuffix("_data_and_timetable")
    return source.find(f"{stem}{ACTIVITIES_END}")


def _from_xml(root: Element) -> dict[str, Placement]:
    if root.tag != "activities_timetable":
        raise SourceError(root.place, f"<{root.tag}> is not what FET's activities begin with")
    return {
        activity.value("id"): Placement(
            day=tidy(activity.value("day")), hour=tidy(activity.value("hour")), room=tidy(activity.value("room"))
        )
        for activity in root.all("activity")
        if activity.value("day") and activity.value("hour")
    }


def _from_constraints(root: Element) -> dict[str, Placement]:
    rooms = {
        rule.value("activity_id"): tidy(rule.value("room"))
        for rule in root.all("space_constraints_list", "constraintactivitypreferredroom")
        if _holds(rule)
    }
    found = {}
    for rule in root.all("time_constraints_list", "constraintactivitypreferredstartingtime"):
        activity = rule.value("activity_id")
        day, hour = (tidy(rule.value(f"preferred_{part}") or rule.value(part)) for part in ("day", "hour"))
        if _holds(rule) and day and hour:
            found[activity] = Placement(day=day, hour=hour, room=rooms.get(activity, ""))
    return found


def _holds(rule: Element) -> bool:
    """Whether a constraint is switched on and strict."""
    weight = rule.value("weight_percentage")
    return rule.value("active").lower() != "false" and (not weight or weight.startswith("100"))
