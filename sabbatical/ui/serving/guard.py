"""What every request and every answer must have, whatever is asked for."""

from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.typedefs import Middleware

HOST = "127.0.0.1"
"""The only address that is served; it cannot be reached from another computer."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Guard:
    """Refuses what does not come from the program's own page.

    Parameters
    ----------
    port
        At which the program is served.
    """

    def __init__(self, port: int) -> None:
        self.name = HOST if port == 80 else f"{HOST}:{port}"  # browsers leave the usual port out
        self.address = f"http://{self.name}"
        self._headers = {
            "Content-Security-Policy": policy(self.name),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
        }

    @property
    def middleware(self) -> Middleware:
        """The check, as aiohttp takes it."""

        @web.middleware
        async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
            self._refuse(request)
            return await handler(request)

        return check

    async def add_headers(self, _request: web.Request, response: web.StreamResponse) -> None:
        """Tell the browser what the page may do: load from here alone, in no frame, kept nowhere."""
        response.headers.update(self._headers)

    def must_be_own(self, request: web.Request) -> None:
        """Refuse a request whose sender does not say that it is the program's own page.

        Raises
        ------
        HTTPForbidden
            If the origin is another, or missing.
        """
        if request.headers.getall("Origin", []) != [self.address]:
            raise web.HTTPForbidden(text="Sabbatical answers its own page alone.")

    def _refuse(self, request: web.Request) -> None:
        # A name that somebody else's server made to mean this computer is not the program's own.
        if request.headers.getall("Host", []) != [self.name]:
            raise web.HTTPMisdirectedRequest(text=f"Sabbatical is served at {self.address} and under no other name.")
        if "Origin" in request.headers:
            self.must_be_own(request)


def policy(name: str) -> str:
    """Return the Content-Security-Policy for the program served as `name`: everything from there, nothing else."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        f"connect-src 'self' ws://{name}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
