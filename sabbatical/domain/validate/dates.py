"""Checks that dates lie in the term."""

import datetime as dt
from collections.abc import Iterator

from sabbatical.domain.findings import Finding
from sabbatical.domain.settings import Term
from sabbatical.domain.validate.report import warning


def outside_term(term: Term, table: str, row: int, start: dt.date, end: dt.date) -> Iterator[Finding]:
    """Warn of dates that lie wholly outside the term, if they are in order."""
    if start <= end and (end < term.start or start > term.end):
        dates = f"{start}" if start == end else f"{start} to {end}"
        message = f"{dates} lies outside the term, {term.start} to {term.end}, so the row does nothing"
        yield warning(table, row, "start", message)
