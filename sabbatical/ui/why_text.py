"""Why a session or cover is as it is: what was asked for, and what everything else would cost. Pure."""

from collections.abc import Iterator

from sabbatical.domain.alternatives import Alternatives, CoverAlternatives, NotPossible, SessionAlternatives
from sabbatical.domain.patterns import steps_by_pattern
from sabbatical.domain.plan import PlannedCover, PlannedSession, Why
from sabbatical.domain.reports.counting import counted
from sabbatical.domain.rows.coaching import PatternStep, Request
from sabbatical.domain.rule_words import few_words
from sabbatical.ui.alternatives_rows import changes_text
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.text import day_text

NAMED = 3
"""How many of those who cannot are named."""


def facts_lines(item: PlannedSession | PlannedCover, picture: TermPicture) -> list[str]:
    """Return what is known without any search."""
    lines = _session_facts(item, picture) if isinstance(item, PlannedSession) else _cover_facts(item, picture)
    return [*lines, *_pinned(item)]


def beside_lines(found: Alternatives, picture: TermPicture) -> list[str]:
    """Return what there would be instead, everything else as it is, and what that would change."""
    if isinstance(found, CoverAlternatives):
        return list(_beside_cover(found, picture))
    return list(_beside_session(found, picture))


def _session_facts(row: PlannedSession, picture: TermPicture) -> Iterator[str]:
    request = next((own for own in picture.school.requests if own.id == row.request), None)
    if request is None:
        yield f"Request {row.request} is no longer among the requests."
        return
    who, cycles = picture.name(request.teacher), counted(request.cycles, "cycle")
    asked = f"{who} asks for {request.topic}, {cycles} of {request.pattern}"
    yield f"Asked for: request {request.id}, priority {request.priority}: {asked}."
    yield _coach(row, request, picture)
    steps = steps_by_pattern(picture.school).get(request.pattern, ())
    step = next((own for own in steps if own.step == row.step), None)
    if step is not None:
        yield _step(row, step, len(steps))


def _coach(row: PlannedSession, request: Request, picture: TermPicture) -> str:
    strengths = picture.school.strengths
    level = next((own.level for own in strengths if own.teacher == row.coach and own.topic == row.topic), None)
    known = f"level {level}" if level is not None else "no level now"
    wish = ""
    if request.prefer:
        is_wish = request.prefer == row.coach
        wish = ", as wished" if is_wish else f"; {picture.name(request.prefer)} was wished for"
    return f"Coach: {picture.name(row.coach)}, {known} in {row.topic}{wish}. All sessions of a request have one coach."


def _step(row: PlannedSession, step: PatternStep, steps: int) -> str:
    if step.min_days is None:
        return f"Time: step 1 of {steps} in cycle {row.cycle}."
    days = f"{step.min_days} to {step.max_days} school days"
    return f"Time: step {row.step} of {steps} in cycle {row.cycle}, {days} after the step before."


def _cover_facts(row: PlannedCover, picture: TermPicture) -> Iterator[str]:
    missing = ", ".join(picture.name(person) for person in row.absent)
    if row.why is Why.ABSENCE:
        yield f"Needed: {missing} is absent."
    else:
        yield f"Needed: {missing} is released for {_sessions_of(row, picture)}."
    how = row.cover_kind.value.replace("_", " ")
    who = picture.name(row.cover_person) if row.cover_person else "Nobody"
    percent = row.lost_hundredths // row.minutes if row.minutes else 0
    yield f"Covered by: {who} ({how}). So the class loses {percent} % of its {row.minutes} minutes."


def _sessions_of(row: PlannedCover, picture: TermPicture) -> str:
    sessions = () if picture.plan is None else picture.plan.sessions
    place = (row.date, row.period)
    found = [
        own.id for own in sessions if (own.date, own.period) == place and {own.coach, own.coachee} & set(row.absent)
    ]
    return f"session {', '.join(found)}" if found else "a session"


def _pinned(item: PlannedSession | PlannedCover) -> Iterator[str]:
    if item.pinned:
        yield "⚑ Pinned: it stays here in every repair, unless an absence makes that impossible."


def _beside_session(found: SessionAlternatives, picture: TermPicture) -> Iterator[str]:
    if found.times:
        best = found.times[0]
        when = f"{day_text(best.session.date)} {best.session.period}"
        times = counted(len(found.times), "other time keeps", "other times keep")
        yield f"{times} every rule; the best, {when}: {changes_text(best.tiers)}."
    else:
        yield "No other time keeps every rule with this coach."
    if found.coaches:
        choice = found.coaches[0]
        coaches = counted(len(found.coaches), "other coach could", "other coaches could")
        yield f"{coaches} take the request; the best, {picture.name(choice.coach)}: {changes_text(choice.tiers)}."
    else:
        yield "No other coach could take the request."
    yield from _cannot(found.not_possible, picture)


def _beside_cover(found: CoverAlternatives, picture: TermPicture) -> Iterator[str]:
    if found.choices:
        choice = found.choices[0]
        who = picture.name(choice.cover.cover_person) if choice.cover.cover_person else "nobody"
        others = counted(len(found.choices), "other way keeps", "other ways keep")
        yield f"{others} every rule; the best, {who}: {changes_text(choice.tiers)}."
    else:
        yield "Nobody else may take it."
    yield from _cannot(found.not_possible, picture)


def _cannot(rows: tuple[NotPossible, ...], picture: TermPicture) -> Iterator[str]:
    if not rows:
        return
    named = [f"{picture.name(row.person) if row.person else 'nobody'} ({_rules(row)})" for row in rows[:NAMED]]
    more = f" and {len(rows) - NAMED} more" if len(rows) > NAMED else ""
    yield f"Cannot: {', '.join(named)}{more}. 'Who else' has all of them with the reasons."


def _rules(row: NotPossible) -> str:
    return ", ".join(dict.fromkeys(few_words(reason.rule) for reason in row.reasons))
