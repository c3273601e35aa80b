"""The school and the counters."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

from sabbatical.db.migrations.shorthand import at_least, number, one_of, optional_number, position, refers, text

revision = "0001"
down_revision = None

COVER_LIMITS = ("cover_day_max", "cover_week_max", "cover_term_max")
TEACHER_LIMITS = (
    "max_requests",
    "release_day_max",
    "release_week_max",
    "release_term_max",
    *COVER_LIMITS,
    "prep_week_min",
)
LOSS_FACTORS = ("coteacher", "same_subject", "colleague", "substitute", "supervisor", "uncovered")
POLICY_COUNTS = (
    "sabbatical_weeks",
    "max_released_together",
    "releases_per_class",
    "cycle_gap_min",
    "cycle_gap_max",
    "notice_days",
)


def upgrade() -> None:
    """Create the tables."""
    _settings()
    _calendar()
    _people()
    _classes()
    _coaching()
    op.create_table(
        "counter", sa.Column("name", sa.String(), primary_key=True), *number("value"), *at_least(0, "value")
    )


def _single() -> list[SchemaItem]:
    return [position(is_key=True), sa.CheckConstraint("position = 0", name="single")]


def _dates() -> list[SchemaItem]:
    return [sa.Column("start", sa.Date(), nullable=False), sa.Column("end", sa.Date(), nullable=True)]


def _settings() -> None:
    op.create_table("school_info", *text("name", "timezone"), *_single())
    op.create_table(
        "term",
        *text("name"),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        one_of("cycle", "cyclekind", "weekly", "rotating"),
        *_single(),
        sa.CheckConstraint('start <= "end"', name="dates"),
    )
    op.create_table(
        "policy",
        *text("loss_cap_percent"),
        sa.Column("group_cap_percent", sa.String(), nullable=True),
        sa.Column("allow_uncovered", sa.Boolean(), nullable=False),
        one_of("teacher_cover", "teachercover", "all", "absences", "none"),
        *number("min_strength", "releases_window_days", *POLICY_COUNTS),
        sa.Column("substitute_budget", sa.String(), nullable=True),
        sa.Column("tiers", sa.JSON(), nullable=False),
        sa.Column("replan_tiers", sa.JSON(), nullable=False),
        *_single(),
        sa.CheckConstraint("min_strength BETWEEN 1 AND 5", name="min_strength"),
        *at_least(0, *POLICY_COUNTS),
        *at_least(1, "releases_window_days"),
    )
    op.create_table("loss_factors", *number(*LOSS_FACTORS), *_single(), *at_least(0, *LOSS_FACTORS))
    op.create_table("defaults", *number(*TEACHER_LIMITS), *_single(), *at_least(0, *TEACHER_LIMITS))


def _calendar() -> None:
    op.create_table(
        "bell",
        *text("schedule", "period"),
        sa.Column("start", sa.Time(), nullable=False),
        sa.Column("end", sa.Time(), nullable=False),
        position(is_key=True),
        sa.UniqueConstraint("schedule", "period"),
        sa.CheckConstraint('start < "end"', name="times"),
    )
    op.create_table(
        "calendar",
        *_dates(),
        one_of("kind", "calendarkind", "closed", "school", "blackout", nullable=True),
        *text("repeat", "schedule", "cycle_day", "note"),
        position(is_key=True),
    )
    op.create_table(
        "travel",
        *text("from_building", "to_building"),
        *number("minutes"),
        position(is_key=True),
        *at_least(0, "minutes"),
    )


def _people() -> None:
    op.create_table("person", sa.Column("id", sa.String(), primary_key=True))
    op.create_table(
        "teacher",
        sa.Column("id", sa.String(), primary_key=True),
        *text("name", "email", "building", "fte"),
        sa.Column("subjects", sa.JSON(), nullable=False),
        sa.Column("coach", sa.Boolean(), nullable=False),
        *optional_number(*TEACHER_LIMITS),
        position(is_key=False),
        *at_least(0, *TEACHER_LIMITS),
        refers("id", "person.id"),
    )
    op.create_table(
        "substitute",
        sa.Column("id", sa.String(), primary_key=True),
        *text("name", "building", "cost"),
        one_of("kind", "substitutekind", "substitute", "supervisor"),
        sa.Column("subjects", sa.JSON(), nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        *optional_number(*COVER_LIMITS),
        position(is_key=False),
        *at_least(0, *COVER_LIMITS),
        refers("id", "person.id"),
    )
    op.create_table(
        "availability",
        *text("person", "cycle_day", "period"),
        one_of("status", "availabilitystatus", "off", "duty", "protected", "standby"),
        position(is_key=True),
        refers("person", "person.id"),
    )
    op.create_table(
        "absence",
        sa.Column("id", sa.String(), primary_key=True),
        *text("person", "reason"),
        *_dates(),
        sa.Column("periods", sa.JSON(), nullable=False),
        position(is_key=False),
        refers("person", "person.id"),
    )


def _classes() -> None:
    op.create_table(
        "school_class",
        sa.Column("id", sa.String(), primary_key=True),
        *text("name", "subject", "building", "room"),
        sa.Column("groups", sa.JSON(), nullable=False),
        *optional_number("students"),
        sa.Column("loss_cap_percent", sa.String(), nullable=True),
        sa.Column("release", sa.Boolean(), nullable=False),
        position(is_key=False),
        *at_least(0, "students"),
    )
    op.create_table(
        "timetable",
        *text("class_id", "teacher", "cycle_day", "period", "room"),
        sa.Column("from_date", sa.Date(), nullable=True),
        sa.Column("until_date", sa.Date(), nullable=True),
        position(is_key=True),
        refers("class_id", "school_class.id"),
        refers("teacher", "teacher.id"),
    )
    op.create_table(
        "class_dates",
        *text("class_id"),
        *_dates(),
        sa.Column("periods", sa.JSON(), nullable=False),
        one_of("kind", "classdateskind", "away", "no-release"),
        position(is_key=True),
        refers("class_id", "school_class.id"),
    )


def _coaching() -> None:
    op.create_table(
        "strength",
        *text("teacher", "topic"),
        *number("level"),
        position(is_key=True),
        sa.UniqueConstraint("teacher", "topic"),
        sa.CheckConstraint("level BETWEEN 1 AND 5", name="level"),
        refers("teacher", "teacher.id"),
    )
    op.create_table(
        "request",
        sa.Column("id", sa.String(), primary_key=True),
        *text("teacher", "topic", "pattern", "prefer"),
        *number("priority", "cycles"),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        position(is_key=False),
        sa.CheckConstraint("priority BETWEEN 1 AND 5", name="priority"),
        *at_least(1, "cycles"),
        refers("teacher", "teacher.id"),
    )
    op.create_table(
        "pattern",
        *text("pattern"),
        *number("step"),
        one_of("kind", "stepkind", "meet", "observe", "model", "coteach", "visit"),
        one_of("release", "mayrelease", "none", "coach", "coachee", "both"),
        *optional_number("min_days", "max_days"),
        position(is_key=True),
        sa.UniqueConstraint("pattern", "step"),
        *at_least(1, "step"),
        *at_least(0, "min_days", "max_days"),
    )
    op.create_table(
        "pair",
        *text("person", "other"),
        one_of("rule", "pairrule", "never", "evaluates"),
        position(is_key=True),
        refers("person", "person.id"),
        refers("other", "person.id"),
    )
