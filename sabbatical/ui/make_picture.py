"""Work out the `TermPicture` of a school. Imported in threads only: it lays out calendars."""

import datetime as dt
from dataclasses import replace

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.findings import Finding
from sabbatical.domain.notices import Notice
from sabbatical.domain.past import mark_past
from sabbatical.domain.plan import PlanVersion, StoredPlan
from sabbatical.domain.reports.changes import Change
from sabbatical.domain.reports.class_losses import class_losses
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.reports.requests import request_outcomes
from sabbatical.domain.school import School
from sabbatical.domain.status import NO_PLAN, work_out_status
from sabbatical.ui.picture import TermPicture


def make_picture(
    school: School,
    *,
    today: dt.date,
    now: dt.time = dt.time(),
    draft: StoredPlan | None = None,
    published: StoredPlan | None = None,
    versions: tuple[PlanVersion, ...] = (),
    findings: tuple[Finding, ...] = (),
    changes: tuple[Change, ...] = (),
    notices: tuple[Notice, ...] = (),
) -> TermPicture:
    """Return everything that the screens show of `school` and its plan.

    Parameters
    ----------
    school
        Without error findings about calendar, bell or timetable.
    today, now
        In the school's time zone.
    draft, published
        The plans that are stored so; None for none.
    versions
        Every stored plan.
    findings
        What is doubtful about the data.
    changes
        What the draft changes of the plan that it repairs.
    notices
        Who is to be told of what.
    """
    timetable = lay_out(school)
    newest = draft or published
    plan = mark_past(NO_PLAN if newest is None else newest.plan, today)
    return TermPicture(
        today=today,
        now=now,
        school=school,
        timetable=timetable,
        findings=findings,
        versions=versions,
        stored=None if newest is None else replace(newest, plan=plan),
        told=None if published is None else mark_past(published.plan, today),
        changes=changes,
        notices=notices,
        outcomes=() if newest is None else request_outcomes(school, timetable, plan),
        losses=class_losses(school, timetable, plan),
        status=work_out_status(
            school,
            timetable,
            stored=published or draft,
            draft=None if draft is None else draft.version,
            findings=findings,
            today=today,
        ),
        names=display_names(school),
    )
