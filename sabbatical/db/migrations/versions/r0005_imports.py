"""What the last import said."""

import sqlalchemy as sa
from alembic import op

from sabbatical.db.migrations.shorthand import position, text

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "imported",
        position(is_key=True),
        *text("table", "person"),
        sa.Column("key", sa.JSON(), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
    )
