"""The term's first round in the database: import, plan, publish, status, export."""

import csv
import signal

import pytest

from tests.reports_case import make_plan


@pytest.fixture
def planned(run, school_folder):
    assert run("import", school_folder).exit_code == 0
    assert run("plan").exit_code == 0
    return run


@pytest.fixture
def published(planned):
    assert planned("publish").exit_code == 0
    return planned


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_import_tells_what_came_in(run, school_folder):
    result = run("import", school_folder)
    assert result.exit_code == 0
    assert "4 teachers, 4 classes, 1 request." in result.stdout


def test_import_tells_warnings_on_standard_error(run, doubtful_folder):
    result = run("import", doubtful_folder)
    assert result.exit_code == 0
    assert "pairs.csv:1: mood: warning:" in result.stderr
    assert "mood" not in result.stdout


def test_a_wrong_folder_leaves_the_database_as_it_was(run, school_folder, broken_folder):
    run("import", school_folder)
    result = run("import", broken_folder)
    assert result.exit_code == 1
    assert "timetable.csv:" in result.stderr
    assert "4 teachers" in run("status").stdout


@pytest.mark.parametrize("command", [["status"], ["plan"], ["publish"], ["export", "out"]])
def test_without_a_school_each_command_says_so(run, command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(*command)
    assert result.exit_code == 1
    assert "sabbatical import" in result.stderr
    assert not (tmp_path / "out").exists()


def test_plan_keeps_a_draft_that_publish_publishes(planned):
    assert "draft" in planned("status").stdout
    assert planned("publish").stdout == "Plan 1 is published.\n"
    assert "published" in planned("status").stdout


def test_publish_without_a_draft(run, school_folder):
    run("import", school_folder)
    result = run("publish")
    assert result.exit_code == 1
    assert "no draft" in result.stderr


def test_status_takes_ten_lines_at_most(planned):
    result = planned("status")
    assert result.exit_code == 0
    assert 3 <= len(result.stdout.splitlines()) <= 10


def test_db_option_wins_over_the_environment(run, school_folder, tmp_path):
    run("--db", f"sqlite:///{tmp_path / 'other.db'}", "import", school_folder)
    assert run("status").exit_code == 1
    assert run("--db", tmp_path / "other.db", "status").exit_code == 0


def test_the_leader_gets_school_and_plan(planned, tmp_path, school_folder):
    result = planned("export", tmp_path / "out")
    assert result.exit_code == 0
    found = [name for name in files(tmp_path / "out") if name != ".sabbatical"]  # the list of what was written
    assert sorted(result.stdout.splitlines()) == [str(tmp_path / "out" / name) for name in found]
    assert "school/teachers.csv" in found
    assert "plan/sessions.csv" in found
    assert planned("verify", tmp_path / "out" / "school", tmp_path / "out" / "plan").exit_code == 0


def test_what_is_exported_can_be_imported_and_exported_alike(planned, tmp_path):
    planned("export", tmp_path / "one")
    assert planned("--db", tmp_path / "two.db", "import", tmp_path / "one" / "school").exit_code == 0
    planned("--db", tmp_path / "two.db", "export", tmp_path / "two")
    for name in files(tmp_path / "one" / "school"):
        first, second = (tmp_path / place / "school" / name for place in ("one", "two"))
        assert first.read_bytes() == second.read_bytes()


def test_staff_get_the_cover_sheet_alone(published, tmp_path):
    published("export", tmp_path / "out", "--audience", "staff")
    assert files(tmp_path / "out") == ["cover_sheet.csv"]
    text = (tmp_path / "out" / "cover_sheet.csv").read_text(encoding="utf-8")
    # Ada coaches Cleo on Questioning; only Ben, who covers, is named
    assert [word for word in ("Ada", "Cleo", "Questioning", "coach", "release") if word in text] == []
    assert text.splitlines()[1].endswith(",MATH-A,Ben Ruiz")


def test_board_gets_numbers_alone(published, tmp_path):
    published("export", tmp_path / "out", "--audience", "board")
    assert files(tmp_path / "out") == ["board.csv"]
    with (tmp_path / "out" / "board.csv").open(encoding="utf-8", newline="") as file:
        values = [row["value"] for row in csv.DictReader(file)]
    # four teachers: every number is about fewer than five
    assert set(values) == {"under 5 people"}


def test_a_person_gets_their_own(published, tmp_path):
    published("export", tmp_path / "out", "--audience", "person", "--person", "Ben", "--person", "Ada")
    assert files(tmp_path / "out") == ["people/Ada.csv", "people/Ada.ics", "people/Ben.csv", "people/Ben.ics"]
    assert "Questioning" not in (tmp_path / "out" / "people" / "Ben.csv").read_text(encoding="utf-8")


def test_an_unknown_person_gets_nothing(published, tmp_path):
    result = published("export", tmp_path / "out", "--audience", "person", "--person", "Zoe")
    assert result.exit_code == 1
    assert "Zoe" in result.stderr
    assert not (tmp_path / "out").exists()


def test_an_interrupted_plan_leaves_the_draft_before_it(planned, monkeypatch):
    def plan_until_interrupted(school, params, on_progress, cancel):
        signal.raise_signal(signal.SIGINT)
        assert cancel.wait(timeout=30)
        return make_plan()

    before = planned("status").stdout
    monkeypatch.setattr("sabbatical.planning.job.plan_term", plan_until_interrupted)
    result = planned("plan")
    assert result.exit_code == 130
    assert "Interrupted" in result.stderr
    assert planned("status").stdout == before


def test_nothing_is_handed_out_before_it_is_published(planned, tmp_path):
    result = planned("export", tmp_path / "out", "--audience", "staff")
    assert result.exit_code == 1
    assert "Nothing is published yet" in result.stderr
    assert "sabbatical publish" in result.stderr
    assert not (tmp_path / "out").exists()


def test_the_leader_is_told_what_the_export_holds(run, school_folder, tmp_path):
    run("import", school_folder)
    said = [run("export", tmp_path / "school alone").stderr]
    run("plan")
    said.append(run("export", tmp_path / "draft").stderr)
    run("publish")
    said.append(run("export", tmp_path / "published").stderr)
    assert "no plan yet, so the school alone was written" in said[0]
    assert "The plan is a draft" in said[1]
    assert said[2] == ""
    assert not (tmp_path / "school alone" / "plan").exists()


def test_an_export_replaces_an_earlier_one(planned, tmp_path):
    assert planned("export", tmp_path / "out").exit_code == 0
    assert planned("export", tmp_path / "out").exit_code == 0
