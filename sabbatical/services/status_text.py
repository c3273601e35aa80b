"""A term's status in at most ten lines of plain text."""

from sabbatical.domain.reports.amounts import hundredths_text
from sabbatical.domain.status import DayDuties, TermStatus

MOST_LINES = 10


def status_lines(status: TermStatus) -> list[str]:
    """Return where the term stands in at most ten lines; what needs attention comes last and takes what is left."""
    lines = [_term(status), _size(status), _plan(status)]
    if status.plan is not None:
        lines += [_sessions(status), _lost(status), _covers(status), _next(status)]
    room = MOST_LINES - len(lines)
    sentences = [f"! {sentence}" for sentence in status.attention]
    if len(sentences) > room:
        left = len(sentences) - room + 1
        sentences = [*sentences[: room - 1], f"! and {left} more; `sabbatical` shows them."]
    return lines + sentences


def _term(status: TermStatus) -> str:
    weeks = f"{status.weeks_done} of {status.weeks} weeks done, {status.weeks_left} left"
    return f"{status.school}, {status.term}: {status.start} to {status.end}, {weeks}"


def _size(status: TermStatus) -> str:
    people = f"{status.teachers} teachers ({status.coaches} coach), {status.substitutes} substitutes"
    return f"{people}, {status.classes} classes, {status.requests} requests"


def _plan(status: TermStatus) -> str:
    if status.plan is None:
        return "Plan: none yet"
    words = [f"Plan {status.plan.number}: {status.plan.state}"]
    words.append("proven best" if status.is_proven else "best found, not proven")
    if status.plan.school_changed_since:
        words.append("out of date")
    if status.draft is not None and status.draft != status.plan:
        words.append(f"draft {status.draft.number} waits")
    return ", ".join(words)


def _sessions(status: TermStatus) -> str:
    served = f"{status.requests_served} of {status.requests} requests served"
    return f"Sessions: {status.sessions_planned} planned, {status.sessions_done} of them done; {served}"


def _lost(status: TermStatus) -> str:
    total = (
        f"Lost: {hundredths_text(status.lost_hundredths)} of at most {hundredths_text(status.cap_hundredths)} minutes"
    )
    near = [
        f"{loss.name or loss.class_id} at {loss.percent_of_cap} % of its cap"
        for loss in status.nearest_caps[:2]
        if loss.percent_of_cap is not None
    ]
    return f"{total}; {', '.join(near)}" if near else total


def _covers(status: TermStatus) -> str:
    kinds = [f"{count} {kind.value.replace('_', ' ')}" for kind, count in status.covers]
    words = [f"Covers: {', '.join(kinds) if kinds else 'none'}"]
    if status.led_by_coteacher:
        words.append(f"{status.led_by_coteacher} led by a co-teacher")
    if status.uncovered:
        words.append(f"{status.uncovered} uncovered")
    return "; ".join(words)


def _next(status: TermStatus) -> str:
    today = f"Today: {_day(status.today_duties)}"
    if status.next_duties is None:
        return f"{today}; the term is over"
    return f"{today}; {status.next_duties.date}: {_day(status.next_duties)}"


def _day(duties: DayDuties) -> str:
    sessions = "1 session" if len(duties.sessions) == 1 else f"{len(duties.sessions)} sessions"
    covers = "1 cover" if len(duties.covers) == 1 else f"{len(duties.covers)} covers"
    return f"{sessions}, {covers}"
