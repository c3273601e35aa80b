"""Whether what a leader names is a school folder or something else to import."""

from pathlib import Path

SCHOOL_FOLDER = "folder"


def is_school_folder(path: Path, key: str = "") -> bool:
    """Return whether `path` is to be read as a school folder.

    A folder without school.toml is one too where it is nothing else, so that what is missing is named.

    Parameters
    ----------
    key
        The format, where the leader names it.
    """
    if key:
        return key == SCHOOL_FOLDER
    if not path.is_dir():
        return False
    from sabbatical.formats.importers.registry import suits_any
    from sabbatical.formats.school_folder.toml_read import SCHOOL_FILE

    return (path / SCHOOL_FILE).exists() or not suits_any(path)
