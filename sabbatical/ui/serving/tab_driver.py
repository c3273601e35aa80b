"""How the app is drawn in a browser tab, and ends when the tab is closed. Named to Textual in TEXTUAL_DRIVER."""

import asyncio
import os
from contextlib import suppress
from functools import partial
from typing import Any

from textual.app import App
from textual.drivers.web_driver import WebDriver

from sabbatical.ui.serving.leaving import is_solving, leave_when_quiet

SECONDS_BETWEEN_LOOKS = 0.5


class TabDriver(WebDriver):
    """Textual's own driver for browsers, which loses nothing when the tab or the server is gone.

    Parameters
    ----------
    app, **options
        As Textual gives them.
    """

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._write = partial(_write_if_read, self.fileno)
        self._watch: asyncio.Task[None] | None = None

    def start_application_mode(self) -> None:
        """Begin, and tell from now on whether a solve runs: it would end with the tab."""
        super().start_application_mode()
        self._watch = self._loop.create_task(self._tell_of_solves())

    def stop_application_mode(self) -> None:
        """End."""
        if self._watch is not None:
            self._watch.cancel()
        super().stop_application_mode()

    async def _tell_of_solves(self) -> None:
        told = False
        while True:
            if told != is_solving():
                told = not told
                self.write_meta({"type": "solving", "yes": told})
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Finish what was begun before ending; everything else as Textual does it."""
        if packet_type == "quit":
            self._leave()
        else:
            super().on_meta(packet_type, payload)

    def run_input_thread(self) -> None:
        """Read what is typed; end with the server, which may have been killed."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._leave()

    def _leave(self) -> None:
        asyncio.run_coroutine_threadsafe(leave_when_quiet(self._app), self._loop)


def _write_if_read(fileno: int, data: bytes) -> int:
    """Write to the server; nobody reads what a killed one would have got."""
    with suppress(BrokenPipeError):
        return os.write(fileno, data)
    return len(data)
