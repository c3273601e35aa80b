"""What a plan is asked: the trade-off beside a single solve, every request not served explained, absences replayed.

All in one process, OR-Tools imported before the clock starts.
"""

import importlib
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.child_process import read_folder
from benchmarks.markdown import ratio, seconds, table
from benchmarks.recorder import Settings
from benchmarks.records import append_line, read_lines
from sabbatical.domain.plan import TermPlan
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.robustness import RobustnessParams
from sabbatical.domain.school import School
from sabbatical.domain.tradeoff.limits import usual_range
from sabbatical.domain.tradeoff.model import LimitKind
from sabbatical.planning.explaining.run import explain_request
from sabbatical.planning.job import plan_term
from sabbatical.planning.robustness import replay_plan
from sabbatical.planning.tradeoff import find_trade_off

EXPLAIN_SECONDS = 10.0
"""The time limit of one explanation, as the command line has it unless told otherwise."""

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """How long the answers about one folder took."""

    folder: str
    time_limit_seconds: float
    seed: int
    workers: int
    single_seconds: float
    """One solve of all tiers."""
    tradeoff_seconds: float
    caps: int
    solves: int
    """How many of the caps took a solve."""
    proven_caps: int
    explained: int
    """Requests not served."""
    explain_worst_seconds: float
    explained_whole: int
    """Explanations in which everything was tried."""
    with_remedy: int
    """Explanations with a change that serves the request."""
    replays: int
    replay_seconds: float

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two of them the same measurement."""
        return self.folder, self.time_limit_seconds, self.seed, self.workers


def ask(folder: Path, settings: Settings) -> Questions:
    """Plan a folder and ask everything about the plan.

    Raises
    ------
    ValueError
        If the folder holds no school that could be planned.
    """
    importlib.import_module("solver.solve")  # OR-Tools, before the clock starts

    school = read_folder(folder)
    params = PlanParams(time_limit_seconds=settings.time_limit_seconds, seed=settings.seed, workers=settings.workers)
    single, plan = _timed(lambda: plan_term(school, params))
    tradeoff, found = _timed(lambda: find_trade_off(school, usual_range(LimitKind.CAP, school), params))
    absences = RobustnessParams(seed=settings.seed)
    replay, _ = _timed(lambda: replay_plan(school, plan, absences))
    answers = _explain(school, plan, settings)
    return Questions(
        folder=folder.name,
        time_limit_seconds=settings.time_limit_seconds,
        seed=settings.seed,
        workers=settings.workers,
        single_seconds=single,
        tradeoff_seconds=tradeoff,
        caps=len(found.points),
        solves=sum(point.is_solved for point in found.points),
        proven_caps=sum(point.is_proven for point in found.points),
        explained=len(answers),
        explain_worst_seconds=max((taken for taken, _, _ in answers), default=0.0),
        explained_whole=sum(not cut for _, cut, _ in answers),
        with_remedy=sum(remedies > 0 for _, _, remedies in answers),
        replays=absences.replays,
        replay_seconds=replay,
    )


def _explain(school: School, plan: TermPlan, settings: Settings) -> list[tuple[float, bool, int]]:
    """Return for each request not served: seconds, whether time ran out, how many changes serve it."""
    params = PlanParams(time_limit_seconds=EXPLAIN_SECONDS, seed=settings.seed, workers=settings.workers)
    served = {session.request for session in plan.sessions}
    answers = []
    for request in school.requests:
        if request.id not in served:
            taken, found = _timed(partial(explain_request, school, request.id, plan, params))
            answers.append((taken, found.is_cut_short, len(found.remedies)))
    return answers


def _timed(work: Callable[[], Found]) -> tuple[float, Found]:
    began = time.monotonic()
    found = work()
    return time.monotonic() - began, found


def append_questions(path: Path, found: Questions) -> None:
    """Add a result at the end of a file."""
    append_line(path, asdict(found))


def read_questions(path: Path) -> list[Questions]:
    """Return the results of a file, of each folder the last alone."""
    return list({line["folder"]: Questions(**line) for line in read_lines(path)}.values())


def questions_table(records: Sequence[Questions]) -> str:
    """Return what each answer took."""
    rows = []
    for found in records:
        row = [found.folder, seconds(found.single_seconds), seconds(found.tradeoff_seconds)]
        row += [ratio(found.tradeoff_seconds / found.single_seconds), f"{found.solves} of {found.caps}"]
        row += [str(found.proven_caps), str(found.explained), str(found.explained_whole), str(found.with_remedy)]
        rows.append([*row, seconds(found.explain_worst_seconds), str(found.replays), seconds(found.replay_seconds)])
    header = ["folder", "single solve s", "trade-off s", "in solves", "caps solved", "caps proven", "not served"]
    header += ["explained whole", "with a change that serves", "slowest explanation s", "replays", "replays s"]
    return table(header, rows)
