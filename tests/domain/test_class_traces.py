"""Which texts hold a person, and what they are without."""

import pytest

from sabbatical.domain.class_traces import names_person, stand_ins_in, without_people


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("7A Maths (AK)", "7A Maths (deleted-1)"),
        ("7A Maths (AK, BL) 2", "7A Maths (deleted-1, BL) 2"),
        ("7A Maths (BL, AK)", "7A Maths (BL, deleted-1)"),
        ("7A + 7B (East) Maths (AK)", "7A + 7B (East) Maths (deleted-1)"),
        ("7A Maths (AKI)", None),
        ("7A (AK) Maths", None),
        ("AK 7A", None),
        ("AK", None),
    ],
)
def test_only_the_teachers_in_brackets_at_the_end_give_way(text: str, without: str | None):
    assert names_person(text, "AK") == (without is not None)
    assert without_people(text, {"AK": "deleted-1"}) == (without or text)


def test_ids_with_signs_of_their_own():
    assert without_people("Art (Kim, Ann (Jr.), Bo)", {"Kim, Ann (Jr.)": "deleted-2"}) == "Art (deleted-2, Bo)"


def test_stand_ins_are_found_again():
    assert stand_ins_in(["7A Maths (deleted-2, BL)", "Art (deleted-11)", "undeleted-3"]) == {"deleted-2", "deleted-11"}
