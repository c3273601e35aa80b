"""The first school of a database, typed in."""

from dataclasses import replace

import pytest

from sabbatical.db.store import Store
from sabbatical.errors import DataError
from sabbatical.services.beginning import begin_school
from sabbatical.services.school import InvalidEditError, load_school
from sabbatical.services.undo import list_actions, undo
from tests.schools import make_school


def test_a_school_is_begun_in_one_action_that_can_be_undone(empty: Store):
    begin_school(empty, make_school())
    assert load_school(empty) == make_school()
    assert [row.title for row in list_actions(empty)] == ["Began Small School, Two weeks"]
    undo(empty)
    assert load_school(empty) is None


def test_a_school_with_errors_is_not_begun(empty: Store):
    with pytest.raises(InvalidEditError, match="regular"):
        begin_school(empty, replace(make_school(), bell=()))
    assert load_school(empty) is None


def test_a_second_school_is_refused(store: Store):
    before = load_school(store)
    with pytest.raises(DataError, match="holds a school already"):
        begin_school(store, make_school())
    assert load_school(store) == before
