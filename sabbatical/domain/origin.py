"""What a plan knew of the school when it was made, and why it was made."""

import datetime as dt
from dataclasses import dataclass

from sabbatical.domain.moment import RepairOf
from sabbatical.domain.replanning import AskedRequest
from sabbatical.domain.rows.people import Absence
from sabbatical.domain.school import School


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAbsence:
    """An absence as a plan knew it: without its reason."""

    id: str
    person: str
    start: dt.date
    end: dt.date
    periods: tuple[str, ...]
    """Empty = whole days."""

    @classmethod
    def of(cls, absence: Absence) -> "KnownAbsence":
        """Return what of an absence tells whether it is the same still."""
        return cls(
            id=absence.id,
            person=absence.person,
            start=absence.start,
            end=absence.end or absence.start,
            periods=absence.periods,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOrigin:
    """How a plan came about, beside its rows."""

    note: str = ""
    """Why it was made, in words; for the leader alone."""
    asked: tuple[AskedRequest, ...] = ()
    """The requests that it knew."""
    absences: tuple[KnownAbsence, ...] = ()
    """The absences that it knew."""
    repairs: RepairOf | None = None
    """What it repairs; None: it was planned from nothing."""

    @classmethod
    def of(cls, school: School, note: str = "", repairs: RepairOf | None = None) -> "PlanOrigin":
        """Return the origin of a plan made for `school`."""
        return cls(
            note=note,
            asked=tuple(map(AskedRequest.of, school.requests)),
            absences=tuple(map(KnownAbsence.of, school.absences)),
            repairs=repairs,
        )
