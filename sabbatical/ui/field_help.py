"""What F1 says of the fields of the school: what they mean, the rules that read them, where these stand. Pure data."""

from sabbatical.domain.rule_words import rule_sentence
from sabbatical.ui.asked_help import ASKED_HELP, ASKED_SOURCES
from sabbatical.ui.help_parts import FieldHelp
from sabbatical.ui.help_parts import help_of as _of

MODEL_PAGE = "docs/model.md"
FORMATS_PAGE = "docs/formats.md"
COACHING_STUDY = "Kraft, Blazar and Hogan 2018, on 60 trials of coaching"
ABSENCE_STUDY = "Miller, Murnane and Willett 2008, on what teachers' absences cost classes"
COVER_STUDY = "Benhenda 2022, on what substitutes make up for"

_COVER_DAY = _of("One cover is one class in one period. 0 allows none.", "cover-limit")
_RELEASE = _of("Minutes in which the teacher is taken out of classes for sessions. 0 allows none.", "release-limit")
_ID = _of("Any short text without a semicolon that no other bears. Renamed here, it is renamed wherever it is used.")
_BUILDING = _of("The way between buildings takes the minutes of travel.csv.", "travel")
_SUBJECTS = _of("A colleague of the class's subject counts as the same subject: its class loses less.", "class-cap")
_STRENGTHS = _of(
    "Topics in which the teacher is strong, each with a level from 1 to 5, as Questioning 4; Feedback 3. Requests and "
    "strengths meet by the topic's very name.", "qualified", studies=(COACHING_STUDY,),
)  # fmt: skip
_FACTOR = _of(
    "The share of a covered meeting's minutes that counts as lost. Lost minutes fill the class's cap.",
    "class-cap", studies=(COVER_STUDY,),
)  # fmt: skip
_TIERS = _of(
    "What is best, in order: each tier is made as good as it can be and then held while the next is settled. "
    "Tiers, and not weights, since an order can be told to a staff meeting."
)
_PREP = _of(
    "Free periods used for sessions and covers leave so many minutes of each week's preparation untouched.", "prep"
)
_MAX_REQUESTS = _of("How many requests one person coaches in the term. 0: none.", "coach-load")
_TOPIC = _of("Requests and strengths meet by the topic's very name.", "qualified", studies=(COACHING_STUDY,))

