"""How a plan was found is kept with it, whatever sought it, and drawn where it is handed out."""

import datetime as dt
from pathlib import Path

import pytest

from sabbatical.domain.moment import Moment
from sabbatical.domain.plan import SolveStep
from sabbatical.domain.planning import BreachLine
from sabbatical.domain.wishes import MoveSession
from sabbatical.services.by_hand import do_by_hand, repair_the_rest
from sabbatical.services.exporting import Audience, ExportFormat, ExportOptions, export
from sabbatical.services.planning import make_plan
from sabbatical.services.plans import current_plan, load_version
from sabbatical.services.replanning import replan
from sabbatical.services.undo import redo, undo
from sabbatical.services.versions import restore_version
from tests.reports_case import date_of
from tests.services.case import BEFORE_TERM, PARAMS, add_draft, publish_week

FOUND = (SolveStep(tier="requests", seconds=0.1, value=5, bound=5),)
"""What the planner of these tests tells; its plan ends there, too."""
REPAIRED = (SolveStep(tier="changes", seconds=0.1, value=6, bound=6),)
MORNING = Moment(today=date_of("Tue"))
BREACH = BreachLine(rule="prep", sentence="Too little.")


def test_a_plan_has_its_steps_after_the_program_was_started_anew_and_after_undo_and_redo(store, planner):
    assert make_plan(store, PARAMS).steps == FOUND
    assert current_plan(store).steps == FOUND
    undo(store)
    assert current_plan(store) is None
    redo(store)
    assert current_plan(store).steps == FOUND


def test_repairs_of_all_kinds_have_theirs(store, replanner, monkeypatch):
    publish_week(store)
    assert replan(store, PARAMS, MORNING).steps == REPAIRED
    monkeypatch.setattr("sabbatical.planning.verify.verify_plan", lambda *_: (BREACH,))
    noon = dt.datetime.combine(date_of("Tue"), dt.time(12), dt.UTC)
    assert restore_version(store, 1, noon, PARAMS).steps == REPAIRED
    assert load_version(store, 1).steps == ()  # it was not sought here


def test_what_is_put_by_hand_was_not_found_but_what_is_planned_around_it_is(store, replanner):
    add_draft(store)
    moved = MoveSession(session="Q1-1.2", date=date_of("Thu"), period="P2")
    assert do_by_hand(store, moved, BEFORE_TERM).steps == ()
    assert repair_the_rest(store, PARAMS, BEFORE_TERM).steps == REPAIRED


@pytest.mark.parametrize("is_known", [True, False])
def test_the_leaders_pictures_tell_how_the_plan_was_found_or_that_it_is_not_known(
    store, planner, tmp_path: Path, is_known: bool
):
    if is_known:
        make_plan(store, PARAMS)
    else:
        add_draft(store)
    export(store, tmp_path / "out", Audience.LEADER, ExportOptions(formats=(ExportFormat.SVG,)))
    picture = (tmp_path / "out" / "charts" / "solve_steps.svg").read_text(encoding="utf-8")
    assert ("requests: value 5, proven best" in picture) == is_known
    assert ("How this plan was found is not known" in picture) != is_known
