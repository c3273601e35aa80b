"""Publishing and the history of plans."""

import datetime as dt
from dataclasses import replace

import pytest

from sabbatical.domain.edits.requests import delete_request
from sabbatical.domain.plan import VersionState
from sabbatical.domain.planning import BreachLine
from sabbatical.errors import DataError
from sabbatical.services.plans import (
    current_plan,
    discard_draft,
    list_versions,
    load_version,
    publish,
    published_plan,
    verify_current,
)
from sabbatical.services.school import edit_school
from tests.reports_case import make_plan
from tests.services.case import BEFORE_TERM, NOON, add_draft

LATER = NOON + dt.timedelta(hours=1)
BREACH = BreachLine(rule="travel", sentence="Ann has 5 minutes to get from Main to Annex and needs 10.")


@pytest.mark.usefixtures("sound")
def test_a_draft_is_published_and_the_next_one_supersedes_it(store):
    add_draft(store)
    first = publish(store, NOON)
    assert (first.number, first.state, first.published_at) == (1, VersionState.PUBLISHED, NOON)
    add_draft(store)
    assert current_plan(store).version.number == 2
    assert published_plan(store).version == first
    publish(store, LATER)
    assert [(version.number, version.state) for version in list_versions(store)] == [
        (1, VersionState.SUPERSEDED),
        (2, VersionState.PUBLISHED),
    ]
    assert load_version(store, 1).plan == make_plan()


def test_a_draft_that_breaks_a_rule_with_the_school_as_it_is_stays_a_draft(store, monkeypatch):
    monkeypatch.setattr("sabbatical.planning.verify.verify_plan", lambda *_: (BREACH,))
    add_draft(store)
    with pytest.raises(DataError, match="Draft 1 breaks a hard rule") as caught:
        publish(store, NOON)
    assert caught.value.lines == (f"travel: {BREACH.sentence}",)
    assert published_plan(store) is None
    assert current_plan(store).version.state is VersionState.DRAFT
    assert verify_current(store, BEFORE_TERM) == (BREACH,)


def test_the_true_check_stands_before_publication(store):
    """The week's plan takes A, whose day allows 60 minutes, out of 50; with 40 allowed it is a breach."""
    add_draft(store)
    edit_school(store, lambda school: with_release_limit(school, 40))
    with pytest.raises(DataError) as caught:
        publish(store, NOON)
    assert any(line.startswith("release-limit: ") for line in caught.value.lines)


def with_release_limit(school, minutes):
    return replace(school, defaults=replace(school.defaults, release_day_max=minutes))


def test_a_change_during_the_check_stops_the_publication(store, monkeypatch):
    def change_school(*_: object) -> tuple[BreachLine, ...]:
        edit_school(store, lambda school: delete_request(school, "Q2"))
        return ()

    monkeypatch.setattr("sabbatical.planning.verify.verify_plan", change_school)
    add_draft(store)
    with pytest.raises(DataError, match="changed while it was checked"):
        publish(store, NOON)
    assert published_plan(store) is None


def test_a_new_draft_during_the_check_is_not_published_unchecked(store, monkeypatch):
    def plan_again(*_: object) -> tuple[BreachLine, ...]:
        add_draft(store)
        return ()

    monkeypatch.setattr("sabbatical.planning.verify.verify_plan", plan_again)
    add_draft(store)
    with pytest.raises(DataError, match="changed while it was checked"):
        publish(store, NOON)
    assert published_plan(store) is None


@pytest.mark.usefixtures("sound")
def test_discarding_a_draft_leaves_the_published_plan(store):
    add_draft(store)
    publish(store, NOON)
    add_draft(store)
    discard_draft(store)
    assert [version.number for version in list_versions(store)] == [1]
    assert current_plan(store) == published_plan(store)


@pytest.mark.parametrize("act", [discard_draft, lambda store: publish(store, NOON)])
def test_without_a_draft_one_is_told_how_to_make_it(store, act):
    with pytest.raises(DataError, match="There is no draft") as caught:
        act(store)
    assert "sabbatical plan" in caught.value.hint


def test_without_a_plan_there_is_nothing_to_verify(store):
    assert current_plan(store) is None
    with pytest.raises(DataError, match="There is no plan yet"):
        verify_current(store, BEFORE_TERM)


def test_a_number_that_no_plan_has_is_told_with_those_there_are(store):
    add_draft(store)
    add_draft(store)
    with pytest.raises(DataError, match="There is no plan 1") as caught:
        load_version(store, 1)
    assert caught.value.hint == "The plans stored are: 2."
