"""Sources spoilt at random, and what must hold of whatever an import makes of them."""

import random
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from sabbatical.domain.imports.imported import by_table
from sabbatical.domain.imports.known import Known
from sabbatical.domain.school import School
from sabbatical.formats.school_folder import read_school, write_school
from sabbatical.services.importing import check_folder
from sabbatical.services.source_imports import SourceAsked, SourceReport, report_on
from tests.formats.test_school_folder_roundtrip import every_cell_filled
from tests.importers import asc_case, case, fet_case, oneroster_case, sheet_case, untis_case
from tests.importers.test_import_same_school import SPRING

Spoil = Callable[[bytes, random.Random], bytes]
Files = dict[str, bytes]

MOST_SECONDS = 5.0
"""Of processor time; a sound file of this size takes some hundredths."""
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">' + b"".join(
    b'<!ENTITY c%d "&b;&b;&b;&b;&b;&b;&b;&b;">' % number for number in range(9)
) + b"]>"  # fmt: skip
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


PIECES = (
    b"\0", b"\0\0\0", b'"', b"'", b";", b",", b"\r", b"\xff\xfe", b"<", b"&", b"&a;", b"]]>", b"=1+1", b"\xe2\x80\xa8",
    b"x" * 200_000, b"9" * 5_000, b"<a>" * 500,
)  # fmt: skip


def cut(raw: bytes, draw: random.Random) -> bytes:
    return raw[: draw.randrange(len(raw) + 1)]


def flip(raw: bytes, draw: random.Random) -> bytes:
    spoilt = bytearray(raw)
    for _ in range(draw.randint(1, 12) if raw else 0):
        spoilt[draw.randrange(len(spoilt))] = draw.randrange(256)
    return bytes(spoilt)


def put_in(raw: bytes, draw: random.Random) -> bytes:
    what = draw.choice(PIECES)
    place = draw.randrange(len(raw) + 1)
    return raw[:place] + what + raw[place:]


def recode(raw: bytes, draw: random.Random) -> bytes:
    text = raw.decode("utf-8", errors="replace").replace("Ann", "Änn\u0107")
    return text.encode(
        draw.choice(["utf-16", "utf-16-le", "utf-32", "cp1250", "cp1252", "shift_jis", "utf-7"]), "replace"
    )


def swap_lines(raw: bytes, draw: random.Random) -> bytes:
    lines = raw.splitlines(keepends=True)
    for _ in range(3 if len(lines) > 1 else 0):
        one, other = draw.randrange(len(lines)), draw.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def swap_columns(raw: bytes, draw: random.Random) -> bytes:
    delimiter = max((b",", b";", b"\t", b'" '), key=raw.count)
    lines = [line.split(delimiter) for line in raw.splitlines()]
    one, other = draw.randrange(8), draw.randrange(8)
    for cells in lines:
        if max(one, other) < len(cells):
            cells[one], cells[other] = cells[other], cells[one]
    return b"\n".join(delimiter.join(cells) for cells in lines)


def double(raw: bytes, draw: random.Random) -> bytes:
    """Repeat a stretch of lines, ids and all."""
    lines = raw.splitlines(keepends=True)
    start = draw.randrange(len(lines) + 1)
    return b"".join([*lines[:start], *lines[start : start + draw.randint(1, 4)] * draw.randint(2, 60), *lines[start:]])


def drop(raw: bytes, draw: random.Random) -> bytes:
    lines = raw.splitlines(keepends=True)
    start = draw.randrange(len(lines) + 1)
    return b"".join(lines[:start] + lines[start + draw.randint(1, 3) :])


def impossible(raw: bytes, draw: random.Random) -> bytes:
    """Put numbers, dates and times that are none in the place of some."""
    wrong = draw.choice(
        [b"99999999", b"-1", b"2027-02-31", b"0000-00-00", b"25:99", b"1e400", b"NaN", b"", b"\xd9\xa3", b"20271345"]
    )
    digits = [place for place, byte in enumerate(raw) if chr(byte).isdigit()]
    for place in sorted(draw.sample(digits, min(len(digits), draw.randint(1, 5))), reverse=True):
        raw = raw[:place] + wrong + raw[place + 1 :]
    return raw


def bomb(raw: bytes, draw: random.Random) -> bytes:
    """Give an XML document entities of its own, and use one."""
    head, _, rest = raw.partition(b"?>")
    rest = rest.replace(b"Lake School", b"&c8;", 1) if draw.random() < 0.5 else rest.replace(b"Lake School", b"&a;", 1)
    return head + b"?>" + draw.choice([BOMB, OUTSIDE]) + rest if rest else raw


def rename(raw: bytes, draw: random.Random) -> bytes:
    """Change a word everywhere or once: references break, names become the same."""
    old = draw.choice(
        [
            b"KIM",
            b"BEN",
            b"7A",
            b"7B",
            b"Maths",
            b"Monday",
            b"R1",
            b"L1",
            b"L2",
            b"TKIM",
            b"c1",
            b"uKIM",
            b"<Id>2",
            b"ANA",
        ]
    )
    new = draw.choice([b"BEN", b"", b"7B", b"; ;", b"KIM", b"x" * 20_000, b"\n", b"true", b"+"])
    return raw.replace(old, new, draw.choice([1, -1]))


