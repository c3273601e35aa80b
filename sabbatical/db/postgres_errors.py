"""PostgreSQL's errors in the leader's words. What the server itself wrote is left out: it may hold people's data."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from sabbatical.errors import StoreError

_TRY_AGAIN = "Try again in a moment; nothing was changed."
_ADMINISTRATOR = "Ask whoever runs the server; nothing was changed."
_EXPLANATIONS = {
    "55P03": ("is being changed by somebody else", _TRY_AGAIN),
    "57014": ("took too long to answer", _TRY_AGAIN),
    "40": ("was changed by somebody else at the same moment", _TRY_AGAIN),
    "28": ("refused the user name or the password", "Check the address; a password may also stand in ~/.pgpass."),
    "3D000": ("does not exist on that server", "Check its name in the address, or have it made."),
    "3F000": ("has no schema for tables", _ADMINISTRATOR),
    "42501": ("does not allow this user what is needed", "The user must be allowed to make and change tables in it."),
    "25006": ("cannot be written to", _ADMINISTRATOR),
    "53100": ("cannot grow, because the server's disk is full", _ADMINISTRATOR),
    "53": ("has too much to do", _TRY_AGAIN),
    "57P": ("is being shut down or started", _TRY_AGAIN),
    "08": (
        "cannot be reached, or refuses the user, the password or its name",
        "Check the address and the network; a password may also stand in ~/.pgpass. Nothing was changed.",
    ),
    "22": ("cannot hold a value as large or as odd as that", "Correct the value; nothing was changed."),
    "23": ("refused data that contradicts itself", "Nothing was changed. Please report this as a bug."),
    "XX001": ("is damaged", _ADMINISTRATOR),
    "XX002": ("is damaged", _ADMINISTRATOR),
}
"""By the beginning of SQLSTATE; the first that fits."""


@contextmanager
def explained_errors(name: str) -> Iterator[None]:
    """Turn the server's errors into a sentence for the leader.

    Parameters
    ----------
    name
        What messages call the database.

    Raises
    ------
    StoreError
        In place of any error of the database.
    """
    try:
        yield
    except DBAPIError as error:
        state = getattr(error.orig, "sqlstate", None) or ("08" if error.connection_invalidated else "")
        raise _explained(state or _without_state(error), name) from error


def _without_state(error: DBAPIError) -> str:
    """Return a state for what the driver itself refuses: no connection, or a value that it cannot send."""
    return "22" if type(error.orig).__name__ == "DataError" else "08"


def _explained(state: str, name: str) -> StoreError:
    for prefix, (trouble, hint) in _EXPLANATIONS.items():
        if state.startswith(prefix):
            return StoreError(f"The database {name} {trouble}.", hint)
    return StoreError(f"The database {name} gave an error ({state}).", "Nothing was changed.")
