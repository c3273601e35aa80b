"""The sentence of each hard rule, as docs/model.md has it."""

RULE_SENTENCES: dict[str, str] = {
    "one-place": (
        "In a period a person does at most one of: teach (unless released, absent, or host of that very session), "
        "cover, attend a session."
    ),
    "present": (
        "Nobody coaches, is coached or covers on a closed or blackout date, outside the bell, when absent, or where "
        "their availability is `off`, `duty` or `protected`; on `standby` one may only cover."
    ),
    "host": (
        "`observe`, `model` and `coteach` take place in a meeting the coachee teaches; `visit` in one the coach "
        "teaches; `meet` in none."
    ),
    "may-leave": (
        "A teacher is released only where the step's `release` allows it, and never from a class with `release` = "
        "no, nor at a `no-release` time."
    ),
    "qualified": (
        "The coach is willing, has the topic at `min_strength` or more, is not the coachee, and no `never` or "
        "`evaluates` pair joins them."
    ),
    "step-order": "Steps follow each other by `min_days`..`max_days` school days (0 = the same day, a later period)",
    "window": "Sessions lie between the request's `earliest` and `latest`.",
    "sabbatical": "A coach's sessions lie within `sabbatical_weeks` consecutive weeks of the term.",
    "coach-load": "A coach serves at most `max_requests` requests",
    "release-limit": "Minutes released per teacher and day, week, term.",
    "released-together": "Planned releases in one period, school-wide; it counts teachers.",
    "class-spacing": "At most `releases_per_class` planned releases of a class in any `releases_window_days` "
    "consecutive school days, and never in two meetings of it running; it counts meetings.",
    "may-cover": "The cover person is free then, in the policy's `teacher_cover`, and a substitute's `days` hold.",
    "cover-limit": "Covers per person and day, week, term",
    "prep": (
        "Per teacher and week, minutes of free periods used for sessions and covers leave `prep_week_min` untouched "
        "(a week that has less than that to begin with allows none)."
    ),
    "class-cap": "A class's lost minutes, releases and absences together, stay within its cap.",
    "group-cap": "The same for each student group, where policy sets it",
    "travel": (
        "Between two things in different buildings on one day, at least one of them a session or a cover, a person "
        "has the travel minutes."
    ),
    "budget": "The substitutes' total cost",
}
"""By the rule's id: its first sentence, or as much of it as says what it is about. Each is text of docs/model.md."""


def rule_sentence(rule: str) -> str:
    """Return a rule's sentence with its full stop, free of code marks; its id where there is none."""
    sentence = RULE_SENTENCES.get(rule, rule).replace("`", "")
    return sentence if sentence.endswith(".") else f"{sentence}."