SPOILS: tuple[Spoil, ...] = (
    cut, flip, put_in, recode, swap_lines, swap_columns, double, drop, impossible, bomb, rename,
)  # fmt: skip


def packed(files: Files) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return whole.getvalue()


def zip_bomb(member: str, megabytes: int) -> bytes:
    """An archive of some hundred kilobytes that unpacks to `megabytes`."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(member, "w") as file:
        for _ in range(megabytes):
            file.write(bytes(2**20))
    return whole.getvalue()


class Sources:
    """Sound sources, each its files by name, and a way to write a spoilt one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._bombs = {"xlsx": zip_bomb("xl/worksheets/sheet1.xml", 40), "zip": zip_bomb("users.csv", 140)}
        built = folder / "sound"
        built.mkdir()
        asked = SourceAsked(path=fet_case.fet_folder(built / "fet"), settings=case.SETTINGS)
        sound = report_on(asked, Known(), ())
        assert sound.school is not None
        self.known = Known(current=sound.school, imported=by_table(sound.imported))
        self.before = sound.imported
        (built / "school").mkdir()
        write_school(every_cell_filled(), built / "school")
        self.sound: dict[str, Files] = {
            "fet": _files(built / "fet"),
            "fet-csv": {"lake_timetable.csv": fet_case.fet_csv(built / "lake_timetable.csv").read_bytes()},
            "untis": _files(untis_case.untis_folder(built / "untis")),
            "asc": {"asc.xml": asc_case.asc_file(built / "asc.xml").read_bytes()},
            "oneroster": _files(oneroster_case.oneroster_folder(built / "roster")),
            "oneroster-1.2": _files(oneroster_case.oneroster_folder(built / "roster2", "1.2")),
            "zip": _files(built / "roster"),
            "sheet": {"plan.csv": sheet_case.sheet_csv(built / "plan.csv").read_bytes()},
            "xlsx": _unpacked(sheet_case.sheet_xlsx(built / "plan.xlsx")),
            "check": _files(built / "school"),
        }

    def bomb_of(self, kind: str) -> Spoil:
        """A way to put an archive that unpacks to more than is allowed in the place of another."""
        return lambda raw, draw: self._bombs[kind]

    def spoil(self, number: int) -> "Spoilt":
        """Write the source of a number, spoilt in a way that the number decides."""
        draw = random.Random(number)
        kind = draw.choice(list(self.sound))
        files = dict(self.sound[kind])
        ways = []
        for _ in range(draw.choice([1, 1, 2, 3])):
            name, way = draw.choice(sorted(files)), draw.choice(SPOILS)
            ways.append(f"{way.__name__} {name}")
            if draw.random() < 0.03:
                del files[name]
                break
            files[name] = way(files[name], draw)
        target = self.folder / "spoilt" / str(number)
        target.mkdir(parents=True)
        if kind in ("zip", "xlsx"):
            raw = packed(files)
            if draw.random() < 0.3:
                raw = draw.choice([cut, flip, self.bomb_of(kind)])(raw, draw)
            target = target / ("roster.zip" if kind == "zip" else "plan.xlsx")
            target.write_bytes(raw)
        else:
            for name, raw in files.items():
                (target / name).write_bytes(raw)
            if kind in ("fet-csv", "asc", "sheet") and files:
                target = target / next(iter(files))
        return Spoilt(kind=kind, path=target, ways=ways, sources=self, is_again=draw.random() < 0.3)


class Spoilt:
    """A spoilt source."""

    def __init__(self, *, kind: str, path: Path, ways: list[str], sources: Sources, is_again: bool) -> None:
        self.kind, self.path, self.ways, self._sources = kind, path, ways, sources
        self.is_again = is_again and kind in ("fet", "fet-csv", "untis", "asc", "sheet", "xlsx")

    @property
    def asked(self) -> SourceAsked:
        settings = SPRING if self.kind in ("oneroster", "oneroster-1.2", "zip") else case.SETTINGS
        return SourceAsked(path=self.path, settings=settings)

    def judge(self) -> str:
        """Read it; return "school", "needs" or "error", and fail where it is none of these."""
        began = time.process_time()
        result = self._check() if self.kind == "check" else self._import()
        seconds = time.process_time() - began
        assert seconds < MOST_SECONDS, f"{self.kind} {self.ways}: {seconds:.1f} s"
        return result

    def _check(self) -> str:
        findings = check_folder(self.path)
        assert all(finding.file and "\n" not in finding.text for finding in findings)
        return "error" if any(finding.severity == "error" for finding in findings) else "school"

    def _import(self) -> str:
        known, before = (self._sources.known, self._sources.before) if self.is_again else (Known(), ())
        report = report_on(self.asked, known, before)
        for finding in report.findings:
            assert finding.file
            assert "\n" not in finding.text
        if report.school is not None:
            assert_sound(report.school, self.path.parent / f"{self.path.name}.out")
            return "school"
        return _why_not(report)


def assert_sound(school: School, folder: Path) -> None:
    """Whatever an import makes can be written out and read again."""
    folder.mkdir()
    write_school(school, folder)
    reading = read_school(folder)
    assert reading.school is not None, [finding.text for finding in reading.findings][:5]


def _why_not(report: SourceReport) -> str:
    assert report.errors or report.needs
    return "error" if report.errors else "needs"


def _files(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def _unpacked(path: Path) -> Files:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in sorted(archive.namelist())}
