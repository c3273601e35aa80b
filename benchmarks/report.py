"""Puts what was measured into docs/performance.md and its picture."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks import tables
from benchmarks.agreement import agreement_text
from benchmarks.determinism import Repeats, read_repeats
from benchmarks.groups import GROUPS
from benchmarks.markdown import put_between
from benchmarks.plot import draw
from benchmarks.questions import Questions, questions_table, read_questions
from benchmarks.records import Record, read_records
from benchmarks.run import QUESTIONS, REPEATS, RESULTS, TERMS
from benchmarks.term.records import TermRecord, read_terms
from benchmarks.term.tables import beside_text, speed_table, term_machine_text, term_text

DOCS = Path(__file__).parents[1] / "docs"
COMPARED = ("four", "seeds", "hard")


def report(out: Path, docs: Path = DOCS) -> None:
    """Fill the page and draw the picture from the results under `out`."""
    records = read_records(out / RESULTS)
    page = docs / "performance.md"
    text = page.read_text(encoding="utf-8")
    asked = read_questions(out / QUESTIONS)
    found = sections(records, read_repeats(out / REPEATS), asked, read_terms(out / TERMS))
    for name, content in found.items():
        text = put_between(text, name, content)
    page.write_text(text, encoding="utf-8")
    draw(records, docs / "images" / "performance.svg")


def sections(
    records: Sequence[Record], repeats: Sequence[Repeats], asked: Sequence[Questions], terms: Sequence[TermRecord]
) -> dict[str, str]:
    """Return the page's tables by the names of their markers."""
    compared = in_groups(records, COMPARED)
    latest = _latest(terms)
    beside = _latest([record for record in terms if any(morning.beside for morning in record.mornings)])
    return {
        "machine": tables.machine_table(records),
        "times": tables.times_table(compared),
        "ratios": tables.ratios_table(compared),
        "values": tables.values_table(compared) + "\n\n" + agreement_text(compared),
        "campus": tables.gap_table(in_groups(records, ("campus",))),
        "growth": tables.growth_text(in_groups(records, ("growth",))),
        "determinism": tables.repeats_table(repeats),
        "questions": questions_table(asked),
        "term": term_text(latest),
        "term-speed": speed_table(latest) + term_machine_text(latest),
        "term-beside": beside_text(beside),
    }


def _latest(terms: Sequence[TermRecord]) -> list[TermRecord]:
    """Return the last record of each folder."""
    return list({record.folder: record for record in terms}.values())


def in_groups(records: Sequence[Record], names: Sequence[str]) -> list[Record]:
    """Return the records of some groups, in the order of groups, folders and engines; of each the last one."""
    latest = {(record.group, record.folder, record.engine): record for record in records}
    keys = [
        (group.name, folder.name, engine)
        for group in GROUPS
        if group.name in names
        for folder in group.folders
        for engine in group.engines
    ]
    return [latest[key] for key in keys if key in latest]
