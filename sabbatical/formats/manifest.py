"""The list of files that a plan folder or a leader's export carries, and whether it still holds."""

import hashlib
from pathlib import Path

from sabbatical.formats.litter import files_in

MANIFEST_NAME = ".sabbatical"


def write_manifest(folder: Path) -> None:
    """Write the list of the folder's files, each with its SHA-256, as ``sha256sum -c`` reads it."""
    lines = [f"{digest}  {name}\n" for name, digest in _digests(folder).items()]
    (folder / MANIFEST_NAME).write_text("".join(lines), encoding="utf-8", newline="\n")


def has_manifest(folder: Path) -> bool:
    """Return whether the folder carries a list of its files."""
    return (folder / MANIFEST_NAME).is_file()


def listed_files(folder: Path) -> tuple[str, ...]:
    """Return the names of the files that the folder's list holds; none where it has no list."""
    return tuple(_listed(folder))


def first_difference(folder: Path) -> str:
    """Return the name of a file that was added, changed or removed since the folder was written; empty if none."""
    written, found = _listed(folder), _digests(folder)
    return next((name for name in sorted({*written, *found}) if written.get(name) != found.get(name)), "")


def _listed(folder: Path) -> dict[str, str]:
    path = folder / MANIFEST_NAME
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines if line)}


def _digests(folder: Path) -> dict[str, str]:
    return {name: _digest(path) for name, path in files_in(folder) if name != MANIFEST_NAME}


def _digest(path: Path) -> str:
    # A link is nothing that this program writes; what it leads to does not matter.
    return "a link" if path.is_symlink() else hashlib.sha256(path.read_bytes()).hexdigest()
