"""Sentences about plans and solves. Pure."""

from sabbatical.domain.plan import PlanStatus, PlanVersion, VersionState
from sabbatical.domain.reports.counting import counted
from sabbatical.domain.reports.robustness_words import robustness_line
from sabbatical.domain.robustness import PlanRobustness
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.solve_state import SolveState
from sabbatical.ui.text import minutes_text


def solve_text(solve: SolveState) -> str:
    """Return what a running solve is doing, in two lines."""
    seconds = f"{solve.elapsed_seconds:.0f} s"
    if solve.is_stopping:
        return f"Stopping after {seconds}; the best plan so far is kept as a draft ..."
    if not solve.tier:
        return f"{solve.what}, {seconds}: laying out the term and building the model ..."
    proven = sum(line.proven for line in solve.lines.values())
    now = f"{solve.what}, {seconds}: working on {solve.tier}; {counted(proven, 'tier')} proven so far."
    return f"{now}\nStop keeps the best plan so far. You may go on working elsewhere."


def stored_text(picture: TermPicture) -> str:
    """Return where the newest plan stands, in two lines."""
    if picture.stored is None:
        return "No plan yet. Start plans the whole term; the result is a draft that only you see."
    version, plan = picture.stored.version, picture.stored.plan
    served = sum(outcome.is_served for outcome in picture.outcomes)
    lost = minutes_text(sum(loss.lost_hundredths for loss in picture.losses))
    sessions = counted(len(plan.sessions), "session")
    first = f"{plan_name(version)}: {sessions}, {served} of {len(picture.outcomes)} requests served, {lost} min lost."
    return f"{first}\n{_next_step(version, plan.summary.status)}"


def plan_name(version: PlanVersion) -> str:
    """Return a plan's number and state, e.g. ``Draft 2``."""
    return (
        f"Draft {version.number}" if version.state is VersionState.DRAFT else f"Plan {version.number} ({version.state})"
    )


def _next_step(version: PlanVersion, status: PlanStatus) -> str:
    if version.school_changed_since:
        return "! The data changed since it was made: start again before you publish."
    proven = "Proven best in every tier." if status is PlanStatus.OPTIMAL else "Best found; not proven best."
    told = "Nobody is told until you publish it." if version.state is VersionState.DRAFT else "People have been told."
    return f"{proven} {told}"


def versions_text(picture: TermPicture) -> str:
    """Return the stored plans, newest first, in one line."""
    rows = [f"plan {row.number} {row.state}" for row in reversed(picture.versions)]
    return f"Kept: {', '.join(rows)}" if rows else ""


def published_meaning(picture: TermPicture, robust: PlanRobustness | None) -> str:
    """Say what publishing the draft means, and how robust it is where that is known."""
    before = picture.published
    old = f" Plan {before.number}, published before, is kept as superseded." if before is not None else ""
    known = "How robust it is against absences: Escape, then h." if robust is None else robustness_line(robust)
    return (
        "It is checked against every hard rule once more. Then it is the plan that people are told: exports hand it "
        f"out, and later re-plans change as little of it as possible.{old} Publishing can be undone the same day.\n\n"
        f"{known}"
    )
