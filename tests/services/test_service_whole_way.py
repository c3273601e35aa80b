"""From a school folder to what is handed out, with the true solver and the true checker."""

from dataclasses import replace

from sabbatical.domain.planning import PlanParams
from sabbatical.services.exporting import Audience, export
from sabbatical.services.importing import import_folder
from sabbatical.services.planning import make_plan, verify_folder
from sabbatical.services.plans import publish
from sabbatical.services.school import load_school
from sabbatical.services.status import status_lines, term_status
from tests.reports_case import date_of, make_school
from tests.services.case import NOON, write_folder


def test_a_term_from_import_to_export(empty, tmp_path):
    # Q1, of priority 5, costs MA one P2: 50 minutes, of which a colleague's cover loses 60 %, that is 30.00. Q2 has no
    # period for its meetings: A is free in P3 alone, when E teaches.
    school = replace(make_school(), absences=())
    import_folder(empty, write_folder(school, tmp_path / "school"))
    draft = make_plan(empty, PlanParams(time_limit_seconds=30.0, workers=1))
    publish(empty, NOON)

    values = {tier.name: (tier.value, tier.proven) for tier in draft.plan.summary.tiers}
    assert values["requests"] == (5, True)
    assert values["lost"] == (3000, True)
    told = term_status(empty, date_of("Mon"))
    assert (told.requests_served, told.sessions_planned, told.lost_hundredths) == (1, 3, 3000)
    assert any("published" in line for line in status_lines(told))

    export(empty, tmp_path / "out", Audience.LEADER, today=date_of("Mon"))
    assert verify_folder(tmp_path / "out" / "school", tmp_path / "out" / "plan") == ()
    import_folder(empty, tmp_path / "out" / "school")
    assert load_school(empty) == school
