"""What can be typed into the lists of people, requests and classes, cell by cell or for all that are selected. Pure."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from sabbatical.domain.edits.fields import add_strengths, set_fields, set_strengths
from sabbatical.domain.patterns import steps_by_pattern
from sabbatical.domain.rows.people import SubstituteKind
from sabbatical.domain.school import School
from sabbatical.ui import parsing
from sabbatical.ui.known import buildings, groups, subjects, topics
from sabbatical.ui.parsing import Parse
from sabbatical.ui.parsing_choices import levels_of, one_of, yes_no
from sabbatical.ui.policy_values import text_of

Put = Callable[[School, Collection[str], object], School]

LIMIT_LABELS = (
    ("max_requests", "Requests coached", "requests in the term"),
    ("release_day_max", "Release a day", "minutes"),
    ("release_week_max", "Release a week", "minutes"),
    ("release_term_max", "Release a term", "minutes"),
    ("cover_day_max", "Covers a day", "covers"),
    ("cover_week_max", "Covers a week", "covers"),
    ("cover_term_max", "Covers a term", "covers"),
    ("prep_week_min", "Prep a week", "minutes that stay untouched"),
)
"""Field, label and unit of a teacher's own limits."""

JOINED = "joined by ;"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySpec:
    """One value of a row."""

    table: str
    field: str
    """Attribute of the row, and column of its file; for strengths the name of their file."""
    label: str
    column: str = ""
    """Head of its column in the list; empty where it has none and only the selected can be given it."""
    note: str
    """What is allowed."""
    parse: Parse[object]
    convert: Callable[[str], object] | None = None
    """Makes the field's own kind of word of what was read."""
    suggestions: tuple[str, ...] = ()
    joined: bool = False
    """Whether it is a list joined by `;`."""
    for_many: bool = True
    """Whether all selected may be given the same."""
    put: Put | None = None
    """How it is put where it is no field of the row."""

    @property
    def topic(self) -> str:
        """What the help knows it by."""
        return f"{self.table}.{self.field}"

    def apply(self, school: School, ids: Collection[str], value: object) -> School:
        """Return the school in which the rows have the value."""
        if self.put is not None:
            return self.put(school, ids, value)
        if self.convert is not None:
            value = self.convert(str(value))
        return set_fields(school, self.table, ids, {self.field: value})


def typed_value(school: School, spec: EntrySpec, key: str) -> str:
    """Return a row's value as one types it."""
    if spec.field == "strengths":
        own = sorted((row for row in school.strengths if row.teacher == key), key=lambda row: -row.level)
        return "; ".join(f"{row.topic} {row.level}" for row in own)
    return text_of(getattr(next(row for row in getattr(school, spec.table) if row.id == key), spec.field))


_YES_NO = ("yes", "no")
_WHOLE_OR_EMPTY: Parse[object] = parsing.optional(parsing.whole(0))
_KINDS = tuple(kind.value for kind in SubstituteKind)


def teacher_specs(school: School) -> tuple[EntrySpec, ...]:
    """Return what can be typed of a teacher."""
    spec = partial(EntrySpec, table="teachers")
    strengths = partial(
        spec, field="strengths", parse=levels_of(topics(school)), suggestions=tuple(topics(school)), joined=True
    )
    share = parsing.decimal(Decimal(0), Decimal(2))
    limits = [
        spec(
            field=field, label=label, note=f"{unit}; empty: {getattr(school.defaults, field)} (default)",
            parse=_WHOLE_OR_EMPTY,
        )
        for field, label, unit in LIMIT_LABELS
    ]  # fmt: skip
    return (
        spec(field="name", label="Name", column="Name", note="any text", parse=parsing.text(), for_many=False),
        spec(
            field="coach", label="Willing to coach", column="Coach", note="yes or no", parse=yes_no,
            suggestions=_YES_NO,
        ),
        strengths(
            label="Strengths", column="Strengths", note="topics with a level 1 to 5, as Questioning 4; Feedback",
            for_many=False, put=_put_strengths,
        ),
        strengths(label="Add strengths", note="as Questioning 4; Feedback; those they have stay", put=_add_strengths),
        spec(
            field="subjects", label="Subjects", column="Subjects", note=JOINED, parse=parsing.listed(), joined=True,
            suggestions=tuple(subjects(school)),
        ),
        spec(
            field="building", label="Building", column="Building", note="any text", parse=parsing.text(),
            suggestions=tuple(buildings(school)),
        ),
        *limits,
        spec(field="fte", label="Full-time share", note="1 = full time; for reports", parse=share),
    )  # fmt: skip


