"""Alembic runs this for every command: it migrates over the connection that it is given."""

from alembic import context
from sqlalchemy import MetaData

from sabbatical.db.base import NAMES


def _run() -> None:
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=MetaData(naming_convention=NAMES))
    with context.begin_transaction():
        context.run_migrations()


_run()
