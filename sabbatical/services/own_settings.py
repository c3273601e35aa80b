"""What a user has set for themselves on this computer: the theme, whether they saw the tour, and keys of their own.

Two files in one folder: `settings.toml` is the program's to write, `keys.toml` the user's.
"""

import os
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

from platformdirs import user_config_path

from sabbatical.domain.ways import Way
from sabbatical.errors import DataError

FOLDER_VARIABLE = "SABBATICAL_CONFIG"
SETTINGS_FILE = "settings.toml"
KEYS_FILE = "keys.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSettings:
    """What the program remembers for its user."""

    theme: str = ""
    """Name of the theme; empty = the dark one."""
    tour_seen: bool = False
    """Whether the tour was shown, to the end or not."""


def settings_folder() -> Path:
    """Return where the files lie: `SABBATICAL_CONFIG`, else the usual place of this system."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else user_config_path("sabbatical", appauthor=False)


def load_settings(folder: Path) -> OwnSettings:
    """Return the settings; what is missing or cannot be read is as at the first start."""
    try:
        read = tomllib.loads((folder / SETTINGS_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return OwnSettings()
    theme, seen = read.get("theme"), read.get("tour_seen")
    return OwnSettings(theme=theme if isinstance(theme, str) else "", tour_seen=seen is True)


def save_settings(folder: Path, settings: OwnSettings) -> bool:
    """Write the settings, readable by the user alone; return whether that was possible.

    A folder that cannot be written is no reason to stop: then the next start is like the first.
    """
    import tomli_w

    part = folder / f"{SETTINGS_FILE}.part"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_text(tomli_w.dumps(asdict(settings)), encoding="utf-8", newline="\n")
        part.replace(folder / SETTINGS_FILE)
    except OSError:
        return False
    return True


def load_keys(folder: Path) -> dict[str, str]:
    """Return the keys that the user wants, by name; none where there is no file.

    Raises
    ------
    DataError
        If the file cannot be read, or holds something else than names and keys.
    """
    path = folder / KEYS_FILE
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise DataError(f"{path} cannot be read: {error}.", hint=KEYS_HINT) from error
    wrong = tuple(f"{name}: write a key in quotes, not {value!r}" for name, value in read.items() if not _is_key(value))
    if wrong:
        raise DataError(f"{path} needs correcting.", wrong, KEYS_HINT)
    return dict(read)


KEYS_HINT = f'Until then all keys are as usual. A line reads "requests.why-not" = "y"; {Way.KEYS} prints all of them.'


def _is_key(value: object) -> bool:
    return isinstance(value, str)
