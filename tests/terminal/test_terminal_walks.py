"""What a leader does most, on the sample school, in the true program with keys alone, and how many."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from benchmarks.app import leader_walks as walks
from benchmarks.app.walked import new_term
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.services_gateway import ServicesGateway
from tests.terminal.conftest import OpenTerminal
from tests.terminal.hands import Hands, keys_in_guide

pytestmark = pytest.mark.terminal

SCHOOL = Path(__file__).parents[2] / "sabbatical" / "sample" / "school"
MOST_KEYS = {walks.TEACHER: 40, walks.ABSENCE: 25}


def test_a_term_is_begun_with_few_keys(open_terminal: OpenTerminal, tmp_path: Path):
    gateway = ServicesGateway(str(tmp_path / "term.db"))
    gateway.begin_school(new_term(SCHOOL))
    terminal, out = open_terminal("--db", str(tmp_path / "term.db")), tmp_path / "out"
    cast = walks.cast_of(look(gateway).school, look(gateway).names)

    def walk(name: str, steps: Callable[[Hands], None]) -> None:
        terminal.press("F2")
        terminal.wait_for("\r Home  ", "Needs you", "^p palette")
        hands = Hands(terminal)
        steps(hands)
        assert hands.keys == keys_in_guide()[name] <= MOST_KEYS.get(name, hands.keys), name

    walk(walks.TEACHER, partial(walks.add_teacher, cast=cast))
    walk(walks.REQUEST, partial(walks.ask, cast=cast))
    walk(walks.PLAN, walks.plan_first)
    walk(walks.ABSENCE, partial(walks.repair_day, cast=cast))
    coach = walks.whom_to_move(gateway.hand_desk(), look(gateway))
    walk(walks.MOVE, partial(walks.move_session, name=coach))
    walk(walks.EXPORT, partial(walks.hand_out, folder=out))

    assert (out / "board.csv").is_file()
    picture = look(gateway)
    school, plan = picture.school, picture.plan
    eva = next(row for row in school.teachers if row.id == "EVA")
    assert (eva.coach, eva.max_requests, eva.release_day_max, eva.release_week_max) == (True, 1, 45, 90)
    levels = {row.topic: row.level for row in school.strengths if row.teacher == "EVA"}
    assert levels == dict(zip(cast.topics, (4, 5), strict=True))
    assert (cast.asking, cast.topics[0]) in {(picture.name(row.teacher), row.topic) for row in school.requests}
    assert plan is not None
    assert [picture.name(row.coach) for row in plan.sessions if row.pinned] == [coach]


def look(gateway: ServicesGateway) -> TermPicture:
    found = gateway.look()
    assert found is not None
    return found
