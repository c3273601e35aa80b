"""What a person does on one date in one period."""

from sabbatical.domain.plan import CoverKind, PlannedCover, PlannedSession
from sabbatical.domain.timetable import DatedMeeting, DatedPeriod, SchoolDay
from sabbatical.domain.week.cell import Kind, WeekCell, quiet_cell
from sabbatical.domain.week.facts import WeekFacts
from sabbatical.domain.week.planned_term import Place
from sabbatical.domain.week.sentences import cover_sentence, marks_text, missing_text, pair_text, session_sentences


def person_cell(facts: WeekFacts, day: SchoolDay, period: DatedPeriod) -> WeekCell | None:
    """Return what a person does; None when nothing is known."""
    place = (day.date, period.period)
    key = facts.key
    for session in facts.sessions[place]:
        return session_cell(facts, session, place)
    for cover in facts.covers[place]:
        if cover.cover_person == key and cover.cover_kind is not CoverKind.COTEACHER:
            return _cover_cell(facts, cover)
    if facts.presence.is_absent(key, *place):
        would = (f"would teach {row.class_id}" for row in facts.meetings[place])
        return quiet_cell(Kind.AWAY, "✗ absent", "", *would)
    for meeting in facts.meetings[place]:
        return _lesson_cell(facts, meeting, place)
    return _availability_cell(facts, day, period)


def session_cell(facts: WeekFacts, session: PlannedSession, place: Place) -> WeekCell:
    """Return a session as its people, its host class and the whole school see it."""
    term = facts.term
    if facts.key in (session.coach, session.coachee):
        who = term.name(session.coachee if facts.key == session.coach else session.coach)
    else:
        who = pair_text(term, session)
    covers = (cover_sentence(term, cover) for cover in _leaves(facts, session, place))
    return WeekCell(
        kind=Kind.SESSION,
        head=f"◆ {session.kind}{marks_text(session)}",
        where="" if session.class_id == facts.key else session.class_id,
        who=who,
        note=session.topic,
        details=(*session_sentences(term, session), *covers),
        items=(session.id,),
        status=session.status,
        pinned=session.pinned,
    )


def _leaves(facts: WeekFacts, session: PlannedSession, place: Place) -> list[PlannedCover]:
    """Return the covers of the meetings that the session's people leave for it.

    In the whole school's week they stand by themselves.
    """
    if not facts.key:
        return []
    people = {session.coach, session.coachee}
    return [cover for cover in facts.covers[place] if people & set(cover.absent) and cover.class_id != session.class_id]


def _cover_cell(facts: WeekFacts, cover: PlannedCover) -> WeekCell:
    return WeekCell(
        kind=Kind.COVER,
        head=f"▲ cover{marks_text(cover)}",
        where=cover.class_id,
        who=f"for {missing_text(facts.term, cover)}",
        note=cover.room,
        details=(cover_sentence(facts.term, cover),),
        items=(cover.id,),
        status=cover.status,
        pinned=cover.pinned,
    )


def _lesson_cell(facts: WeekFacts, meeting: DatedMeeting, place: Place) -> WeekCell:
    cover = next((row for row in facts.covers[place] if row.class_id == meeting.class_id), None)
    if cover is None:
        return quiet_cell(Kind.LESSON, meeting.class_id, meeting.room)
    details = (cover_sentence(facts.term, cover),)
    if facts.key in cover.absent:
        return WeekCell(kind=Kind.AWAY, head="✗ not in", where=meeting.class_id, details=details)
    who = f"for {missing_text(facts.term, cover)}"
    return WeekCell(kind=Kind.COVER, head="▲ leads", where=meeting.class_id, who=who, details=details)


def _availability_cell(facts: WeekFacts, day: SchoolDay, period: DatedPeriod) -> WeekCell | None:
    rows = facts.presence.availability.get(facts.key, ())
    status = next(
        (row.status for row in rows if row.cycle_day == day.cycle_day and row.period in ("", period.period)), None
    )
    return None if status is None else quiet_cell(Kind.AWAY, f"({status.value})")
