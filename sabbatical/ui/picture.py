"""The term as the screens show it: everything read and worked out at one moment, then never changed."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from sabbatical.domain.findings import Finding
from sabbatical.domain.notices import Notice
from sabbatical.domain.plan import (
    DutyStatus,
    PlannedCover,
    PlannedSession,
    PlanVersion,
    StoredPlan,
    TermPlan,
    VersionState,
)
from sabbatical.domain.reports.changes import Change
from sabbatical.domain.reports.class_losses import ClassLoss
from sabbatical.domain.reports.requests import RequestOutcome
from sabbatical.domain.school import School
from sabbatical.domain.status import TermStatus
from sabbatical.domain.timetable import TermTimetable
from sabbatical.domain.week.planned_term import PlannedTerm


@dataclass(frozen=True, kw_only=True)
class TermPicture:
    """A school, its laid-out term and its newest plan."""

    today: dt.date
    """In the school's time zone."""
    now: dt.time
    """The time of day at which the picture was taken, in the school's time zone."""
    school: School
    timetable: TermTimetable
    findings: tuple[Finding, ...]
    versions: tuple[PlanVersion, ...]
    """Every stored plan, in the order made."""
    stored: StoredPlan | None
    """The newest draft, else the published plan; None before the first."""
    told: TermPlan | None
    """The published plan; None before the first."""
    changes: tuple[Change, ...]
    """What the draft changes of the plan that it repairs, person by person; empty where it repairs none."""
    notices: tuple[Notice, ...]
    """Who is to be told of what, in order of name."""
    outcomes: tuple[RequestOutcome, ...]
    """In the school's order; empty without a plan."""
    losses: tuple[ClassLoss, ...]
    """In the school's order; nothing lost without a plan."""
    status: TermStatus
    """The figures of the home screen: of the published plan, else of the draft."""
    names: dict[str, str]
    """Everyone's name by id."""

    @property
    def plan(self) -> TermPlan | None:
        """The plan that the screens show."""
        return None if self.stored is None else self.stored.plan

    @cached_property
    def planned(self) -> PlannedTerm:
        """The term with the plan that is shown, as weeks are read from."""
        return PlannedTerm(school=self.school, timetable=self.timetable, plan=self.plan, names=self.names)

    @cached_property
    def planned_at(self) -> dict[tuple[dt.date, str], tuple[PlannedSession | PlannedCover, ...]]:
        """What of the shown plan is still to come, by date and period."""
        found: dict[tuple[dt.date, str], tuple[PlannedSession | PlannedCover, ...]] = {}
        rows: tuple[PlannedSession | PlannedCover, ...] = ()
        if self.plan is not None:
            rows = (*self.plan.sessions, *self.plan.covers)
        for row in rows:
            if row.status is DutyStatus.PLANNED:
                found[row.date, row.period] = (*found.get((row.date, row.period), ()), row)
        return found

    @cached_property
    def published(self) -> PlanVersion | None:
        """The plan that people have been told."""
        return next((row for row in self.versions if row.state is VersionState.PUBLISHED), None)

    @property
    def has_draft(self) -> bool:
        """Whether the newest plan waits to be published."""
        return self.stored is not None and self.stored.version.state is VersionState.DRAFT

    @property
    def has_repair(self) -> bool:
        """Whether a repair of the published plan waits to be published."""
        return self.has_draft and self.stored is not None and self.stored.version.repairs is not None

    def name(self, person: str) -> str:
        """Return a person's name; the id where nobody bears it."""
        return self.names.get(person, person)
