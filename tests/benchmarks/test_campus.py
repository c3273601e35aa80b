"""Schools joined into a campus keep their ids apart and share their topics."""

import shutil
from pathlib import Path

import pytest

from benchmarks.campus import CampusError, join
from benchmarks.child import read_problem
from solver.solve import solve

TINY = Path(__file__).parents[2] / "fixtures" / "tiny"


def test_a_campus_has_everything_of_each_part(tmp_path: Path):
    part = TINY / "release_same_subject"
    join([part, part, part], tmp_path / "campus")
    one, campus = read_problem(part), read_problem(tmp_path / "campus")
    for name in ("teachers", "classes", "meetings", "requests", "substitutes", "strengths"):
        assert len(getattr(campus, name)) == 3 * len(getattr(one, name)), name
    assert campus.slots == one.slots
    assert {teacher.id for teacher in campus.teachers} == {f"{p}-{t.id}" for p in "ABC" for t in one.teachers}
    assert {strength.topic for strength in campus.strengths} == {strength.topic for strength in one.strengths}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_coaches_may_coach_across_the_parts(tmp_path: Path, order: tuple[int, int]):
    """One part has the coach and asks for nothing, the other asks and has nobody who is strong in anything."""
    parts = tmp_path / "coach", tmp_path / "asks"
    for part in parts:
        shutil.copytree(TINY / "one_coach_one_request", part)
    (parts[0] / "requests.csv").unlink()
    (parts[1] / "strengths.csv").unlink()
    join([parts[number] for number in order], tmp_path / "campus")
    plan = solve(read_problem(tmp_path / "campus")).plan
    assert plan is not None
    assert {session.coach[1:] for session in plan.sessions} == {"-Ada"}
    assert all(session.coach[0] != session.request[0] for session in plan.sessions)


def test_one_part_alone_is_copied(tmp_path: Path):
    part = TINY / "coteacher_leads"
    join([part], tmp_path / "campus")
    assert read_problem(tmp_path / "campus") == read_problem(part)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [("bell.csv", "0", "1"), ("school.toml", "end = 2", "end = 3")],
    ids=["bell schedule", "term"],
)
def test_parts_that_differ_in_what_they_share_are_refused(tmp_path: Path, file: str, old: str, new: str):
    part, other = TINY / "coteacher_leads", tmp_path / "other"
    shutil.copytree(part, other)
    text = (other / file).read_text(encoding="utf-8")
    (other / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CampusError, match=file):
        join([part, other], tmp_path / "campus")
