"""The list of files that a written folder carries: what this program wrote there, and whether it is still so."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

MANIFEST_NAME = ".sabbatical"
_DESKTOP_LITTER = frozenset({"Thumbs.db", "desktop.ini"})


def write_manifest(folder: Path) -> None:
    """Write the list of the folder's files, each with its SHA-256, as ``sha256sum -c`` reads it."""
    lines = [f"{digest}  {name}\n" for name, digest in _digests(folder).items()]
    (folder / MANIFEST_NAME).write_text("".join(lines), encoding="utf-8", newline="\n")


def is_own_folder(folder: Path) -> bool:
    """Return whether this program wrote the folder."""
    return (folder / MANIFEST_NAME).is_file()


def first_difference(folder: Path) -> str:
    """Return the name of a file that was added, changed or removed since the folder was written; empty if none."""
    listed = (folder / MANIFEST_NAME).read_text(encoding="utf-8", errors="replace")
    written = {name: digest for digest, _, name in (line.partition("  ") for line in listed.split("\n") if line)}
    found = _digests(folder)
    return next((name for name in sorted({*written, *found}) if written.get(name) != found.get(name)), "")


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(_files(folder))
    }


def _files(folder: Path) -> Iterator[Path]:
    """Yield the folder's files, without hidden ones and what desktops leave behind."""
    for path in folder.rglob("*"):
        litter = path.name.startswith(".") or path.name in _DESKTOP_LITTER
        if not litter and not path.is_dir():
            yield path
