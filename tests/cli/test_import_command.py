"""`sabbatical import` for timetables: look, fill in, import, import again."""

import re
from pathlib import Path

from tests.importers import case, sheet_case, untis_case


def _filled(template: str) -> str:
    """The template as a leader fills it in."""
    text = template.replace('name = ""\ns', 'name = "Spring"\ns').replace(
        '[school]\nname = ""', '[school]\nname = "Lake School"'
    )
    text = text.replace('start = ""', "start = 2027-01-11").replace('end = ""', "end = 2027-03-19")
    for period, (start, end) in case.TIMES.items():
        text = text.replace(f'"{period}" = ""', f'"{period}" = "{start}-{end}"')
    return text


def test_from_a_preview_over_the_mapping_to_a_second_import(run, tmp_path: Path):
    source = untis_case.untis_folder(tmp_path / "untis")
    preview = run("import", source, "--preview")
    assert preview.exit_code == 1
    lines = preview.stdout.splitlines()
    assert lines[0] == "Untis: 4 teachers, 4 classes, 6 meetings a cycle, 0 problems."
    assert [line.strip().partition(":")[0] for line in lines[2:]] == [
        "school.name", "term.name", "term.start", "term.end", "bell",
    ]  # fmt: skip

    mapping = tmp_path / "mapping.toml"
    assert run("import", source, "--write-mapping", mapping).exit_code == 0
    assert run("import", source, "--write-mapping", mapping).exit_code == 1  # it would be overwritten
    mapping.write_text(_filled(mapping.read_text(encoding="utf-8")), encoding="utf-8")
    ready = run("import", source, "--mapping", mapping, "--preview")
    assert (ready.exit_code, ready.stdout.splitlines()[-1]) == (0, "It can be imported as it is.")
    assert "no school in the database" in run("status").stderr
    assert run("import", source, "--mapping", mapping).stdout.splitlines()[-1] == "It is in the database."

    assert run("import", source).stdout.splitlines()[-1] == "Nothing changed."
    untis_case.untis_folder(tmp_path / "untis", case.moved())
    assert run("import", source, "--preview").stdout.splitlines()[-3:] == [
        "What would change:",
        "  1 meeting added: 7B Maths Tue 3 (Ann Kim)",
        "  1 meeting removed: 7B Maths Tue 2 (Ann Kim)",
    ]
    assert "What changed:" in run("import", source).stdout
    assert run("plan", "--time-limit", "5").exit_code == 0


def test_what_is_wrong_has_its_place(run, tmp_path: Path):
    source = tmp_path / "lake.fet"
    source.write_text("<fet>\n<a></b>\n</fet>", encoding="utf-8")
    result = run("import", source)
    assert result.exit_code == 1
    assert result.stderr.startswith("lake.fet:2: is no sound XML (mismatched tag)")
    preview = run("import", source, "--preview")
    assert (preview.exit_code, preview.stdout) == (1, "It cannot be read.\n")


def test_what_is_nothing_known_is_told_so(run, tmp_path: Path):
    source = tmp_path / "notes.pdf"
    source.write_bytes(b"%PDF-1.7")
    assert "notes.pdf: is none of the formats that can be imported" in run("import", source).stderr


def test_wrong_usage(run, tmp_path: Path, school_folder: Path):
    assert run("import", school_folder, "--anew").exit_code == 2
    assert run("import", sheet_case.sheet_csv(tmp_path / "plan.csv"), "--encoding", "nonsense").exit_code == 2
    assert run("import", sheet_case.sheet_csv(tmp_path / "plan.csv"), "--encoding", "base64").exit_code == 2


def test_a_school_folder_can_be_looked_at_first(run, school_folder: Path):
    preview = run("import", school_folder, "--preview")
    assert preview.exit_code == 0
    assert re.fullmatch(r".+: \d+ teachers, .+\.\n", preview.stdout)
    assert "no school in the database" in run("status").stderr
