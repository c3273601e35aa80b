"""`sabbatical check`."""


def test_a_sound_folder(run, school_folder):
    result = run("check", school_folder)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.splitlines()[-1].startswith("0 errors, ")


def test_errors_go_to_standard_error_a_line_each(run, broken_folder):
    result = run("check", broken_folder)
    assert result.exit_code == 1
    errors = result.stderr.splitlines()
    last = len((broken_folder / "timetable.csv").read_text(encoding="utf-8").splitlines())
    assert any(line.startswith(f"timetable.csv:{last}: class:") and "nowhere" in line for line in errors)
    assert any(line.startswith(f"timetable.csv:{last}: teacher:") and "nobody" in line for line in errors)
    assert result.stdout.splitlines()[-1].startswith(f"{len(errors)} errors, ")


def test_warnings_go_to_standard_output_and_are_no_failure(run, doubtful_folder):
    result = run("check", doubtful_folder)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert any(line.startswith("pairs.csv:1: mood: warning:") for line in lines)
    assert lines[-1].startswith("0 errors, ")
