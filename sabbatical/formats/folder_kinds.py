"""The kinds of folder that this program writes, and how it knows one of its own when it is to replace it.

A plan folder and a leader's export carry a list of their files, since a leader may go on working in them. What is
handed to others carries nothing but what they are to see; it is known by the names and the first lines of its files.
Where a file's first line does not tell who wrote it (workbooks, charts, Untis's files), such a folder carries the
list, too.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sabbatical.formats.audiences.board import BOARD_COLUMNS
from sabbatical.formats.audiences.calendar import CALENDAR_BEGINNING
from sabbatical.formats.audiences.person import DUTY_COLUMNS
from sabbatical.formats.audiences.staff import COVER_SHEET_COLUMNS
from sabbatical.formats.litter import files_in
from sabbatical.formats.manifest import first_difference, has_manifest, listed_files
from sabbatical.formats.pages.beginning import PAGE_BEGINNING


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderKind:
    """What a written folder holds."""

    title: str
    """What it is called in messages, without an article."""
    names: re.Pattern[str]
    """What the names of its files are like, ``/`` between folder and file."""
    beginnings: Mapping[str, bytes] = field(default_factory=dict)
    """By extension, how each file begins; a folder with a file of another extension carries a list of its files."""

    def needs_list(self, folder: Path) -> bool:
        """Whether a folder of this kind, as it was just written, must carry a list of its files."""
        return not self.beginnings or any(path.suffix not in self.beginnings for _, path in files_in(folder))

    def why_not_replaced(self, folder: Path) -> str:
        """Return why a folder that is not empty must stay, as the end of a sentence; empty if it may be replaced."""
        if self.beginnings and not has_manifest(folder):
            foreign = next((name for name, path in files_in(folder) if not self._wrote(name, path)), "")
            return f"is not empty and no earlier {self.title} ({foreign})" if foreign else ""
        written = listed_files(folder)
        if not written or not all(self.names.fullmatch(name) for name in written):
            return f"is not empty and no earlier {self.title}"
        different = first_difference(folder)
        return f"was changed since it was written ({different})" if different else ""

    def _wrote(self, name: str, path: Path) -> bool:
        beginning = self.beginnings.get(path.suffix)
        if beginning is None or path.is_symlink() or not self.names.fullmatch(name):
            return False
        with path.open("rb") as file:
            return file.read(len(beginning)) == beginning


def _header(columns: Iterable[str]) -> bytes:
    return f"{','.join(columns)}\r\n".encode()


PLAN_FOLDER = FolderKind(
    title="plan folder",
    names=re.compile(r"(sessions|covers|requests|sabbaticals|class_loss|people|changes)\.csv|summary\.json"),
)
TRADE_OFF_FOLDER = FolderKind(title="trade-off", names=re.compile(r"tradeoff\.(csv|svg)"))
CHARTS_FOLDER = FolderKind(title="folder of charts", names=re.compile(r"[a-z_]+\.svg"))
LEADER_EXPORT = FolderKind(
    title="export for the leader", names=re.compile(r"(school|plan|charts)/[^/]+|plan\.(html|xlsx)")
)
STAFF_EXPORT = FolderKind(
    title="export for staff",
    names=re.compile(r"cover_sheet\.(csv|html|xlsx)|GPU014\.TXT"),
    beginnings={".csv": _header(COVER_SHEET_COLUMNS), ".html": PAGE_BEGINNING},
)
BOARD_EXPORT = FolderKind(
    title="export for the board",
    names=re.compile(r"board\.(csv|html|xlsx)|board_[a-z]+\.svg"),
    beginnings={".csv": _header(BOARD_COLUMNS), ".html": PAGE_BEGINNING},
)
PERSON_EXPORT = FolderKind(
    title="export for persons",
    names=re.compile(r"people/[^/]+\.(csv|ics|html|xlsx)"),
    beginnings={".csv": _header(DUTY_COLUMNS), ".ics": CALENDAR_BEGINNING, ".html": PAGE_BEGINNING},
)
