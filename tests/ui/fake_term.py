"""What a gateway without services keeps in memory: a school, its plans, and what can be undone."""

from copy import copy
from dataclasses import replace
from typing import Any

from sabbatical.domain.action import Action
from sabbatical.domain.findings import Finding
from sabbatical.domain.moment import RepairOf
from sabbatical.domain.notices import Notice
from sabbatical.domain.plan import PlanVersion, SolveStep, StoredPlan, TermPlan, VersionState
from sabbatical.domain.reports.changes import Change, list_changes
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.reports.presence import presence_of
from sabbatical.domain.school import School
from sabbatical.errors import DataError
from sabbatical.ui.make_picture import make_picture
from sabbatical.ui.picture import TermPicture
from tests.ui.two_weeks import MADE_AT, NOW, TODAY

Snapshot = tuple[str, dict[str, Any]]
"""The title of an action, and what there was before it (or, once undone, after it)."""


def _action(title: str, *, undone: bool = False) -> Action:
    return Action(number=1, at=MADE_AT, title=title, undone=undone, undoable=not undone)


class FakeTerm:
    """The school, its plans and the actions on them. Set `fails` to make a call fail."""

    def __init__(self, school: School | None = None, *, draft: TermPlan | None = None) -> None:
        self.school = school
        self.drafts: list[StoredPlan] = []
        self.published: StoredPlan | None = None
        self.versions: list[PlanVersion] = []
        self.stored: dict[int, StoredPlan] = {}
        self.ticked: set[str] = set()
        self.findings: tuple[Finding, ...] = ()
        self.fails: dict[str, Exception] = {}
        self.done: list[Snapshot] = []
        self.undone: list[Snapshot] = []
        if draft is not None:
            self._add_draft(draft)

    def _add_draft(
        self, plan: TermPlan, repairs: RepairOf | None = None, steps: tuple[SolveStep, ...] = ()
    ) -> StoredPlan:
        version = PlanVersion(
            number=len(self.versions) + 1, state=VersionState.DRAFT, created_at=MADE_AT, repairs=repairs
        )
        self.versions.append(version)
        self.drafts = [StoredPlan(version=version, plan=plan, steps=steps)]
        self.stored[version.number] = self.drafts[0]
        return self.drafts[0]

    def _newest(self) -> StoredPlan:
        newest = self.drafts[0] if self.drafts else self.published
        assert newest is not None
        return newest

    def _maybe_fail(self, call: str) -> None:
        if call in self.fails:
            raise self.fails[call]

    def look(self) -> TermPicture | None:
        self._maybe_fail("look")
        if self.school is None:
            return None
        return make_picture(
            self.school,
            today=TODAY,
            now=NOW,
            draft=self.drafts[0] if self.drafts else None,
            published=self.published,
            versions=tuple(self.versions),
            findings=self.findings,
            changes=self._changes_of_draft(),
            notices=self._notices(),
        )

    def _changes_of_draft(self) -> tuple[Change, ...]:
        if not self.drafts or self.published is None or self.drafts[0].version.repairs is None:
            return ()
        return self._changes(self.published, self.drafts[0])

    def _changes(self, old: StoredPlan, new: StoredPlan) -> tuple[Change, ...]:
        assert self.school is not None
        changes = list_changes(old.plan, new.plan, names=display_names(self.school))
        presence = presence_of(self.school)
        # Everything of these two weeks that a repair moves is on short notice: it counts threefold.
        return tuple(
            replace(row, weight=3) for row in changes if not presence.is_absent(row.person, row.date, row.period)
        )

    def _notices(self) -> tuple[Notice, ...]:
        """Return whom the published plan gives something else than the one it replaced, without those ticked off."""
        before = None if self.published is None else self.published.version.replaces
        if before is None or self.published is None or self.school is None:
            return ()
        changes, names = self._changes(self.stored[before], self.published), display_names(self.school)
        return tuple(
            Notice(
                person=person, name=names[person], email=f"{person.lower()}@school.example",
                changes=tuple(row for row in changes if row.person == person),
            )
            for person in dict.fromkeys(row.person for row in changes)
            if person not in self.ticked
        )  # fmt: skip

    def _school_changed(self) -> None:
        self.versions = [replace(row, school_changed_since=True) for row in self.versions]
        if self.published is not None:
            self.published = replace(self.published, version=self.versions[self.published.version.number - 1])

    def actions(self) -> tuple[Action, ...]:
        undone = [_action(title, undone=True) for title, _ in self.undone]
        return (*undone, *(_action(title) for title, _ in reversed(self.done)))

    def undo(self) -> Action:
        return self._go_back(self.done, self.undone, "undo")

    def redo(self) -> Action:
        return self._go_back(self.undone, self.done, "redo")

    def _go_back(self, past: list[Snapshot], future: list[Snapshot], what: str) -> Action:
        if not past:
            raise DataError(f"There is nothing to {what}.")
        title, state = past.pop()
        future.append((title, self._state()))
        vars(self).update(state)
        return _action(title)

    def _state(self) -> dict[str, Any]:
        names = ("school", "drafts", "published", "versions", "stored", "ticked")
        return {name: copy(getattr(self, name)) for name in names}

    def _remember(self, title: str) -> None:
        self.done.append((title, self._state()))
        self.undone.clear()
