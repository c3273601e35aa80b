"""Where the term stands: for the home screen and `sabbatical status`."""

import datetime as dt
from typing import TYPE_CHECKING

from sabbatical.domain.plan import VersionState
from sabbatical.domain.status import TermStatus
from sabbatical.services.school import find_school_problems, require_school
from sabbatical.services.status_text import status_lines

if TYPE_CHECKING:
    from sabbatical.services.store import Store

__all__ = ["TermStatus", "status_lines", "term_status"]


def term_status(store: "Store", today: dt.date) -> TermStatus:
    """Return where the term stands.

    Parameters
    ----------
    today
        In the school's time zone.

    Raises
    ------
    DataError
        If there is no school yet.
    """
    from sabbatical.domain.calendar import lay_out
    from sabbatical.domain.status import work_out_status

    with store.reading() as transaction:
        school = require_school(transaction)
        published = transaction.plans.load_open(VersionState.PUBLISHED)
        draft = transaction.plans.load_open(VersionState.DRAFT)
    return work_out_status(
        school,
        lay_out(school),
        stored=published or draft,
        draft=None if draft is None else draft.version,
        findings=find_school_problems(school),
        today=today,
    )
