"""`sabbatical absent`; the tiny school's term is the week from Monday 2027-01-11 on."""

import pytest


@pytest.fixture
def term(run, school_folder):
    assert run("import", school_folder).exit_code == 0
    return run


def test_two_people_are_entered_in_one_go_by_id_and_by_name(term):
    result = term("absent", "Ada", "2027-01-12", "2027-01-13", "--also", "ben ruiz", "--reason", "flu")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "A1    Ada Moss  2027-01-12 to 2027-01-13  whole days  flu",
        "A2    Ben Ruiz  2027-01-12 to 2027-01-13  whole days  flu",
        "To repair the plan: sabbatical replan",
    ]
    assert term("absent").stdout.splitlines()[-1] == "2 absences."


@pytest.mark.parametrize("periods", ["P1;P2", "P1, P2"])
def test_periods_alone(term, periods):
    assert "P1, P2" in term("absent", "Ada", "2027-01-12", "--periods", periods).stdout
    assert term("absent", "Ada").stdout.splitlines() == [
        "A1    Ada Moss  2027-01-12 to 2027-01-12  P1, P2",
        "1 absence.",
    ]


def test_until_further_notice_and_back(term):
    assert "to 2027-01-15" in term("absent", "Ada", "2027-01-12", "--until-further-notice").stdout
    result = term("absent", "Ada", "--back", "2027-01-14")
    assert result.stdout.splitlines()[0] == "Ada Moss is back on 2027-01-14 (A1)."
    assert "2027-01-12 to 2027-01-13" in term("absent", "Ada").stdout


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["Zoe", "2027-01-12"], "Nobody is called “Zoe”"),
        (["Ada", "2027-01-12", "--periods", "P9"], "P9"),
        (["Ada", "2027-01-12", "2027-01-11"], "lies before"),
        (["Ada", "--back", "2027-01-12"], "No absence of Ada holds 2027-01-12"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_kept(term, arguments, word):
    result = term("absent", *arguments)
    assert result.exit_code == 1
    assert word in result.stderr
    assert term("absent").stdout == "0 absences.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["Ada", "2027-01-12", "--back", "2027-01-13"],
        ["--back", "2027-01-13"],
        ["Ada", "--until-further-notice"],
        ["Ada", "2027-01-12", "2027-01-13", "--until-further-notice"],
        ["Ada", "tomorrow"],
        ["Ada", "--periods", "P1"],
        ["Ada", "--reason", "flu"],
    ],
)
def test_wrong_usage(term, arguments):
    assert term("absent", *arguments).exit_code == 2
