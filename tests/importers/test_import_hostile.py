"""Files made to do harm: each is refused with its place, in bounded time and memory."""

import os
import time
import tracemalloc
from pathlib import Path

import pytest

from sabbatical.formats.importers.limits import MAX_FILE_BYTES
from tests.importers import asc_case, case, untis_case
from tests.importers.mutate import BOMB, OUTSIDE, zip_bomb

HEAD = b'<?xml version="1.0"?>\n'


XML = {
    "entities": (BOMB + b"<fet>&c8;</fet>", "defines entities of its own"),
    "outside": (OUTSIDE + b"<fet>&a;</fet>", "defines entities of its own"),
    "deep": (b"<fet>" + b"<a>" * 100_000, "elements nested more deeply than any timetable"),
    "broken": (b"<fet><a></b></fet>", "is no sound XML (mismatched tag)"),
    "empty": (b"", "is no sound XML (no element found)"),
}


@pytest.mark.parametrize("name", XML)
def test_xml(tmp_path: Path, name: str):
    content, problem = XML[name]
    path = tmp_path / "lake.fet"
    path.write_bytes(HEAD + content)
    (found,) = case.problems_of(path)
    assert found.startswith("lake.fet:")
    assert problem in found


def test_xml_of_more_elements_than_any_timetable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sabbatical.formats.importers.xml_tree.MAX_XML_ELEMENTS", 1_000)
    (tmp_path / "lake.fet").write_bytes(HEAD + b"<fet>" + b"<a/>\n" * 2_000 + b"</fet>")
    # <fet> is the first element, in line 2 with the first <a/>; the 1001st is the 1000th <a/>, 999 lines below.
    assert case.problems_of(tmp_path / "lake.fet") == ["lake.fet:1001: holds more elements than any timetable"]


def test_few_rows_that_mean_more_lessons_than_any_school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sabbatical.formats.importers.sections.MAX_LESSON_PARTS", 5)
    (problem,) = case.problems_of(asc_case.asc_file(tmp_path / "asc.xml"))
    assert problem.endswith("up to here there are more lessons than in any school")


@pytest.mark.parametrize("name", ["plan.xlsx", "roster.zip"])
def test_zip_bombs_are_not_unpacked(tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_bytes(zip_bomb("users.csv", 40 if name == "plan.xlsx" else 140))
    tracemalloc.start()
    began = time.process_time()
    (found,) = case.problems_of(path)
    seconds, (_, most) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert f"{name}: " in found
    assert (
        "unpacks to more than" in found
        if name == "plan.xlsx"
        else "is none of the formats" in found or "unpacks" in found
    )
    assert most < 20 * 2**20
    assert seconds < 2


def test_files_without_end_are_not_read(tmp_path: Path):
    path = tmp_path / "lake.fet"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    assert case.problems_of(path) == ["lake.fet: is larger than 48 MB; no timetable is"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "lake.fet")
    assert case.problems_of(tmp_path / "lake.fet") == ["lake.fet: is no file that can be read"]


def test_nul_bytes_and_wrong_text_have_their_line(tmp_path: Path):
    folder = untis_case.untis_folder(tmp_path / "untis")
    path = folder / "GPU001.TXT"
    raw = path.read_bytes()
    path.write_bytes(raw + b"\0")
    assert case.problems_of(folder) == ["GPU001.TXT:12: holds a NUL byte, so it is no text; save it as UTF-8 text"]
    path.write_bytes(raw + b'8,"\x81"')
    assert case.problems_of(folder)[0].startswith("GPU001.TXT:12: is no text in UTF-8 or Windows-1252 (byte 0x81)")


def test_wildcards_without_end_are_matched_in_no_time(tmp_path: Path):
    folder = untis_case.untis_folder(tmp_path / "untis")
    (folder / "GPU008.TXT").write_text(f'"KIM","{"*a" * 40}b"\n', encoding="utf-8")
    path = folder / "GPU001.TXT"
    path.write_text(path.read_text(encoding="utf-8").replace("Maths", "a" * 200), encoding="utf-8")
    began = time.process_time()
    case.draft_of(folder)
    assert time.process_time() - began < 2
