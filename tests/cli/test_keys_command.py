"""`sabbatical keys`: every key by name, and what is wrong with a keys file."""

import pytest

from sabbatical.cli.exits import ExitStatus


def test_keys_are_printed_as_a_keys_file_of_which_each_line_can_be_changed(run, tmp_path, monkeypatch):
    monkeypatch.setenv("SABBATICAL_CONFIG", str(tmp_path))
    lines = run("keys").output.splitlines()
    assert lines[0] == f"# {tmp_path / 'keys.toml'}"
    assert any(line.startswith('"requests.why-not" = "w"  # Why not') for line in lines)
    (tmp_path / "keys.toml").write_text("\n".join(lines), encoding="utf-8")
    assert run("keys").exit_code == ExitStatus.DONE


@pytest.mark.parametrize("line", ['"requests.why-not" = "n"', '"requests.nothing" = "y"'])
def test_a_wrong_keys_file_is_named(run, tmp_path, monkeypatch, line):
    monkeypatch.setenv("SABBATICAL_CONFIG", str(tmp_path))
    (tmp_path / "keys.toml").write_text(line, encoding="utf-8")
    result = run("keys")
    assert result.exit_code == ExitStatus.WRONG
    assert "keys.toml needs correcting" in result.output
