"""What a plan knew and what it repairs, and who was told of it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

from sabbatical.db.migrations.shorthand import at_least, number, text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables; plans that are there already are taken to have known the school as it is."""
    op.add_column("plan", sa.Column("replaces", sa.Integer(), nullable=True))
    op.create_table(
        "plan_asked", *_of_plan(), *text("id", "teacher", "topic"), *number("cycles"), *at_least(1, "cycles")
    )
    op.create_table(
        "plan_absence",
        *_of_plan(),
        *text("id", "person"),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("periods", sa.JSON(), nullable=False),
    )
    op.create_table(
        "plan_repair",
        _plan(),
        *number("base"),
        sa.Column("today", sa.Date(), nullable=False),
        sa.Column("now", sa.Time(), nullable=True),
        sa.Column("extend", sa.Boolean(), nullable=False),
    )
    op.create_table("plan_withdrawn", *_of_plan(), *text("request"), *number("cycle"), *at_least(1, "cycle"))
    op.create_table(
        "told",
        sa.Column("person", sa.String(), primary_key=True),
        _plan(),
        sa.Column("told_at", sa.DateTime(), nullable=False),
    )
    op.execute(
        "INSERT INTO plan_asked (plan, position, id, teacher, topic, cycles) "
        "SELECT plan.number, request.position, request.id, request.teacher, request.topic, request.cycles "
        "FROM plan CROSS JOIN request"
    )
    op.execute(
        'INSERT INTO plan_absence (plan, position, id, person, "start", "end", periods) '
        'SELECT plan.number, absence.position, absence.id, absence.person, absence."start", '
        'COALESCE(absence."end", absence."start"), absence.periods '
        "FROM plan CROSS JOIN absence WHERE plan.open_as IS NOT NULL"
    )


def _plan() -> sa.Column[int]:
    return sa.Column("plan", sa.Integer(), sa.ForeignKey("plan.number", ondelete="CASCADE"), primary_key=True)


def _of_plan() -> list[SchemaItem]:
    return [_plan(), sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False)]
