"""Brings a database's schema up to date, in one transaction."""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from sabbatical.db.engine import WRITES
from sabbatical.db.migrations import HEAD


def migration_config() -> Config:
    """Return Alembic's settings, which name the migrations inside this package."""
    config = Config()
    config.set_main_option("script_location", "sabbatical.db:migrations")
    return config


def is_known(revision: str) -> bool:
    """Whether this program's history holds `revision`; a newer program's is unknown."""
    scripts = ScriptDirectory.from_config(migration_config())
    return revision in {script.revision for script in scripts.walk_revisions()}


def upgrade(engine: Engine, revision: str = HEAD) -> None:
    """Apply all migrations up to `revision`, all or none."""
    config = migration_config()
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
