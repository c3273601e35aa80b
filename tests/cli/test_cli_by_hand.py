"""`sabbatical move`, `cover`, `withdraw`, `pin` and `replan --by-hand` on the tiny school.

Its best plan: on Monday 2027-01-11 in P1 Ada observes Cleo in SCI, and Ben covers MATH-A. Cleo teaches nothing else.
"""

import pytest

TODAY = ("--today", "2027-01-11")


@pytest.fixture
def published(run, school_folder):
    for command in (["import", school_folder], ["plan"], ["publish"]):
        assert run(*command).exit_code == 0
    return run


@pytest.fixture
def cover_id(published, tmp_path):
    assert published("export", tmp_path / "out").exit_code == 0
    rows = (tmp_path / "out" / "plan" / "covers.csv").read_text(encoding="utf-8").splitlines()
    return rows[1].split(",")[0]


def test_a_forbidden_move_is_refused_with_the_rule_and_changes_nothing(published):
    result = published("move", "R1-1.1", "2027-01-12", "P1", *TODAY)
    assert result.exit_code == 1
    assert "host: The session of request R1, cycle 1, step 1 on 2027-01-12 in period P1 names no class" in result.stderr
    assert "The change was not made" in result.stderr
    assert "draft" not in published("versions").stdout


def test_a_try_says_the_same_and_is_no_error(published):
    result = published("move", "R1-1.1", "2027-01-12", "P1", "--try", *TODAY)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "Not possible, and no re-plan could make it so."


def test_another_person_for_a_cover_is_named_and_pinned(published, cover_id):
    tried = published("cover", cover_id, "Dot Lane", "--try", *TODAY)
    # 60 % of 50 minutes instead of 30 %: 15 minutes more; 30 of a cap of 40. Ben and Dot change, today threefold.
    assert tried.stdout.splitlines() == [
        "Allowed.",
        f"  cover {cover_id}: MATH-A P1: Dot, colleague, 30.00 minutes lost",
        "The plan: changes +6; lost +15.00 minutes; worst +37.5 % of a cap",
    ]
    assert "draft" not in published("versions").stdout
    done = published("cover", cover_id, "Dot", *TODAY)
    assert done.stdout.splitlines() == [
        *tried.stdout.splitlines(),
        "Kept as draft 2. To publish it: sabbatical publish",
    ]
    assert published("publish").exit_code == 0
    assert "Undone: Published plan 2" in published("undo").stdout


def test_who_may_not_cover_is_refused_and_those_who_may_are_named(published, cover_id):
    result = published("cover", cover_id, "Cleo", *TODAY)
    assert result.exit_code == 1
    assert "one-place: Cleo has" in result.stderr
    assert "Possible for it: Dot, Sam." in result.stderr


def test_a_release_is_not_left_uncovered_where_policy_forbids_it(published, cover_id):
    result = published("cover", cover_id, "--uncovered", *TODAY)
    assert result.exit_code == 1
    assert "covered: MATH-A on 2027-01-11 in period P1 is left uncovered" in result.stderr


@pytest.mark.parametrize("name", ["R1", "R1-1.1"])
def test_a_request_or_the_cycle_of_a_session_is_withdrawn(published, cover_id, name):
    result = published("withdraw", name, *TODAY)
    # Ada, Cleo and Ben lose a duty each, today threefold; 15 minutes, of a cap of 40.
    tiers = (
        "requests -3; changes +9; lost -15.00 minutes; worst -37.5 % of a cap; spread -1; fairness -1; preferences -1"
    )
    assert result.stdout.splitlines() == [
        "Allowed.",
        "  R1-1.1 goes",
        f"  {cover_id} goes",
        f"The plan: {tiers}",
        "Kept as draft 2. To publish it: sabbatical publish",
    ]
    assert published("publish").exit_code == 0


def test_a_pin_is_set_and_let_go(published):
    assert published("pin", "R1-1.1", *TODAY).stdout.splitlines()[-1] == "Pinned: R1-1.1, in plan 1."
    released = published("pin", "R1-1.1", "--off", *TODAY)
    assert released.stdout.splitlines()[-1] == "No longer pinned: R1-1.1, in plan 1."


def test_the_rest_is_repaired_around_what_was_named(published, cover_id):
    assert published("cover", cover_id, "Dot", *TODAY).exit_code == 0
    result = published("replan", "--by-hand", *TODAY, "--workers", "1")
    assert result.exit_code == 0
    assert "  Mon 2027-01-11 P1: new: cover MATH-A" in result.stdout.splitlines()
    assert result.stdout.splitlines()[-1].startswith(
        "Kept as draft 3 (1 session placed by hand; 1 cover named by hand)"
    )


def test_before_a_first_publication_the_draft_is_repaired_by_itself(run, school_folder):
    run("import", school_folder)
    run("plan")
    result = run("replan", "--by-hand", *TODAY, "--workers", "1")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "Kept as draft 2. To publish it: sabbatical publish"


@pytest.mark.parametrize(
    "arguments",
    [
        ["move", "R1-1.1", "soon", "P1"],
        ["cover", "X"],
        ["cover", "X", "Dot", "--uncovered"],
        ["replan", "--by-hand", "--extend"],
    ],
)
def test_wrong_usage(published, arguments):
    assert published(*arguments).exit_code == 2


def test_what_is_not_in_the_plan_is_said(published):
    result = published("pin", "nothing", *TODAY)
    assert result.exit_code == 1
    assert "The plan has no session with the id nothing" in result.stderr
