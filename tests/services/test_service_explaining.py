"""Explanations as a service: which plan is asked about, and what is refused."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from sabbatical.db.store import Store
from sabbatical.domain.explanation import Verdict
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.school import School
from sabbatical.errors import DataError, StoppedError
from sabbatical.services.explaining import explain_folder, explain_newest, explain_published
from sabbatical.services.importing import import_folder
from sabbatical.services.planning import make_plan
from sabbatical.services.plans import publish
from sabbatical.services.school import edit_school
from tests.services.case import BEFORE_TERM, NOON

CONTESTED = Path(__file__).parents[2] / "fixtures" / "tiny" / "one_coach_one_request"
PARAMS = PlanParams(time_limit_seconds=30, workers=1)


@pytest.fixture
def contested(tmp_path: Path) -> Store:
    """Ada takes one request: R2 is served, R1 is not."""
    store = Store.open(str(tmp_path / "term.db"))
    import_folder(store, CONTESTED)
    return store


def _with_two_requests(school: School) -> School:
    return replace(school, teachers=tuple(replace(row, max_requests=2) for row in school.teachers))


def test_without_a_plan_there_is_nothing_to_explain(contested: Store):
    with contested, pytest.raises(DataError, match="no plan yet"):
        explain_published(contested, "R1", PARAMS, BEFORE_TERM)


def test_published_and_newest_are_asked_about_apart(contested: Store):
    with contested:
        make_plan(contested, PARAMS)
        assert (
            explain_published(contested, "R2", PARAMS, BEFORE_TERM).verdict is Verdict.SERVED
        )  # the draft, where there is no other
        publish(contested, NOON)
        edit_school(contested, _with_two_requests)
        make_plan(contested, PARAMS)
        # two requests are allowed by now
        assert explain_published(contested, "R1", PARAMS, BEFORE_TERM).verdict is Verdict.ROOM
        assert explain_newest(contested, "R1", PARAMS, BEFORE_TERM).verdict is Verdict.SERVED


def test_an_unknown_request_is_refused_before_a_solve():
    with pytest.raises(DataError, match="R9"):
        explain_folder(CONTESTED, None, "R9", PARAMS)


def test_a_folder_alone_is_planned_and_that_can_be_stopped():
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(StoppedError):
        explain_folder(CONTESTED, None, "R1", PARAMS, cancel=cancel)
