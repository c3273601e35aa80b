"""The user's own settings and keys on this computer."""

from pathlib import Path

import pytest

from sabbatical.errors import DataError
from sabbatical.services.own_settings import OwnSettings, load_keys, load_settings, save_settings, settings_folder


def test_what_is_saved_is_read_again_and_closed_to_others(tmp_path: Path):
    folder = tmp_path / "new" / "sabbatical"
    settings = OwnSettings(theme="sabbatical-light", tour_seen=True)
    assert save_settings(folder, settings)
    assert load_settings(folder) == settings
    assert [path.name for path in folder.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize("text", ["", "theme = 3\ntour_seen = 'x'", "not toml ["])
def test_what_cannot_be_read_is_as_at_the_first_start(tmp_path: Path, text: str):
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    assert load_settings(tmp_path) == OwnSettings()


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not save_settings(tmp_path / "file", OwnSettings())


def test_keys_are_read_and_what_is_wrong_is_named(tmp_path: Path):
    assert load_keys(tmp_path) == {}
    file = tmp_path / "keys.toml"
    file.write_text('"go.people" = "f4"', encoding="utf-8")
    assert load_keys(tmp_path) == {"go.people": "f4"}
    file.write_text('"go.people" = 4', encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_keys(tmp_path)
    assert caught.value.lines == ("go.people: write a key in quotes, not 4",)
    file.write_text("go.people = [", encoding="utf-8")
    with pytest.raises(DataError, match="cannot be read"):
        load_keys(tmp_path)


def test_the_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("SABBATICAL_CONFIG", str(tmp_path))
    assert settings_folder() == tmp_path
