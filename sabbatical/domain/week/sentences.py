"""What is known of a session or cover, in sentences. For the leader alone: they name pairs and topics."""

from sabbatical.domain.plan import DutyStatus, PlannedCover, PlannedSession, Why
from sabbatical.domain.reports.amounts import minutes_text
from sabbatical.domain.week.planned_term import PlannedTerm


def pair_text(term: PlannedTerm, session: PlannedSession) -> str:
    """Return who coaches whom."""
    return f"{term.name(session.coach)} coaches {term.name(session.coachee)}"


def session_sentences(term: PlannedTerm, session: PlannedSession) -> tuple[str, ...]:
    """Return what a session is, who takes part, and what it is a part of."""
    where = f"in {session.class_id}, {session.room or 'no room named'}" if session.class_id else "no class"
    return (
        f"◆ Session {session.id}: {session.kind}, {where}.",
        f"{pair_text(term, session)} on {session.topic}.",
        f"Request {session.request}, cycle {session.cycle}, step {session.step}; {state_text(session)}.",
    )


def cover_sentence(term: PlannedTerm, cover: PlannedCover) -> str:
    """Return which meeting loses whom, who takes it, and what it loses."""
    missing = missing_text(term, cover)
    why = "is absent" if cover.why is Why.ABSENCE else "is released"
    how = cover.cover_kind.value.replace("_", " ")
    who = f"{term.name(cover.cover_person)} takes it ({how})" if cover.cover_person else "nobody takes it (uncovered)"
    lost = f"{minutes_text(cover.lost_hundredths)} of {cover.minutes} minutes lost"
    return f"▲ Cover of {cover.class_id}: {missing} {why}; {who}; {lost}; {state_text(cover)}."


def missing_text(term: PlannedTerm, cover: PlannedCover) -> str:
    """Return the teachers who are not in a meeting."""
    return ", ".join(term.name(person) for person in cover.absent)


def state_text(row: PlannedSession | PlannedCover) -> str:
    """Return what has become of a session or cover, and whether it is pinned."""
    return f"{row.status.value}, pinned" if row.pinned else row.status.value


def marks_text(row: PlannedSession | PlannedCover) -> str:
    """Return what is to be seen at once of a session or cover: ✗ missed, ⚑ pinned."""
    missed = " ✗" if row.status is DutyStatus.MISSED else ""
    return f"{missed} ⚑" if row.pinned else missed
