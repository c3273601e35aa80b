"""Where the data lies and how it is opened."""

from pathlib import Path

from platformdirs import user_data_path

from sabbatical.db.store import Store
from sabbatical.errors import StoreError

__all__ = ["Store", "default_path", "demo_path", "open_store"]

_APP = "sabbatical"


def default_path() -> Path:
    """Return where the user's own database lies."""
    return user_data_path(_APP, appauthor=False) / "sabbatical.db"


def demo_path() -> Path:
    """Return where the sample school's database lies."""
    return user_data_path(_APP, appauthor=False) / "demo.db"


def open_store(url: str | None = None, *, keeps_backups: bool = True) -> Store:
    """Open a database, creating it or bringing it up to date where needed.

    Parameters
    ----------
    url
        `sqlite:///PATH` or a path, in a folder that exists, or `postgresql+psycopg://USER@HOST/DATABASE`; None for the
        user's own, whose folder is made.
    keeps_backups
        Whether a backup is kept before the first change of each day.

    Raises
    ------
    StoreError
        If it cannot be used; its data is then as it was.
    """
    return Store.open(address_of(url), keeps_backups=keeps_backups)


def address_of(url: str | None) -> str:
    """Return `url`, or the address of the user's own database, whose folder is made.

    Raises
    ------
    StoreError
        If the folder cannot be made.
    """
    return str(private_folder_of(default_path())) if url is None else url


def private_folder_of(path: Path) -> Path:
    """Make the folder of `path`, open to its owner alone where it is new, and return `path`.

    Raises
    ------
    StoreError
        If the folder cannot be made.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {path.parent} for the database cannot be made: {error.strerror}.",
            "Name a database elsewhere with --db.",
        ) from error
    return path
