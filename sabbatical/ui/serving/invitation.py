"""The link in force, where its owner alone sees it: on their terminal, and on a page in a folder of their own."""

import os
import sys
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from html import escape
from pathlib import Path

from sabbatical.ui.serving.page_folder import PAGE_FILE


class Invitation:
    """Tells how to open the app.

    Parameters
    ----------
    address
        Of the program, as `http://127.0.0.1:8000`.
    folder
        Readable by the user alone.
    tell
        Writes a line for the user.
    in_view
        Whether those lines go to a terminal. Elsewhere they may be kept, as in a log, so that the link is not written.
    """

    def __init__(self, address: str, folder: Path, tell: Callable[[str], None], *, in_view: bool) -> None:
        self.page = folder / PAGE_FILE
        self._address = address
        self._tell = tell
        self._in_view = in_view
        self._links = 0

    def renew(self, token: str) -> None:
        """Take the token that is now the valid one, and tell the link.

        Parameters
        ----------
        token
            Stands behind `#`, the part of an address that a browser sends nowhere.
        """
        link = f"{self._address}/#{token}"
        # The folder may lie in view, where somebody tidies up.
        self.page.parent.mkdir(mode=0o700, exist_ok=True)
        with os.fdopen(os.open(self.page, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as page:
            page.write(_PAGE.format(link=escape(link)))
        self._links += 1
        if self._links > 1:
            self._tell("The link was used. The next one, to go on in another tab or browser:")
        else:
            self._tell(f"Sabbatical is served at {self._address}, to one tab of this computer.")
            opens = "The link that opens it works once:"
            self._tell(opens if self._in_view else "This page opens it, once, and you alone can read it:")
        self._tell(f"  {link if self._in_view else self.page}")

    def keep(self) -> None:
        """Show by the folder's time that it is in use."""
        with suppress(FileNotFoundError):
            os.utime(self.page.parent)

    def open(self) -> None:
        """Open the page in the user's browser. The browser's command line shows the page's path and not the link."""
        if has_browser():
            # Some browsers return only when they are closed.
            threading.Thread(target=webbrowser.open, args=(self.page.as_uri(),), daemon=True).start()
            if self._in_view:
                self._tell("Where the browser cannot read the page that opens it, open the link above yourself.")
        else:
            self._tell("No browser was found here: open the link yourself.")


def has_browser() -> bool:
    """Return whether there is a browser with windows; one made of text would take the terminal."""
    return sys.platform in ("win32", "darwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    )


_PAGE = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>Sabbatical</title><meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={link}"><p><a href="{link}">Open Sabbatical</a></p></html>
"""
