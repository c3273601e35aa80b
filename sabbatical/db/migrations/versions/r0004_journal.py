"""The journal of actions, and which school revisions hold the same school."""

import sqlalchemy as sa
from alembic import op

from sabbatical.db.migrations.shorthand import at_least, number, text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "journal",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        *text("title", "schema"),
        sa.Column("undone", sa.Boolean(), nullable=False),
        *number("school_before", "school_after"),
        sa.Column("images", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("images IS NOT NULL OR NOT undone", name="undone"),
        *at_least(1, "number"),
        *at_least(0, "school_before", "school_after"),
    )
    op.create_table(
        "same_revision",
        sa.Column("revision", sa.Integer(), primary_key=True, autoincrement=False),
        *number("same_as"),
        *at_least(0, "same_as"),
    )
