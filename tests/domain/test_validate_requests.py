"""Checks of requests.csv and patterns.csv."""

from dataclasses import replace
from typing import Any

import pytest

from sabbatical.domain.rows.coaching import Pair, PairRule, Request
from sabbatical.domain.rows.people import Teacher
from sabbatical.domain.school import School
from sabbatical.domain.settings import Defaults, Policy
from sabbatical.domain.validate import find_problems
from tests.school_changes import SCHOOL, expect_error, expect_warning, jan, patterns, request, step, told
from tests.schools import make_school

ERRORS = {
    "no topic": (request(topic=""), "requests", 0, "topic", "is empty"),
    "request of nobody": (request(teacher="SUE"), "requests", 0, "teacher", "'SUE' is not the id of a teacher"),
    "priority": (request(priority=0), "requests", 0, "priority", "from 1 to 5, 5 the most urgent"),
    "cycles": (request(cycles=0), "requests", 0, "cycles", "0 is not allowed"),
    "pattern": (request(pattern="observe"), "requests", 0, "pattern", "observe-cycle"),
    "window of a request": (request(earliest=jan(20), latest=jan(19)), "requests", 0, "latest", "before 2027-01-20"),
    "preferred nobody": (request(prefer=" ANA"), "requests", 0, "prefer", "did you mean 'ANA'"),
    "request twice": (
        make_school(requests=SCHOOL.requests * 2), "requests", 1, "id", "'R1' is there twice",
    ),
    "steps from 2": (patterns(step(2, 0, 1)), "patterns", 0, "step", "has 1 steps; number them 1, 2"),
    "step left out": (patterns(step(1), step(3, 0, 1)), "patterns", 1, "step", "3 does not fit"),
    "step twice": (patterns(step(1), step(2, 0, 1), step(2, 0, 1)), "patterns", 2, "step", "2 is there twice"),
    "days": (patterns(step(1), step(2, 3, 2)), "patterns", 1, "min_days", "more than max_days, 2"),
    "no most days": (patterns(step(1), step(2, 0, None)), "patterns", 1, "max_days", "from step 2 on"),
    "no least days": (patterns(step(1), step(2, None, 4)), "patterns", 1, "min_days", "from step 2 on"),
    "negative days": (patterns(step(1), step(2, -1, 4)), "patterns", 1, "min_days", "0 or more"),
}  # fmt: skip


@pytest.mark.parametrize(("school", "table", "row", "column", "words"), ERRORS.values(), ids=ERRORS.keys())
def test_wrong_data_is_an_error_in_its_place(
    school: School, table: str, row: int | None, column: str, words: str
) -> None:
    expect_error(school, (table, row, column), words)


WARNINGS = {
    "topic of nobody": (request(topic="Questionning"), "requests", 0, "topic", "did you mean 'Questioning'"),
    "earliest outside the term": (request(earliest=jan(1)), "requests", 0, "earliest", "outside the term"),
    "latest outside the term": (request(latest=jan(30)), "requests", 0, "latest", "outside the term"),
    "preferred who could not": (request(prefer="CARA"), "requests", 0, "prefer", "no level in 'Questioning'"),
    "days of the first step": (patterns(step(1, 0, None)), "patterns", 0, "min_days", "counts for nothing in step 1"),
}  # fmt: skip


@pytest.mark.parametrize(("school", "table", "row", "column", "words"), WARNINGS.values(), ids=WARNINGS.keys())
def test_doubtful_data_is_a_warning_in_its_place(
    school: School, table: str, row: int | None, column: str, words: str
) -> None:
    expect_warning(school, (table, row, column), words)


NOBODY = {
    "unwilling": ({"teachers": (replace(SCHOOL.teachers[0], coach=False), *SCHOOL.teachers[1:])}, "not willing"),
    "too weak": ({"policy": Policy(min_strength=5)}, "their level is 4, below 5"),
    "kept apart": ({"pairs": (Pair(person="BEN", other="ANA", rule=PairRule.EVALUATES),)}, "keeps the two apart"),
    "may serve none": ({"defaults": Defaults(max_requests=0)}, "max_requests is 0"),
    "only the coachee": ({"requests": (replace(SCHOOL.requests[0], teacher="ANA"),)}, "nobody coaches themselves"),
}


@pytest.mark.parametrize(("changes", "words"), NOBODY.values(), ids=NOBODY.keys())
def test_request_that_nobody_could_coach(changes: dict[str, Any], words: str) -> None:
    found = [finding for finding in find_problems(make_school(**changes)) if finding.table == "requests"]
    assert [(finding.severity, finding.column) for finding in found] == [("warning", "topic")]
    assert words in found[0].message


def test_coachee_without_a_class_cannot_be_observed_but_can_visit() -> None:
    teachers = (*SCHOOL.teachers, Teacher(id="EVE"))
    observed = make_school(teachers=teachers, requests=(Request(id="R", teacher="EVE", topic="Questioning"),))
    assert told(observed) == [("warning", "requests", 0, "pattern")]
    visiting = replace(observed, requests=(replace(observed.requests[0], pattern="visit"),))
    assert told(visiting) == []
