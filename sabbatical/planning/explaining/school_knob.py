"""A knob together with the cell that it stands for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from sabbatical.domain.explanation import CellChange
from sabbatical.domain.school import School
from solver.explain.knob import Knob


class Rank(IntEnum):
    """Kinds of changes, those first that cost people least (docs/model.md, "Cheapest")."""

    DATE = 0
    PATTERN = 1
    LIMIT = 2
    PREPARATION = 3
    PERSON = 4
    DUTY = 5
    CLASS = 6
    SCHOOL = 7
    PRIORITY = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolKnob:
    """A value of the school that could be another."""

    knob: Knob
    change: Callable[[int], CellChange]
    """The cell and its new value when the knob is moved by so many steps."""
    edit: Callable[[School, int], School]
    """The school with just that changed."""
    sentence: Callable[[int], str]
    """What to do, for a leader."""
    need: Callable[[int], str]
    """How much there is and how much is needed."""


def edit_row(school: School, table: str, row_id: str, **values: Any) -> School:
    """Return the school with other values in one row of a table whose rows have ids."""
    rows = tuple(replace(row, **values) if row.id == row_id else row for row in getattr(school, table))
    changed: dict[str, Any] = {table: rows}
    return replace(school, **changed)


def edit_policy(school: School, **values: Any) -> School:
    """Return the school with other values in its policy."""
    return replace(school, policy=replace(school.policy, **values))
