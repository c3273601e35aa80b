"""The command: ``python -m benchmarks --real DIR --maker FILE`` measures, ``... report`` writes it up."""

import argparse
from pathlib import Path

from benchmarks.groups import ALL_ENGINES, GROUPS, chosen
from benchmarks.run import Options, run
from benchmarks.schools import Maker

OUT = Path("build/benchmarks")


def main() -> None:
    """Read the command line and do what it says."""
    parser = _parser()
    found = parser.parse_args()
    if found.mode == "report":
        from benchmarks.report import report

        report(found.out)
        return
    if found.real is None or found.maker is None:
        parser.error("to measure, name the real timetables (--real) and the script that makes folders (--maker)")
    try:
        wanted = chosen(found.only)
    except ValueError as error:
        parser.error(str(error))
    run(wanted, _options(found), say=lambda line: print(line, flush=True))


def _options(found: argparse.Namespace) -> Options:
    return Options(
        out=found.out,
        maker=Maker(timetables=found.real, script=found.maker),
        engines=None if found.engines is None else tuple(found.engines.split(",")),
        time_limit_seconds=found.time_limit,
        workers=found.workers,
        runs=found.runs,
        memory_limit_gb=found.memory_limit,
        fresh=found.fresh,
    )


def _parser() -> argparse.ArgumentParser:
    groups = ", ".join(group.name for group in GROUPS)
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("mode", nargs="?", choices=("run", "report"), default="run")
    parser.add_argument("--real", type=Path, metavar="DIR", help="folder of real timetables, NAME.csv")
    parser.add_argument("--maker", type=Path, metavar="FILE", help="script that makes a school folder of a timetable")
    parser.add_argument("--only", nargs="+", metavar="NAME", help=f"groups ({groups}) or folders; default: all")
    parser.add_argument("--time-limit", type=float, metavar="S", help="seconds for each folder and engine")
    parser.add_argument("--engines", type=_engines, metavar="A,B", help=f"some of {','.join(ALL_ENGINES)}")
    parser.add_argument("--out", type=Path, default=OUT, metavar="DIR", help=f"results; default: {OUT}")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="solver threads; default: 2")
    parser.add_argument("--runs", type=int, metavar="N", help="repeats for the group determinism; default: 20")
    parser.add_argument("--memory-limit", type=float, default=14, metavar="GB", help="for each engine; default: 14")
    parser.add_argument("--fresh", action="store_true", help="measure again what has a result")
    return parser


def _engines(text: str) -> str:
    for name in text.split(","):
        if name not in ALL_ENGINES:
            raise argparse.ArgumentTypeError(f"{name!r} is no engine; there are {', '.join(ALL_ENGINES)}")
    return text


if __name__ == "__main__":
    main()
