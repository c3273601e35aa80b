"""What is measured, in groups with a name each."""

from dataclasses import dataclass

from benchmarks.schools import Folder, campus, school

TIMETABLES = ("hungary_vmg", "italy_liceo", "namibia_concordia", "spain_sec2")
ALL_ENGINES = ("product", "straightforward", "highs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Folders that are measured in the same way."""

    name: str
    folders: tuple[Folder, ...]
    engines: tuple[str, ...]
    time_limit_seconds: float
    """For each folder and engine, unless the command says otherwise."""
    runs: int = 0
    """More than 0: the folder is planned so often by the command line, and the files written are compared."""
    is_questions: bool = False
    """A plan is made and asked: the trade-off, every request not served explained, absences replayed."""
    is_term: bool = False
    """The plan is published and repaired every morning of a term; the time limit is each morning's."""


HARD = Folder(
    name="hungary_vmg-7-hard",
    parts=school("hungary_vmg", 7, "--requests", "60", "--prep", "0.95", "--coaches", "0.5").parts,
)

GROUPS: tuple[Group, ...] = (
    Group(
        name="four",
        folders=tuple(school(name, 1) for name in TIMETABLES),
        engines=ALL_ENGINES,
        time_limit_seconds=300,
    ),
    Group(
        name="seeds",
        folders=tuple(school(name, seed) for seed in (2, 3) for name in TIMETABLES),
        engines=ALL_ENGINES,
        time_limit_seconds=300,
    ),
    Group(name="hard", folders=(HARD,), engines=ALL_ENGINES, time_limit_seconds=600),
    Group(
        name="campus",
        folders=(campus("hungary_vmg", 3, requests=(67, 67, 66)),),
        engines=("product",),
        time_limit_seconds=120,
    ),
    Group(
        name="growth",
        folders=(
            school("namibia_concordia", 1),
            school("italy_liceo", 1),
            school("spain_sec2", 1),
            school("hungary_vmg", 1),
            campus("italy_liceo", 2),
            campus("spain_sec2", 2),
            campus("hungary_vmg", 2),
            campus("spain_sec2", 3),
            campus("italy_liceo", 4),
            campus("spain_sec2", 4),
            campus("hungary_vmg", 3),
        ),
        engines=("product",),
        time_limit_seconds=120,
    ),
    Group(
        name="determinism",
        folders=tuple(school(name, 1) for name in TIMETABLES),
        engines=("product",),
        time_limit_seconds=120,
        runs=20,
    ),
    Group(
        name="questions",
        folders=tuple(school(name, 1) for name in TIMETABLES),
        engines=("product",),
        time_limit_seconds=60,
        is_questions=True,
    ),
    Group(
        name="term",
        folders=tuple(school(name, 1) for name in TIMETABLES),
        engines=("product", "straightforward"),
        time_limit_seconds=30,
        is_term=True,
    ),
)


def chosen(names: list[str] | None) -> list[tuple[Group, Folder]]:
    """Return what is named, by its group or by its folder; everything for None.

    A folder's name alone asks neither for the repeated runs of a group that compares them, nor for questions, nor for
    a term.

    Raises
    ------
    ValueError
        If a name is neither a group's nor a folder's.
    """
    every = [(group, folder) for group in GROUPS for folder in group.folders]
    if names is None:
        return every
    known = {group.name for group in GROUPS} | {folder.name for _, folder in every}
    for name in names:
        if name not in known:
            raise ValueError(f"{name!r} is neither a group nor a folder; there are {', '.join(sorted(known))}")
    return [
        (group, folder)
        for group, folder in every
        if group.name in names or (folder.name in names and not (group.runs or group.is_questions or group.is_term))
    ]