FIELD_HELP: dict[str, FieldHelp] = {
    "teachers.id": _ID,
    "teachers.name": _of("As people call them; empty, the id is shown."),
    "teachers.email": _of("Stands beside the name in People to tell. It is sent nowhere: the program has no network."),
    "teachers.building": _BUILDING,
    "teachers.subjects": _SUBJECTS,
    "teachers.fte": _of("1 is full time. Reports use it; it scales no limit."),
    "teachers.coach": _of("Coaching is voluntary: only the willing are asked.", "qualified", studies=(COACHING_STUDY,)),
    "teachers.strengths": _STRENGTHS,
    "teachers.max_requests": _MAX_REQUESTS,
    "teachers.release_day_max": _RELEASE,
    "teachers.release_week_max": _RELEASE,
    "teachers.release_term_max": _RELEASE,
    "teachers.cover_day_max": _COVER_DAY,
    "teachers.cover_week_max": _COVER_DAY,
    "teachers.cover_term_max": _COVER_DAY,
    "teachers.prep_week_min": _PREP,
    "strengths.topic": _TOPIC,
    "strengths.level": _of("1 to 5; a coach needs the policy's least strength in the topic.", "qualified"),
    "availability.status": _of(
        "off: does not work then. duty: busy. protected: preparation that nothing touches. standby: kept for cover "
        "alone. Free periods count as preparation.", "present", "prep",
    ),
    "substitutes.id": _ID,
    "substitutes.name": _of("As people call them; empty, the id is shown."),
    "substitutes.kind": _of("A substitute teaches, a supervisor watches over the class: it loses more.", "class-cap"),
    "substitutes.building": _BUILDING,
    "substitutes.subjects": _SUBJECTS,
    "substitutes.days": _of("The cycle days on which they can come.", "may-cover"),
    "substitutes.cover_day_max": _COVER_DAY,
    "substitutes.cover_week_max": _COVER_DAY,
    "substitutes.cover_term_max": _COVER_DAY,
    "substitutes.cost": _of("Per cover, in currency units, with at most two decimals.", "budget"),
    "requests.id": _ID,
    "requests.teacher": _of("Who wants coaching. Asking is voluntary, and so is leaving: withdraw at any time."),
    "requests.topic": _TOPIC,
    "requests.priority": _of("5 is the most urgent. The plan serves the largest sum of priorities that is possible."),
    "requests.pattern": _of("The steps of one cycle, such as meet, observe, meet.", "step-order", "host", "may-leave"),
    "requests.cycles": _of("How often the pattern is gone through, by one coach.", "whole-cycle", "one-coach"),
    "requests.earliest": _of("No session before this date.", "window"),
    "requests.latest": _of("No session after this date.", "window"),
    "requests.prefer": _of("A coach whom they would like. It weighs last of all tiers and forbids nobody else."),
    "classes.id": _ID,
    "classes.name": _of("As people call it; the id is what the timetable names."),
    "classes.subject": _SUBJECTS,
    "classes.groups": _of("Sets of students who share classes; the policy may cap what a group loses.", "group-cap"),
    "classes.students": _of("For your own eyes; no rule reads it."),
    "classes.building": _BUILDING,
    "classes.room": _of("Where it meets, unless the timetable names another room."),
    "classes.loss_cap_percent": _of(
        "The most time that the class may lose, in percent of its scheduled minutes. A class with an examination may "
        "have a lower cap than the policy's.", "class-cap", studies=(ABSENCE_STUDY,),
    ),
    "classes.release": _of("No: its teacher is never taken out of it.", "may-leave"),
    "policy.loss_cap_percent": _of(
        "Of a class's scheduled minutes in the term, for all classes without a cap of their own.", "class-cap",
        studies=(ABSENCE_STUDY,),
    ),
    "policy.group_cap_percent": _of("The same for each student group, over all its classes.", "group-cap"),
    "policy.releases_per_class": _of("Spreads what a class loses over the term.", "class-spacing"),
    "policy.releases_window_days": _of("The window that moves along the school days.", "class-spacing"),
    "policy.max_released_together": _of("Keeps enough people in the building.", "released-together"),
    "policy.allow_uncovered": _of("Whether a planned release may leave a class without anybody.", "covered"),
    "policy.teacher_cover": _of("Whether teachers cover planned releases, absences alone, or nothing.", "may-cover"),
    "policy.substitute_budget": _of("What all covers of the term may cost together.", "budget"),
    "policy.min_strength": _of("The level in the topic that a coach needs.", "qualified"),
    "policy.sabbatical_weeks": _of("A coach's work lies close together and then ends.", "sabbatical"),
    "policy.cycle_gap_min": _of("School days from a cycle's last step to the next cycle's first.", "step-order"),
    "policy.cycle_gap_max": _of("School days from a cycle's last step to the next cycle's first.", "step-order"),
    "policy.notice_days": _of("A repair counts a change within so many school days threefold: tier changes."),
    "policy.tiers": _TIERS,
    "policy.replan_tiers": _TIERS,
    "factors.coteacher": _FACTOR,
    "factors.same_subject": _FACTOR,
    "factors.colleague": _FACTOR,
    "factors.substitute": _FACTOR,
    "factors.supervisor": _FACTOR,
    "factors.uncovered": _FACTOR,
    "defaults.max_requests": _MAX_REQUESTS,
    "defaults.release_day_max": _RELEASE,
    "defaults.release_week_max": _RELEASE,
    "defaults.release_term_max": _RELEASE,
    "defaults.cover_day_max": _COVER_DAY,
    "defaults.cover_week_max": _COVER_DAY,
    "defaults.cover_term_max": _COVER_DAY,
    "defaults.prep_week_min": _PREP,
    "absences.start": _of("The first day away.", "present"),
    "absences.end": _of("The last day away; empty: until further notice.", "present"),
    "absences.periods": _of("Empty: whole days. Else the periods of each of the days.", "present"),
    "absences.reason": _of("For your own eyes: no export, list or message shows it to anyone else."),
    "school.name": _of("Stands at the top of the screen and in reports."),
    "school.timezone": _of("Decides what is today and now, and stands in everybody's calendar file."),
    "term.name": _of("As people call it."),
    "term.start": _of("The first date of the term; the calendar week that holds it is the first week."),
    "term.end": _of("The last date of the term."),
    "term.weekdays": _of("MO to SU; a week starts on the first of these, and week limits count such weeks."),
    "term.cycle": _of(
        "weekly: each weekday has its name. rotating: each open school day takes the next one, so that a closed date "
        "uses none up."
    ),
    "term.days": _of("The days that the timetable repeats, as its rows name them: Mon ... Fri, or A; B."),
    "bell.schedule": _of("regular holds wherever no other is named.", "present"),
    "bell.period": _of("As the timetable names it. A class whose period a date lacks does not meet then.", "present"),
    "bell.start": _of("When the period begins, as 08:30.", "present"),
    "bell.end": _of("When the period ends; its minutes count in every limit and cap.", "class-cap", "release-limit"),
    "bell.times": _of(
        "When the period begins and ends, as 08:30-09:15; its minutes count in every limit and cap. A - says that it "
        "is a break, in which no class meets.", "class-cap", "release-limit",
    ),
    "bell.first": _of("When the first period of a regular day begins, as 08:00; the others follow from it."),
    "bell.periods": _of("Into so many periods the regular day falls; they are called P1, P2 and so on."),
    "bell.minutes": _of("How long each period is; that counts in every limit and cap.", "class-cap", "release-limit"),
    "bell.between": _of("The minutes from the end of a period to the next one. Single breaks are set in Calendar."),
    "calendar.start": _of("The first of the dates."),
    "calendar.end": _of("The last of the dates; empty: one day, or with a repeat the end of term."),
    "calendar.kind": _of("closed, school (opens a closed date), or blackout (no session, no release).", "present"),
    "calendar.schedule": _of("The bell schedule of these dates; empty: as it was.", "present"),
    "calendar.cycle_day": _of("The cycle day of these dates, without shifting any other date's."),
    "calendar.repeat": _of("A rule of RFC 5545, as FREQ=WEEKLY;BYDAY=WE for every Wednesday."),
    "calendar.note": _of("For you, as Easter."),
}  # fmt: skip
"""By table and column."""

IN_SCHOOL_TOML = ("school", "term", "policy", "factors", "defaults")


def field_lines(topic: str) -> list[str]:
    """Return what is known of a field, a paragraph each; none where it is not known."""
    known = FIELD_HELP.get(topic) or ASKED_HELP.get(topic)
    if known is None:
        return []
    lines = [known.text]
    lines += [f"Rule {rule}: {rule_sentence(rule)} ({MODEL_PAGE}, {rule})" for rule in known.rules]
    lines += [f"Why: {study}." for study in known.studies]
    source = source_of(topic)
    return [*lines, f"Source: {source}."] if source else lines


def source_of(topic: str) -> str:
    """Return the page, and what stands on it, that a field goes back to; empty for what only finds things."""
    table = topic.partition(".")[0]
    if topic in ASKED_HELP:
        return ASKED_SOURCES.get(table, "")
    return f"{FORMATS_PAGE}, {'school.toml' if table in IN_SCHOOL_TOML else f'{table}.csv'}"
