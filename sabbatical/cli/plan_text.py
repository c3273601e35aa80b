"""A plan's quality as lines of text."""

from collections.abc import Sequence

from sabbatical.domain.plan import PlanSummary, TermPlan, TierValue
from sabbatical.domain.reports.changes import Change
from sabbatical.domain.reports.counting import counted
from sabbatical.domain.reports.releases import covers_held, sessions_held
from sabbatical.domain.reports.tier_words import tier_value_text


def summary_lines(plan: TermPlan) -> list[str]:
    """Return how good the plan is: its status, then a line for each tier."""
    held = sessions_held(plan)
    sessions = counted(len(held), "session")
    requests = counted(len({session.request for session in held}), "request")
    meetings = counted(len(covers_held(plan)), "meeting")
    return [
        f"{sessions} for {requests}; {meetings} with a teacher away.",
        _status_line(plan.summary),
        *(_tier_line(tier) for tier in plan.summary.tiers),
    ]


def changes_line(changes: Sequence[Change]) -> str:
    """Return how many duties of how many people a re-plan changes."""
    if not changes:
        return "No published duty changes."
    people = len({change.person for change in changes})
    verb = "changes" if len(changes) == 1 else "change"
    return f"{counted(len(changes), 'duty', 'duties')} {verb} for {counted(people, 'person', 'people')}."


def _status_line(summary: PlanSummary) -> str:
    seconds = f"{summary.seconds:.1f} s, seed {summary.seed}"
    if summary.tiers and all(tier.proven for tier in summary.tiers):
        return f"Proven best in every tier ({seconds})."
    stopped = f"; stopped by: {summary.stop_reason}" if summary.stop_reason else ""
    return f"The best plan found ({seconds}{stopped})."


def _tier_line(tier: TierValue) -> str:
    value = tier_value_text(tier.name, tier.value)
    known = "proven best" if tier.proven else f"not proven, bound {tier_value_text(tier.name, tier.bound)}"
    return f"  {tier.name:<12} {value:>22}  {known}"
