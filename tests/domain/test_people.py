"""Finding a person by what a leader calls them."""

import pytest

from sabbatical.domain.people import find_person
from sabbatical.domain.rows.people import Teacher
from sabbatical.errors import DataError
from tests.schools import make_school

SCHOOL = make_school(
    teachers=(Teacher(id="K1", name="Ana Kim"), Teacher(id="K2", name="Bo Kim"), Teacher(id="Ana Kim", name="Cleo"))
)


@pytest.mark.parametrize(
    ("text", "person"), [("K1", "K1"), ("bo kim", "K2"), ("Bo", "K2"), ("sue sato", "SUE"), ("Ana Kim", "Ana Kim")]
)
def test_an_id_comes_before_a_name_and_a_part_that_is_one_persons_will_do(text, person):
    assert find_person(SCHOOL, text) == person


@pytest.mark.parametrize(
    ("text", "message"),
    [("kim", r"“kim” may be Ana Kim \(K1\), Bo Kim \(K2\)"), ("Zoe", "Nobody is called"), (" ", "Nobody")],
)
def test_nobody_and_several_are_refused(text, message):
    with pytest.raises(DataError, match=message):
        find_person(SCHOOL, text)
