"""Take an exported plan back, with the school that it was made for."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from sabbatical.domain.origin import PlanOrigin
from sabbatical.services.folders import read_sound_plan, read_sound_school
from sabbatical.services.importing import ImportReport, import_folder
from sabbatical.services.school import require_school

if TYPE_CHECKING:
    from sabbatical.services.store import Store


def import_with_plan(store: "Store", folder: Path, plan_folder: Path) -> ImportReport:
    """Put the school of `folder` in the place of the one stored, and the plan of `plan_folder` in as its draft.

    The plan is checked like any draft when it is published.

    Raises
    ------
    DataError
        If one of the folders has errors, one line for each. Nothing changes then.
    """
    plan = read_sound_plan(plan_folder, read_sound_school(folder).school)
    report = import_folder(store, folder)
    with store.writing() as transaction:
        school, revision = require_school(transaction), transaction.school.revision()
        draft = transaction.plans.add_draft(
            plan,
            created_at=dt.datetime.now(dt.UTC),
            school_revision=revision,
            origin=PlanOrigin.of(school, f"imported from {plan_folder.name}"),
        )
        transaction.journal.entitle(f"Imported a plan as draft {draft.version.number}")
    return report
