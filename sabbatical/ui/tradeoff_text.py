"""Sentences about a trade-off on its way and at its end. Pure."""

from sabbatical.domain.tradeoff.limits import limit_text
from sabbatical.domain.tradeoff.model import TradeOff, TradeOffProgress
from sabbatical.domain.tradeoff.table import meaning, remarks

NOTHING_YET = "Start solves along the range: what each limit allows, and what it costs. Nothing is stored or published."
PLAN_FIRST = "A plan is being made: start here when it has ended, or stop it on F7 Plan."
DATA_CHANGED = "! The data changed since: start again."


def running_text(progress: TradeOffProgress | None, seconds: float, *, is_stopping: bool) -> str:
    """Return what a running trade-off is doing, in two lines."""
    clock = f"{seconds:.0f} s"
    if is_stopping:
        return f"Stopping after {clock}; what is known stays ...\n"
    if progress is None:
        return f"Solving, {clock}: laying out the term ...\n"
    so_far = progress.so_far
    known = f"{len(so_far.points)} of {len(so_far.limits.values)} limits known"
    limit = limit_text(so_far.limits.kind, progress.limit)
    doing = f"solving {limit}: {progress.tier}" if progress.tier else f"{limit} is solved"
    return f"Solving, {clock}: {known}; {doing}.\nStop keeps what is known. You may go on working elsewhere."


def found_text(found: TradeOff, *, is_stale: bool) -> str:
    """Return what was found and how sure it is, in two lines."""
    solves, *rest = remarks(found)
    first = f"{DATA_CHANGED} {solves}" if is_stale else f"{solves} {meaning(found)}"
    return f"{first}\n{rest[0]}"
