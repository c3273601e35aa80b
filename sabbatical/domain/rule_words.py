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
    "one-coach": "All sessions of a request have one coach.",
    "whole-cycle": "A cycle is planned whole or not at all; cycle k+1 only after cycle k.",
    "step-order": "Steps follow each other by `min_days`..`max_days` school days (0 = the same day, a later period)",
    "window": "Sessions lie between the request's `earliest` and `latest`.",
    "sabbatical": "A coach's sessions lie within `sabbatical_weeks` consecutive weeks of the term.",
    "coach-load": "A coach serves at most `max_requests` requests",
    "release-limit": "Minutes released per teacher and day, week, term.",
    "released-together": "Planned releases in one period, school-wide; it counts teachers.",
    "class-spacing": "At most `releases_per_class` planned releases of a class in any `releases_window_days` "
    "consecutive school days, and never in two meetings of it running; it counts meetings.",
    "covered": (
        "Every meeting that loses a teacher has exactly one of: another of its own teachers who is there (always so "
        "where there is one: then nobody covers), one cover person, or `uncovered` where policy allows it (always "
        "allowed, last resort, for an absence)."
    ),
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
    "past": (
        "In a re-plan, everything before `today` (and `now`) stands as published; so does a pinned session or cover, "
        "unless an absence makes it impossible."
    ),
}
"""By the rule's id: its first sentence, or as much of it as says what it is about. Each is text of docs/model.md."""


def rule_sentence(rule: str) -> str:
    """Return a rule's sentence with its full stop, free of code marks; its id where there is none."""
    sentence = RULE_SENTENCES.get(rule, rule).replace("`", "")
    return sentence if sentence.endswith(".") else f"{sentence}."


SHORT_WORDS: dict[str, str] = {
    "present": "one of the two is absent, not available, or it is a blackout date.",
    "may-leave": "no class may be left for it: the step, the class or the date does not allow it.",
    "one-coach": "another coach has begun it, and all sessions of a request have one coach.",
    "step-order": "the steps do not fit within their days.",
    "window": "earliest and latest leave too little room.",
    "sabbatical": "the weeks of the coach's sabbatical leave too little room.",
    "coach-load": "the coach has no request left to take.",
    "release-limit": "the minutes of release do not suffice.",
    "released-together": "too many are released in that period already.",
    "class-spacing": "the class was or will be left too often in those days.",
    "may-cover": "nobody who may cover is free then.",
    "cover-limit": "who is free then has no cover left to give.",
    "prep": "the preparation of one of the two would be touched.",
    "class-cap": "the class may not lose that much time.",
    "group-cap": "the group may not lose that much time.",
    "travel": "the way between the buildings takes too long.",
    "budget": "there is not enough money for substitutes.",
}
"""How each rule stops a coach, where no single value says by how much."""


def short_words(rule: str) -> str:
    """Return in few words how a rule stops a coach."""
    return SHORT_WORDS.get(rule, rule_sentence(rule))


FEW_WORDS: dict[str, str] = {
    "one-place": "busy then",
    "present": "away or not available",
    "host": "no class fits",
    "may-leave": "may not leave the class",
    "qualified": "not qualified for it",
    "one-coach": "another coach has begun",
    "whole-cycle": "part of a cycle missing",
    "step-order": "steps too near or far apart",
    "window": "outside earliest and latest",
    "sabbatical": "outside the coach's weeks",
    "coach-load": "no request left to take",
    "release-limit": "too much release",
    "released-together": "too many released then",
    "class-spacing": "class left too often",
    "covered": "not allowed as its cover",
    "may-cover": "may not cover then",
    "cover-limit": "no cover left to give",
    "prep": "too little preparation left",
    "class-cap": "class over its cap",
    "group-cap": "group over its cap",
    "travel": "too far to go in time",
    "budget": "no money left",
    "past": "over, or pinned",
}
"""What stands against a choice, for a line of a list."""


def few_words(rule: str) -> str:
    """Return in a few words what a rule says against a choice; its id where there are none."""
    return FEW_WORDS.get(rule, rule)
