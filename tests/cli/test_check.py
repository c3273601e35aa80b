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


def test_warnings_go_to_standard_output_and_are_no_failure(run, school_folder, broken_folder):
    # the same folder without the wrong row, but with a column that nobody knows
    (broken_folder / "timetable.csv").write_bytes((school_folder / "timetable.csv").read_bytes())
    pairs = broken_folder / "pairs.csv"
    pairs.write_text("person,other,rule,mood\n", encoding="utf-8")
    result = run("check", broken_folder)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert any(line.startswith("pairs.csv:") and "mood" in line for line in result.stdout.splitlines())
