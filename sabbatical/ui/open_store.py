"""The one database that the app works on: opened by the first call, and opened anew where another takes its place."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from sabbatical.services import demo, store


class OpenStore:
    """A database, whatever state it is in.

    Parameters
    ----------
    url
        The database; None for the default place.
    is_demo
        Whether it is the sample school's, which is made anew.
    """

    def __init__(self, url: str | None, *, is_demo: bool = False) -> None:
        self._url, self._is_demo = url, is_demo
        self._open: Callable[[], store.Store] = (
            partial(_make_sample, url) if is_demo else partial(store.open_store, url)
        )
        self._store: store.Store | None = None
        self._opening = threading.RLock()

    @property
    def opened(self) -> store.Store:
        """The database, opened."""
        with self._opening:
            if self._store is None:
                self._store = self._open()
            return self._store

    @property
    def url(self) -> str | None:
        """Where it lies, as services take it; None for the default place."""
        return str(store.demo_path()) if self._is_demo and self._url is None else self._url

    def go_to_sample(self) -> None:
        """Go over to the sample school, in a database of its own."""
        sample = _make_sample(None)
        with self._opening:
            self._close()
            self._url, self._is_demo, self._store = None, True, sample

    @contextmanager
    def closed(self) -> Iterator[str | None]:
        """Let go of the database while another takes its place; gives where it lies. The next call opens it anew."""
        with self._opening:
            self._close()
            # Whatever becomes of it, the sample school is not made anew over it.
            self._open = partial(store.open_store, self.url, keeps_backups=not self._is_demo)
            yield self.url

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
        self._store = None


def _make_sample(url: str | None) -> store.Store:
    return demo.create_demo(url, dt.datetime.now().astimezone().date())
