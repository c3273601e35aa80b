"""The plans in the database, each a version."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from sabbatical.db import plan_classes, plan_marks, plan_people
from sabbatical.db.counters import PLAN_NUMBER, advance, first_revision_like
from sabbatical.db.mapping import add_rows, column_values, read_rows
from sabbatical.db.origin_repository import add_origin, forget_absences, forget_others, load_origin, load_repair
from sabbatical.db.tables_plan import CoverRow, PlanRow, SessionRow, StepRow, TierRow
from sabbatical.domain.origin import PlanOrigin
from sabbatical.domain.plan import (
    DutyStatus,
    PlannedCover,
    PlannedSession,
    PlanSummary,
    PlanVersion,
    SolveStep,
    StoredPlan,
    TermPlan,
    TierValue,
    VersionState,
)

_NO_TIERS = frozenset({"tiers"})
_UNKNOWN_ORIGIN = PlanOrigin()


class PlanRepository:
    """Reads and writes the versions of the term's plan.

    Parameters
    ----------
    school_revision
        Tells how often the school was changed.
    """

    def __init__(self, session: Session, school_revision: Callable[[], int]) -> None:
        self._session = session
        self._school_revision = school_revision

    def versions(self) -> tuple[PlanVersion, ...]:
        """Return every version, in the order made."""
        rows = self._session.scalars(select(PlanRow).order_by(PlanRow.number))
        return tuple(self._version(row) for row in rows)

    def load(self, number: int) -> StoredPlan | None:
        """Return a version with its plan; None where there is no such number."""
        row = self._session.get(PlanRow, number)
        return None if row is None else self._stored(row)

    def load_open(self, state: VersionState) -> StoredPlan | None:
        """Return the one draft or the one published plan; None where there is none."""
        row = self._open_row(state)
        return None if row is None else self._stored(row)

    def add_draft(
        self,
        plan: TermPlan,
        *,
        created_at: dt.datetime,
        school_revision: int,
        origin: PlanOrigin = _UNKNOWN_ORIGIN,
        steps: Sequence[SolveStep] = (),
    ) -> StoredPlan:
        """Store a plan as the draft, with the steps in which it was found, in the place of the draft before it."""
        self.discard_draft()
        number = advance(self._session, PLAN_NUMBER)
        self._session.execute(
            insert(PlanRow).values(
                number=number,
                state=VersionState.DRAFT,
                open_as=VersionState.DRAFT.value,
                created_at=created_at,
                published_at=None,
                note=origin.note,
                replaces=None,
                school_revision=school_revision,
                **column_values(plan.summary, _NO_TIERS),
            )
        )
        add_rows(self._session, TierRow, plan.summary.tiers, plan=number)
        add_rows(self._session, SessionRow, plan.sessions, plan=number)
        add_rows(self._session, CoverRow, plan.covers, plan=number)
        add_rows(self._session, StepRow, steps, plan=number)
        add_origin(self._session, number, origin)
        return self._stored(self._session.get_one(PlanRow, number))

    def discard_draft(self) -> bool:
        """Delete the draft with all its rows; return whether there was one."""
        result = self._session.execute(
            delete(PlanRow).where(PlanRow.state == VersionState.DRAFT).returning(PlanRow.number)
        )
        return result.first() is not None

    def delete_all(self) -> None:
        """Delete every version for good; numbers go on from where they were."""
        self._session.execute(delete(PlanRow))

    def publish_draft(self, published_at: dt.datetime) -> PlanVersion:
        """Publish the draft, which must exist; the plan published before it is superseded."""
        draft = self._open_row(VersionState.DRAFT)
        if draft is None:
            raise LookupError("there is no draft")
        number = draft.number
        before = self._open_row(VersionState.PUBLISHED)
        replaces = None if before is None else before.number
        self.supersede_published()
        self._set_state(
            VersionState.DRAFT,
            VersionState.PUBLISHED,
            open_as=VersionState.PUBLISHED.value,
            published_at=published_at,
            replaces=replaces,
        )
        self._session.expire_all()
        return self._version(self._session.get_one(PlanRow, number))

    def supersede_published(self) -> None:
        """Turn the published plan, where there is one, into history."""
        published = self._open_row(VersionState.PUBLISHED)
        if published is not None:
            forget_absences(self._session, published.number)
        self._set_state(VersionState.PUBLISHED, VersionState.SUPERSEDED, open_as=None)

    def origin(self, number: int) -> PlanOrigin:
        """Return what a plan knew of the school and why it was made."""
        return load_origin(self._session, number, self._session.get_one(PlanRow, number).note)

    def forget_others(self, people: Iterable[str], rewrite_note: Callable[[str], str]) -> None:
        """Delete for good what plans knew of persons who are not among `people`, but for the plans' own rows.

        Parameters
        ----------
        people
            The ids of all who are known.
        rewrite_note
            Takes the note of a plan and returns it without others.
        """
        forget_others(self._session, people)
        for number, note in self._session.execute(select(PlanRow.number, PlanRow.note)).all():
            rewritten = rewrite_note(note)
            if rewritten != note:
                self._session.execute(update(PlanRow).where(PlanRow.number == number).values(note=rewritten))
        self._session.expire_all()

    def people(self) -> frozenset[str]:
        """Return the ids of all whom the sessions and covers of any plan name."""
        return plan_people.people(self._session)

    def rename_people(self, names: Mapping[str, str]) -> int:
        """Put other ids in the place of people's in every plan's sessions and covers; return how many rows change."""
        changed = plan_people.rename(self._session, names)
        self._session.expire_all()
        return changed

    def classes(self) -> frozenset[str]:
        """Return the ids of all classes that the sessions and covers of any plan name."""
        return plan_classes.classes(self._session)

    def rename_classes(self, new_id: Callable[[str], str]) -> None:
        """Give classes the ids that `new_id` returns for theirs, in every plan's sessions and covers."""
        plan_classes.rename(self._session, new_id)
        self._session.expire_all()

    def school_revision_of(self, number: int) -> int:
        """Return the revision of the school for which a plan was made."""
        return self._session.get_one(PlanRow, number).school_revision

    def unknown_ids(self, number: int, ids: Iterable[str]) -> tuple[str, ...]:
        """Return those of `ids` that no session and no cover of a plan bears."""
        return plan_marks.unknown_ids(self._session, number, ids)

    def set_pinned(self, number: int, ids: Iterable[str], *, pinned: bool) -> None:
        """Pin or unpin sessions and covers of a plan, in place."""
        plan_marks.set_pinned(self._session, number, ids, pinned=pinned)

    def set_status(self, number: int, ids: Iterable[str], status: DutyStatus) -> None:
        """Set what has become of sessions and covers of a plan, in place."""
        plan_marks.set_status(self._session, number, ids, status)

    def _set_state(self, old: VersionState, new: VersionState, **also: object) -> None:
        self._session.execute(update(PlanRow).where(PlanRow.state == old).values(state=new, **also))

    def _open_row(self, state: VersionState) -> PlanRow | None:
        return self._session.scalar(select(PlanRow).where(PlanRow.open_as == state.value))

    def _version(self, row: PlanRow) -> PlanVersion:
        return PlanVersion(
            number=row.number,
            state=row.state,
            created_at=row.created_at,
            published_at=row.published_at,
            note=row.note,
            school_changed_since=self._is_of_another_school(row),
            repairs=load_repair(self._session, row.number),
            replaces=row.replaces,
        )

    def _is_of_another_school(self, row: PlanRow) -> bool:
        now, then = self._school_revision(), row.school_revision
        return now != then and first_revision_like(self._session, now) != first_revision_like(self._session, then)

    def _stored(self, row: PlanRow) -> StoredPlan:
        number = row.number
        summary = PlanSummary(
            status=row.status,
            seconds=row.seconds,
            seed=row.seed,
            tiers=read_rows(self._session, TierRow, TierValue, plan=number),
            stop_reason=row.stop_reason,
        )
        plan = TermPlan(
            summary=summary,
            sessions=read_rows(self._session, SessionRow, PlannedSession, plan=number),
            covers=read_rows(self._session, CoverRow, PlannedCover, plan=number),
        )
        steps = read_rows(self._session, StepRow, SolveStep, plan=number)
        return StoredPlan(version=self._version(row), plan=plan, steps=steps)