def substitute_specs(school: School) -> tuple[EntrySpec, ...]:
    """Return what can be typed of a substitute."""
    spec = partial(EntrySpec, table="substitutes")
    days = school.term.days
    covers = [
        spec(field=field, label=label, note="covers; empty: no limit", parse=_WHOLE_OR_EMPTY)
        for field, label, unit in LIMIT_LABELS
        if unit == "covers"
    ]
    money = parsing.decimal(Decimal(0), places=2)
    return (
        spec(field="name", label="Name", column="Name", note="any text", parse=parsing.text(), for_many=False),
        spec(
            field="kind", label="Kind", column="Kind", note=" or ".join(_KINDS), parse=one_of(_KINDS),
            convert=SubstituteKind, suggestions=_KINDS,
        ),
        spec(
            field="days", label="Days", column="Days", note=f"cycle days, {JOINED}; empty: all",
            parse=parsing.listed(days), suggestions=days, joined=True,
        ),
        spec(field="cost", label="Cost", column="Cost", note="per cover, in currency units", parse=money),
        spec(
            field="subjects", label="Subjects", column="Subjects", note=JOINED, parse=parsing.listed(), joined=True,
            suggestions=tuple(subjects(school)),
        ),
        spec(
            field="building", label="Building", note="any text", parse=parsing.text(),
            suggestions=tuple(buildings(school)),
        ),
        *covers,
    )  # fmt: skip


def request_specs(school: School) -> tuple[EntrySpec, ...]:
    """Return what can be typed of a request."""
    spec = partial(EntrySpec, table="requests")
    term, patterns = school.term, tuple(steps_by_pattern(school))
    date = parsing.optional(parsing.date(term.start, term.end))
    return (
        spec(
            field="topic", label="Topic", column="Topic", note="any text, as in strengths",
            parse=parsing.text(required=True), suggestions=tuple(topics(school)),
        ),
        spec(
            field="priority", label="Priority", column="Prio", note="1 to 5; 5 is most urgent",
            parse=parsing.whole(1, 5),
        ),
        spec(
            field="pattern", label="Pattern", column="Pattern", note=f"one of {', '.join(patterns)}",
            parse=one_of(patterns), suggestions=patterns,
        ),
        spec(
            field="cycles", label="Cycles", column="Cycles", note="rounds of the pattern, 1 or more",
            parse=parsing.whole(1),
        ),
        spec(field="earliest", label="Earliest", note=f"a date as {term.start}; empty: start of term", parse=date),
        spec(field="latest", label="Latest", note=f"a date as {term.end}; empty: end of term", parse=date),
    )  # fmt: skip


def class_specs(school: School) -> tuple[EntrySpec, ...]:
    """Return what can be typed of a class."""
    spec = partial(EntrySpec, table="classes", parse=parsing.text(), note="any text")
    percent = parsing.optional(parsing.decimal(Decimal(0), Decimal(100)))
    return (
        spec(
            field="loss_cap_percent", label="Cap", column="Cap %", parse=percent,
            note=f"percent, 0 to 100; empty: {school.policy.loss_cap_percent} (policy)",
        ),
        spec(
            field="release", label="Release", column="Release", parse=yes_no, suggestions=_YES_NO,
            note="yes, or no: its teacher never leaves it",
        ),
        spec(field="name", label="Name", column="Name", for_many=False),
        spec(field="subject", label="Subject", suggestions=tuple(subjects(school))),
        spec(
            field="groups", label="Groups", parse=parsing.listed(), note=JOINED, suggestions=tuple(groups(school)),
            joined=True,
        ),
        spec(field="building", label="Building", suggestions=tuple(buildings(school))),
        spec(field="room", label="Room"),
    )  # fmt: skip


def in_column(specs: Sequence[EntrySpec], column: str) -> EntrySpec | None:
    """Return what is typed into a column of the list; None where nothing is."""
    return next((spec for spec in specs if spec.column and spec.column == column), None)


def _put_strengths(school: School, ids: Collection[str], value: object) -> School:
    return set_strengths(school, ids, _as_levels(value))


def _add_strengths(school: School, ids: Collection[str], value: object) -> School:
    return add_strengths(school, ids, _as_levels(value))


def _as_levels(value: object) -> dict[str, int]:
    return dict(value) if isinstance(value, dict) else {}
