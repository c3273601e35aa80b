"""class-spacing."""

import pytest

from solver.problem import CoverKind, MayRelease, Step, StepKind
from tests.solver.builders import ProblemBuilder, broken_rules, cover, session


def _broken(days: tuple[int, ...], per_class: int, window: int) -> set[str]:
    """7B meets once a day for ten days; Ben leaves it on `days`."""
    school = ProblemBuilder(days=10, periods=1)
    school.teacher("Ana")
    school.teacher("Ben", level=4)
    school.substitute("Sub")
    school.set_policy(releases_per_class=per_class, releases_window_days=window)
    for day in range(10):
        school.meeting("7B", day, 1, "Ben")
    school.request("R1", "Ana", Step(kind=StepKind.MEET, release=MayRelease.COACH), cycles=9)
    rows = []
    for cycle, day in enumerate(days, start=1):
        rows += [session("R1", "Ben", day, cycle=cycle), cover("7B", day, CoverKind.SUBSTITUTE, "Sub")]
    return broken_rules(school.build(), *rows)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((0, 2), set()),
        ((0, 2, 5), set()),  # days 0 to 4 hold two, days 1 to 5 hold two
        ((0, 2, 4), {"class-spacing"}),  # days 0 to 4 hold three
        ((1, 5, 9), set()),
    ],
)
def test_so_many_releases_in_any_window(days, expected):
    assert _broken(days, per_class=2, window=5) == expected


def test_never_in_two_meetings_running():
    assert _broken((3, 5), per_class=9, window=10) == set()
    assert _broken((3, 4), per_class=9, window=10) == {"class-spacing"}


@pytest.mark.parametrize("window", [0, 1, 10])
def test_no_releases_per_class_means_none(window):
    assert _broken((3,), per_class=1, window=window) == set()
    assert _broken((3,), per_class=0, window=window) == {"class-spacing"}


def _coteaching(absent: bool) -> tuple[ProblemBuilder, list]:
    """Ana and Ben teach 7AB on days 0 and 2, Cem on day 1; both coachees leave on day 0, of three teachers."""
    school = ProblemBuilder(days=3, periods=1)
    school.teacher("Ana")
    school.teacher("Ben")
    school.teacher("Dan", absent_slots=frozenset({0} if absent else {}))
    school.teacher("Eva", level=4)
    school.teacher("Fay", level=4)
    school.teacher("Gus")
    for day in range(3):
        school.meeting("7AB", day, 1, "Ana", "Ben", "Dan", "Gus")
    step = Step(kind=StepKind.MEET, release=MayRelease.COACHEE)
    school.request("R1", "Ana", step)
    school.request("R2", "Ben", step)
    return school, [session("R1", "Eva", 0), cover("7AB", 0, CoverKind.COTEACHER, "Gus")]


def test_it_counts_meetings_not_teachers():
    school, rows = _coteaching(absent=False)
    school.set_policy(releases_per_class=1, releases_window_days=3)
    # Two teachers leave the one meeting of day 0: one meeting with a release, 1 is allowed.
    assert broken_rules(school.build(), *rows, session("R2", "Fay", 0)) == set()
    # One leaves on day 0, the other on day 2: two meetings.
    later = (session("R2", "Fay", 2), cover("7AB", 2, CoverKind.COTEACHER, "Gus"))
    assert broken_rules(school.build(), *rows, *later) == {"class-spacing"}


def test_it_counts_meetings_that_an_absence_hits_too():
    school, rows = _coteaching(absent=True)
    school.set_policy(releases_per_class=0, releases_window_days=3)
    # Dan is absent on day 0 and Ana leaves as well: a planned release where none is allowed.
    assert broken_rules(school.build(), *rows) == {"class-spacing"}
    assert broken_rules(school.build(), rows[1]) == set()
