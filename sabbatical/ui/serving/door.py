"""Who may come in: whoever has the link in force, once, and from then on the tab it was opened in."""

import secrets
from collections.abc import Callable

SECRET_BYTES = 24
"""192 bits, 32 letters: beyond guessing, and a link that fits 80 columns."""


class Door:
    """Lets one tab in at a time.

    Parameters
    ----------
    new_token
        Told each token that becomes the valid one: at once, and when the one before it was used.
    """

    def __init__(self, new_token: Callable[[str], None]) -> None:
        self._tell = new_token
        self._key = ""
        self._token = ""
        self._renew()

    def enter(self, token: str) -> str | None:
        """Return the key for a tab that brings the valid token, which ends with it; None for every other token.

        The key of the tab before is worth nothing from then on.
        """
        if not _same(token, self._token):
            return None
        self._key = secrets.token_urlsafe(SECRET_BYTES)
        self._renew()
        return self._key

    def knows(self, key: str) -> bool:
        """Return whether `key` is that of the tab which came in last."""
        return bool(self._key) and _same(key, self._key)

    def _renew(self) -> None:
        self._token = secrets.token_urlsafe(SECRET_BYTES)
        self._tell(self._token)


def _same(given: str, kept: str) -> bool:
    """Compare in a time that tells nothing of where the two differ."""
    return secrets.compare_digest(given.encode("utf-8", "replace"), kept.encode())
