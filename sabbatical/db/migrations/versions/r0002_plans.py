"""Plans as versions, with their sessions, covers and tiers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

from sabbatical.db.migrations.shorthand import at_least, number, one_of, text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "plan",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        one_of("state", "versionstate", "draft", "published", "superseded"),
        sa.Column("open_as", sa.String(), nullable=True, unique=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=True),
        *text("note", "stop_reason"),
        *number("school_revision", "seed"),
        one_of("status", "planstatus", "optimal", "feasible", "infeasible"),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.CheckConstraint(
            "(state = 'superseded' AND open_as IS NULL) OR (open_as IS NOT NULL AND open_as = state)", name="open_as"
        ),
        sa.CheckConstraint("(state = 'draft') = (published_at IS NULL)", name="published_at"),
        *at_least(1, "number"),
    )
    op.create_table(
        "plan_tier",
        *_of_plan(),
        *text("name"),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("bound", sa.BigInteger(), nullable=False),
        sa.Column("proven", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("plan", "name"),
    )
    op.create_table(
        "plan_session",
        *_of_plan(),
        *_duty(),
        *text("request", "kind", "coach", "coachee", "topic"),
        *number("cycle", "step"),
        *at_least(1, "cycle", "step"),
    )
    op.create_table(
        "plan_cover",
        *_of_plan(),
        *_duty(),
        sa.Column("absent", sa.JSON(), nullable=False),
        one_of("why", "why", "release", "absence"),
        *text("cover_person"),
        one_of(
            "cover_kind", "coverkind", "coteacher", "same_subject", "colleague", "substitute", "supervisor", "uncovered"
        ),
        *number("minutes", "lost_hundredths"),
        sa.Column("cost_hundredths", sa.BigInteger(), nullable=False),
        *at_least(0, "minutes", "lost_hundredths", "cost_hundredths"),
    )


def _of_plan() -> list[SchemaItem]:
    return [
        sa.Column("plan", sa.Integer(), sa.ForeignKey("plan.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
    ]


def _duty() -> list[SchemaItem]:
    return [
        *text("id", "cycle_day", "period", "class_id", "building", "room"),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("start", sa.Time(), nullable=False),
        sa.Column("end", sa.Time(), nullable=False),
        one_of("status", "dutystatus", "planned", "done", "missed"),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("plan", "id"),
    ]
