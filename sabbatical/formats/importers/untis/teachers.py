"""GPU004 and GPU008: teachers, and what they can teach."""

from collections import defaultdict
from fnmatch import fnmatchcase

from sabbatical.domain.imports.draft import DraftPerson
from sabbatical.formats.importers.asked import Asked
from sabbatical.formats.importers.delimited import read_rows
from sabbatical.formats.importers.names import tidy
from sabbatical.formats.importers.source import SourceFile

_SHORT, _LONG, _FIRST, _EMAIL = 1, 2, 29, 33
"""Of 43 fields these alone are read; personnel numbers, sex, dates of birth and telephones are left where they are."""


def read_teachers(
    people: SourceFile | None, teaches: SourceFile | None, subjects: set[str], asked: Asked
) -> dict[str, DraftPerson]:
    """Return the teachers of GPU004 by their short names.

    Parameters
    ----------
    people, teaches
        GPU004 and GPU008, where they are there.
    subjects
        Those of the timetable; GPU008 may name several at once, as ``M*``.
    """
    can_teach = _can_teach(teaches, subjects, asked)
    found: dict[str, DraftPerson] = {}
    for row in read_rows(people, asked.problems, asked.encoding) if people is not None else ():
        short = tidy(row.cell(_SHORT))
        if not short or short in found:
            problem = f"{short!r} is there twice" if short else "has no short name"
            asked.problems.warn(row.place, f"the teacher {problem}; left out", "field 1")
            continue
        email = row.cell(_EMAIL)
        found[short] = DraftPerson(
            id=short,
            name=tidy(f"{row.cell(_FIRST)} {row.cell(_LONG)}") or short,
            email=tidy(email) if "@" in email else "",
            subjects=tuple(sorted(can_teach[short])),
            place=row.place,
        )
    return found


def _can_teach(file: SourceFile | None, subjects: set[str], asked: Asked) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in read_rows(file, asked.problems, asked.encoding) if file is not None else ():
        pattern = tidy(row.cell(2))[:60]
        if "*" in pattern or "?" in pattern:
            plain = pattern.replace("[", "[[]")
            found[tidy(row.cell(1))] |= {subject for subject in subjects if subject and fnmatchcase(subject, plain)}
        else:
            found[tidy(row.cell(1))] |= {pattern} - {""}
    return found
