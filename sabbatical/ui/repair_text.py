"""Sentences about a repair. Pure."""

from collections.abc import Sequence

from sabbatical.domain.plan import PlanSummary, PlanVersion
from sabbatical.domain.reports.change_words import proof_sentence
from sabbatical.domain.reports.changes import Change
from sabbatical.domain.reports.counting import counted
from sabbatical.ui.by_hand_held import holds_by_hand
from sabbatical.ui.change_rows import uncovered_rows
from sabbatical.ui.picture import TermPicture

NOTHING = "No repair yet: r repairs the published plan from now on, with the fewest changes."
NO_PLAN = "No plan is published yet, so there is nothing to repair: plan the term first (F7)."


def repair_text(picture: TermPicture) -> str:
    """Return what the repair comes to, in three lines: what cannot be covered, the proof, what is next."""
    if picture.told is None:
        return NO_PLAN
    if picture.has_draft and not picture.has_repair:
        return "The draft plans the whole term anew and repairs nothing: F7 shows it. r repairs in its place."
    if picture.stored is None or not picture.has_draft:
        return f"{NOTHING}\n{published_text(picture)}"
    bare = len(uncovered_rows(picture))
    covered = "✓ Every meeting has cover."
    if bare:
        covered = f"! {counted(bare, 'meeting')} cannot be covered: first below."
    return "\n".join(
        [
            proof_text(picture.stored.plan.summary, picture.changes),
            covered,
            next_step(picture.stored.version, by_hand=holds_by_hand(picture)),
        ]
    )


def proof_text(summary: PlanSummary, changes: Sequence[Change]) -> str:
    """Return how many duties change, and the proof where it is one of these changes.

    A version that was brought back was sought against itself, not against the published plan: its tier proves nothing
    of what it changes of that.
    """
    proven = next((tier.value for tier in summary.tiers if tier.name == "changes"), None)
    if proven == sum(change.weight for change in changes):
        return proof_sentence(summary, changes)
    people = len({change.person for change in changes})
    verb = "duty changes" if len(changes) == 1 else "duties change"
    return f"{len(changes)} {verb} for {counted(people, 'person', 'people')}."


def published_text(picture: TermPicture) -> str:
    """Return which plan people have been told."""
    before = picture.published
    return "" if before is None else f"Plan {before.number} is what people have been told."


def next_step(version: PlanVersion, *, by_hand: bool = False) -> str:
    """Return what is to be done with a draft.

    Parameters
    ----------
    version
        The draft.
    by_hand
        Whether it holds something by hand, for a repair to go round.
    """
    if version.school_changed_since:
        return "! The data changed since this draft was made: r repairs again."
    why = f"\nWhy: {version.note}" if version.note else ""
    if by_hand:
        return f"Draft {version.number}: r repairs the rest around what is by hand, p publishes it.{why}"
    return f"Draft {version.number}: p publishes it, Escape leaves it. Nobody is told before.{why}"
