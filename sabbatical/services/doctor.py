"""Look whether the database and its backups are well, without changing anything."""

from sabbatical.domain.checkup import Look
from sabbatical.services.store import address_of

__all__ = ["Look", "examine"]

_BUSY_TIMEOUT_SECONDS = 5.0


def examine(url: str | None) -> tuple[Look, ...]:
    """Return everything that was looked at, in order.

    Parameters
    ----------
    url
        The database, as `open_store` takes it.

    Raises
    ------
    StoreError
        If it is no database address.
    """
    from sabbatical.db.checkup.looking import look_at

    return tuple(look_at(address_of(url), _BUSY_TIMEOUT_SECONDS))
