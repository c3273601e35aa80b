"""Measures what is asked for, one folder and engine after the other, and writes down each result at once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.determinism import append_repeats, read_repeats, repeat
from benchmarks.groups import Group
from benchmarks.parent import measure
from benchmarks.questions import append_questions, ask, read_questions
from benchmarks.recorder import Settings
from benchmarks.records import Record, append_record, read_records
from benchmarks.schools import Folder, Maker
from benchmarks.term.parent import simulate
from benchmarks.term.records import append_term, read_terms

RESULTS = "results.jsonl"
REPEATS = "determinism.jsonl"
QUESTIONS = "questions.jsonl"
TERMS = "term.jsonl"
PRODUCT = "product"
YARDSTICK = "straightforward"
YARDSTICK_PATIENCE = 2
"""In a term the yardstick has so many times as long for a morning as the product."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asks for."""

    out: Path
    """Folder for school folders and results."""
    maker: Maker
    engines: tuple[str, ...] | None
    """Only these; None for those of each group."""
    time_limit_seconds: float | None
    """None for the limit of each group."""
    workers: int
    runs: int | None
    """Repeats for determinism; None for those of each group."""
    memory_limit_gb: float
    fresh: bool
    """Measure again what has a result."""


def run(wanted: list[tuple[Group, Folder]], options: Options, say: Callable[[str], None]) -> None:
    """Measure all that is wanted and has no result yet.

    Parameters
    ----------
    wanted
        From `benchmarks.groups.chosen`.
    options
        The rest of the command line.
    say
        Told of each result in one line.
    """
    done: set[tuple[object, ...]] = set()
    if not options.fresh:
        done = {record.key for record in read_records(options.out / RESULTS)}
    made: dict[Folder, Path] = {}
    for group, folder in wanted:
        if folder not in made:
            made[folder] = options.maker.make(folder, options.out / "schools")
        if group.runs:
            _repeat(group, made[folder], options, say)
        elif group.is_questions:
            _ask(group, made[folder], options, say)
        elif group.is_term:
            _simulate(group, made[folder], options, say)
        else:
            _measure(group, made[folder], options, done, say)


def _settings(group: Group, options: Options) -> Settings:
    limit = group.time_limit_seconds if options.time_limit_seconds is None else options.time_limit_seconds
    return Settings(time_limit_seconds=limit, seed=0, workers=options.workers)


def _measure(
    group: Group, folder: Path, options: Options, done: set[tuple[object, ...]], say: Callable[[str], None]
) -> None:
    settings = _settings(group, options)
    for engine in group.engines:
        key = (group.name, folder.name, engine, settings.time_limit_seconds, settings.seed, settings.workers)
        if key in done or (options.engines is not None and engine not in options.engines):
            continue
        record = measure(group.name, folder, engine, settings, options.memory_limit_gb)
        append_record(options.out / RESULTS, record)
        done.add(key)
        say(in_a_line(record))


def _repeat(group: Group, folder: Path, options: Options, say: Callable[[str], None]) -> None:
    settings = _settings(group, options)
    runs = group.runs if options.runs is None else options.runs
    if _is_repeated(folder, settings, runs, options) or (
        options.engines is not None and PRODUCT not in options.engines
    ):
        return
    found = repeat(folder, settings, runs)
    append_repeats(options.out / REPEATS, found)
    say(f"{found.folder}: {found.runs} runs, {found.proven_runs} proven, {found.distinct} different")


def _is_repeated(folder: Path, settings: Settings, runs: int, options: Options) -> bool:
    wanted = (folder.name, settings.seed, settings.workers, settings.time_limit_seconds, runs)
    return not options.fresh and any(
        (found.folder, found.seed, found.workers, found.time_limit_seconds, found.runs) == wanted
        for found in read_repeats(options.out / REPEATS)
    )


def _ask(group: Group, folder: Path, options: Options, say: Callable[[str], None]) -> None:
    settings = _settings(group, options)
    key = (folder.name, settings.time_limit_seconds, settings.seed, settings.workers)
    known = () if options.fresh else read_questions(options.out / QUESTIONS)
    if any(found.key == key for found in known) or (options.engines is not None and PRODUCT not in options.engines):
        return
    found = ask(folder, settings)
    append_questions(options.out / QUESTIONS, found)
    say(
        f"{found.folder}: single solve {found.single_seconds:.1f} s, trade-off {found.tradeoff_seconds:.1f} s, "
        f"slowest explanation {found.explain_worst_seconds:.1f} s, replays {found.replay_seconds:.1f} s"
    )


def _simulate(group: Group, folder: Path, options: Options, say: Callable[[str], None]) -> None:
    engines = [engine for engine in group.engines if options.engines is None or engine in options.engines]
    settings = _settings(group, options)
    patience = YARDSTICK_PATIENCE * settings.time_limit_seconds if YARDSTICK in engines else None
    key = (folder.name, settings.time_limit_seconds, patience, settings.seed, settings.workers)
    known = () if options.fresh else read_terms(options.out / TERMS)
    if PRODUCT not in engines or any(found.key == key for found in known):
        return
    found = simulate(folder, settings, patience, options.memory_limit_gb, say)
    append_term(options.out / TERMS, found)
    say(f"{found.folder}: {found.took_place} of {found.planned} sessions took place; {len(found.faults)} faults")


def in_a_line(record: Record) -> str:
    """Return the gist of a record."""
    tiers = ", ".join(
        f"{tier.name} {tier.value}{'' if tier.proven else f' (bound {tier.bound})'} {tier.seconds:.1f} s"
        for tier in record.tiers
    )
    first = "none" if record.first_plan_seconds is None else f"{record.first_plan_seconds:.1f} s"
    return f"{record.folder} {record.engine}: first plan {first}; {tiers}; {record.peak_mb:.0f} MB; {record.ended}"
