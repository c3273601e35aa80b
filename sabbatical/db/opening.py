"""Opens a database: creates it, checks it, brings it up to date."""

from pathlib import Path

from sqlalchemy import Engine

from sabbatical.db.engine import back_up, ensure_file, explained_errors, make_engine, read_revision
from sabbatical.db.migrations import HEAD
from sabbatical.errors import StoreError


def open_engine(path: Path, busy_timeout_seconds: float) -> Engine:
    """Return an engine on the database at `path`, its schema up to date.

    Raises
    ------
    StoreError
        If the file cannot be used; it is then as it was, and a new one is gone again.
    """
    is_new = ensure_file(path)
    try:
        revision = read_revision(path, busy_timeout_seconds)
        engine = make_engine(path, busy_timeout_seconds)
        if revision != HEAD:
            _bring_up_to_date(engine, path, revision)
    except StoreError:
        if is_new:
            path.unlink(missing_ok=True)
        raise
    return engine


def _bring_up_to_date(engine: Engine, path: Path, revision: str | None) -> None:
    from sabbatical.db.migrate import is_known, upgrade  # Alembic is slow to import and seldom needed

    if revision is not None:
        if not is_known(revision):
            raise StoreError(
                f"The database {path} was written by a newer version of Sabbatical (schema {revision}, this one knows "
                f"up to {HEAD}).",
                "Update Sabbatical; the database was left as it is.",
            )
        back_up(path, f"before-{HEAD}")
    try:
        with explained_errors(path):
            upgrade(engine)
    except StoreError:
        engine.dispose()
        raise
