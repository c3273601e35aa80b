"""What is wrong with a school's data, and where."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether the data can be used as it is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem in a school's data, with its place in the `School`."""

    severity: Severity
    table: str
    """Attribute of `School` that holds the row, which is also the file's name without `.csv`; `school` for
    school.toml."""
    row: int | None
    """Index of the row in the table, from 0; None where no row is to blame."""
    column: str
    """Column of the file, or the field of school.toml as `policy.loss_cap_percent`; empty where none is to blame."""
    message: str
    """What is wrong, with the value, what is allowed, and what to do."""
