"""Looking at the school and changing it."""

from dataclasses import replace

import pytest

from sabbatical.domain.edits.people import delete_teacher
from sabbatical.domain.edits.requests import put_request
from sabbatical.domain.findings import Finding, Severity
from sabbatical.domain.rows.coaching import Request
from sabbatical.domain.school import School
from sabbatical.errors import DataError
from sabbatical.services.plans import current_plan
from sabbatical.services.school import InvalidEditError, edit_school, load_school
from tests.reports_case import TOPIC, make_school
from tests.services.case import add_draft

NEW = Request(id="Q3", teacher="C", topic=TOPIC)


def problems_of(school: School) -> tuple[Finding, ...]:
    """Stand in for the check: every request for a topic that begins with "bad" is an error."""
    return tuple(
        Finding(severity=Severity.ERROR, table="requests", row=index, column="topic", message=f"{row.id} is bad")
        for index, row in enumerate(school.requests)
        if row.topic.startswith("bad")
    )


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sabbatical.domain.validate.find_problems", problems_of)


def test_an_empty_database_has_no_school(empty):
    assert load_school(empty) is None


def test_an_edit_is_stored_and_returned(store):
    edited = edit_school(store, lambda school: put_request(school, NEW))
    assert edited.requests[-1] == NEW
    assert load_school(store) == edited


def test_an_edit_makes_plans_made_before_out_of_date(store):
    add_draft(store)
    assert not current_plan(store).version.school_changed_since
    edit_school(store, lambda school: school)
    assert not current_plan(store).version.school_changed_since  # nothing was changed
    edit_school(store, lambda school: put_request(school, NEW))
    assert current_plan(store).version.school_changed_since


def test_an_edit_that_fails_changes_nothing(store):
    with pytest.raises(DataError, match="is not the id of a teacher"):
        edit_school(store, lambda school: delete_teacher(school, "nobody"))
    assert load_school(store) == make_school()


@pytest.mark.usefixtures("checked")
def test_an_edit_that_brings_an_error_is_refused_with_it(store):
    with pytest.raises(InvalidEditError, match="Q3 is bad") as caught:
        edit_school(store, lambda school: put_request(school, replace(NEW, topic="bad")))
    assert [(finding.table, finding.row) for finding in caught.value.findings] == [("requests", 2)]
    assert caught.value.lines == ("Q3 is bad",)
    assert load_school(store) == make_school()


@pytest.mark.usefixtures("checked")
def test_an_edit_elsewhere_is_kept_though_the_school_has_an_error_already(store):
    bad = replace(make_school(), requests=(replace(make_school().requests[1], topic="bad"), make_school().requests[0]))
    with store.writing() as transaction:
        transaction.school.save(bad)
    # The error moves from row 0 to row 1, but it is the same error.
    edited = edit_school(store, lambda school: replace(school, requests=school.requests[::-1]))
    assert load_school(store) == edited
    # A second error like it is another one.
    with pytest.raises(InvalidEditError, match="Q1 is bad"):
        edit_school(store, lambda school: put_request(school, replace(school.requests[0], topic="bad"), "Q1"))


def test_the_true_check_stands_before_every_edit(store):
    with pytest.raises(InvalidEditError, match="nobody") as caught:
        edit_school(store, lambda school: put_request(school, replace(NEW, teacher="nobody")))
    assert {(finding.table, finding.row, finding.column) for finding in caught.value.findings} == {
        ("requests", 2, "teacher")
    }


def test_an_edit_needs_a_school(empty):
    with pytest.raises(DataError, match="no school in the database") as caught:
        edit_school(empty, lambda school: school)
    assert "sabbatical import" in caught.value.hint
