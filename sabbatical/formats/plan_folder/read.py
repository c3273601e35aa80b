"""Reads a plan folder: the decisions in sessions.csv and covers.csv, and summary.json. All else follows from these."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.plan import DutyStatus, PlannedCover, PlannedSession, PlanSummary, TermPlan
from sabbatical.domain.school import School
from sabbatical.formats.file_text import read_file_text
from sabbatical.formats.located import LocatedFinding, error_in
from sabbatical.formats.plan_folder.facts import Problem, cover_problems, session_problems
from sabbatical.formats.plan_folder.rows import Located, read_covers, read_sessions
from sabbatical.formats.plan_folder.summary import read_summary
from sabbatical.formats.plan_folder.term_facts import TermFacts, facts_of
from sabbatical.formats.plan_folder.write import COVERS_FILE, SESSIONS_FILE, SUMMARY_FILE

Sessions = tuple[Located[PlannedSession], ...]
Covers = tuple[Located[PlannedCover], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReading:
    """A plan folder as read."""

    plan: TermPlan | None
    """None iff there are findings, which are all errors."""
    findings: tuple[LocatedFinding, ...]


def read_plan(folder: Path, school: School, *, is_published: bool = False) -> PlanReading:
    """Read the plan folder of a school.

    Besides the form of each cell, what a row says must be what the school says: people, classes and requests exist,
    times are the bell's, minutes and costs are right. Whether the plan keeps the hard rules is another question.
    Rows that are done or missed say what was, whatever the school has become since.

    Parameters
    ----------
    folder
        The plan folder.
    school
        A school without error findings.
    is_published
        Whether this is an earlier plan: then all its rows say what was planned at the time.
    """
    sessions = read_sessions(folder / SESSIONS_FILE)
    covers = read_covers(folder / COVERS_FILE)
    summary, wrong_summary = _read_summary(folder / SUMMARY_FILE)
    findings = sessions.findings + covers.findings + wrong_summary
    if not findings:
        facts = None if is_published else facts_of(school, lay_out(school))
        findings = tuple(_disagreements(facts, sessions.rows, covers.rows))
    if findings or summary is None:
        return PlanReading(plan=None, findings=findings)
    plan = TermPlan(
        summary=summary,
        sessions=tuple(found.row for found in sessions.rows),
        covers=tuple(found.row for found in covers.rows),
    )
    return PlanReading(plan=plan, findings=())


def _read_summary(path: Path) -> tuple[PlanSummary | None, tuple[LocatedFinding, ...]]:
    try:
        return read_summary(read_file_text(path)), ()
    except ValueError as error:
        return None, (error_in(path.name, str(error)),)


def _disagreements(facts: TermFacts | None, sessions: Sessions, covers: Covers) -> Iterator[LocatedFinding]:
    seen: set[str] = set()
    for session in sessions:
        wrong = session_problems(facts, session.row) if facts and _binds(session.row) else ()
        problems = [*wrong, *_repeats(seen, "session", session.row.id)]
        yield from _located(SESSIONS_FILE, session.line, problems)
    seen.clear()
    for cover in covers:
        wrong = cover_problems(facts, cover.row) if facts and _binds(cover.row) else ()
        problems = [*wrong, *_repeats(seen, "cover", cover.row.id)]
        yield from _located(COVERS_FILE, cover.line, problems)


def _binds(row: PlannedSession | PlannedCover) -> bool:
    """Whether a row must agree with the school as it is now: it is still to come."""
    return row.status is DutyStatus.PLANNED


def _located(file: str, line: int, problems: Iterable[Problem]) -> Iterator[LocatedFinding]:
    return (error_in(file, message, line=line, column=column) for column, message in problems)


def _repeats(seen: set[str], column: str, row_id: str) -> list[Problem]:
    if row_id in seen:
        return [(column, f"is {row_id} once more; each row needs an id of its own")]
    seen.add(row_id)
    return []
