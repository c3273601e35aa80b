"""Undo, redo and history from the command line."""

import re

import pytest


@pytest.fixture
def published(run, school_folder):
    for command in (["import", school_folder], ["plan"], ["publish"]):
        assert run(*command).exit_code == 0
    return run


def test_a_publication_is_undone_and_done_again(published):
    before = published("status").stdout
    undone = published("undo")
    assert undone.exit_code == 0
    assert undone.stdout == "Undone: Published plan 1. To do it again: sabbatical redo\n"
    assert "draft" in published("status").stdout
    assert published("redo").stdout == "Done again: Published plan 1.\n"
    assert published("status").stdout == before


def test_the_day_is_taken_back_to_its_beginning(published):
    assert [published("undo").exit_code for _ in range(3)] == [0, 0, 0]
    assert "no school in the database" in published("status").stderr
    result = published("undo")
    assert result.exit_code == 1
    assert "That cannot be done now: There is nothing to undo." in result.stderr


def test_the_history_has_the_newest_action_first_and_marks_what_is_undone(published):
    published("undo")
    lines = published("history").stdout.splitlines()
    assert all(re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d  ", line) for line in lines)
    assert [line[18:] for line in lines][:2] == ["Published plan 1 (undone)", "Made plan 1"]
    assert lines[2][18:].startswith("Imported ")


def test_without_an_action_each_command_says_so(run):
    assert run("history").stdout == "Nothing was done yet.\n"
    for command in ("undo", "redo"):
        result = run(command)
        assert result.exit_code == 1
        assert f"nothing to {command}" in result.stderr
