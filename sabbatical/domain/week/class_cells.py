"""What a class does on one date in one period."""

from sabbatical.domain.plan import CoverKind, PlannedCover
from sabbatical.domain.timetable import DatedPeriod, SchoolDay
from sabbatical.domain.week.cell import Kind, WeekCell, quiet_cell
from sabbatical.domain.week.facts import WeekFacts
from sabbatical.domain.week.person_cells import session_cell
from sabbatical.domain.week.sentences import cover_sentence, marks_text, missing_text


def class_cell(facts: WeekFacts, day: SchoolDay, period: DatedPeriod) -> WeekCell | None:
    """Return what a class does; None when it does not meet."""
    place = (day.date, period.period)
    for meeting in facts.meetings[place]:
        for session in facts.sessions[place]:
            return session_cell(facts, session, place)
        for cover in facts.covers[place]:
            if cover.class_id == facts.key:
                return covered_cell(facts, cover)
        teachers = ", ".join(facts.term.name(teacher) for teacher in meeting.teachers)
        return quiet_cell(Kind.LESSON, teachers, meeting.room)
    return None


def covered_cell(facts: WeekFacts, cover: PlannedCover) -> WeekCell:
    """Return a meeting that loses a teacher, as its class and the whole school see it."""
    details, note = (cover_sentence(facts.term, cover),), f"for {missing_text(facts.term, cover)}"
    where = "" if cover.class_id == facts.key else cover.class_id
    if cover.cover_kind is CoverKind.UNCOVERED:
        head, who, note = f"! uncovered{marks_text(cover)}", note, ""
    else:
        word = "leads" if cover.cover_kind is CoverKind.COTEACHER else "cover"
        head, who = f"▲ {word}{marks_text(cover)}", facts.term.name(cover.cover_person)
    return WeekCell(
        kind=Kind.UNCOVERED if cover.cover_kind is CoverKind.UNCOVERED else Kind.COVER,
        head=head,
        where=where,
        who=who,
        note=note,
        details=details,
        items=(cover.id,),
        status=cover.status,
        pinned=cover.pinned,
    )
