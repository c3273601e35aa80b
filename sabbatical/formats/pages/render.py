"""Templates filled in; every value is escaped, and the style stands in the page."""

import datetime as dt
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from sabbatical.formats.date_words import long_date, short_date


def render(template: str, **values: object) -> str:
    """Return the page that a template makes of some values."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sabbatical.formats.pages"),
        autoescape=select_autoescape(("html",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"long_date": long_date, "short_date": short_date, "clock": _clock}
    return environment


def _clock(time: dt.time) -> str:
    return f"{time:%H:%M}"
