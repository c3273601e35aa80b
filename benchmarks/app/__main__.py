"""The command: ``python -m benchmarks.app measure``, ``... report`` and ``... pictures DIR [--png]``."""

import argparse
from pathlib import Path

OUT = Path("build/benchmarks")
PARTS = ("paint", "keys", "large", "places", "walks")


def main() -> None:
    """Read the command line and do what it says."""
    found = _parser().parse_args()
    found.run(found)


def _measure(found: argparse.Namespace) -> None:
    from benchmarks.app.measure import Task, measure
    from benchmarks.schools import Maker

    maker = Maker(timetables=found.real, script=found.maker)
    task = Task(maker=maker, starts=found.starts, rounds=found.rounds, parts=tuple(found.only))
    measure(task, found.out, _say)


def _report(found: argparse.Namespace) -> None:
    from benchmarks.app.report import report

    report(found.out)


def _pictures(found: argparse.Namespace) -> None:
    from benchmarks.app.pictures import picture_files, take_pictures
    from benchmarks.app.png import to_png

    take_pictures(found.folder, _say)
    if found.png:
        for file in filter(Path.exists, picture_files(found.folder)):
            to_png(file)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.app", description=__doc__)
    commands = parser.add_subparsers(required=True)
    measured = commands.add_parser("measure", help="measure first paint, key to screen, and a large school")
    measured.add_argument("--real", type=Path, metavar="DIR", required=True, help="folder of real timetables, NAME.csv")
    measured.add_argument("--maker", type=Path, metavar="FILE", required=True, help="script that makes a school folder")
    measured.add_argument("--starts", type=int, default=9, metavar="N", help="starts of each app; default: 9")
    measured.add_argument("--rounds", type=int, default=3, metavar="N", help="walks, idle and not; default: 3")
    measured.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, metavar="PART", help=", ".join(PARTS))
    measured.add_argument("--out", type=Path, default=OUT, metavar="DIR", help=f"results; default: {OUT}")
    measured.set_defaults(run=_measure)
    written = commands.add_parser("report", help="put the results into docs/performance.md")
    written.add_argument("--out", type=Path, default=OUT, metavar="DIR", help=f"results; default: {OUT}")
    written.set_defaults(run=_report)
    pictures = commands.add_parser("pictures", help="take a picture of each screen and window")
    pictures.add_argument("folder", type=Path, metavar="DIR", help="where the pictures go")
    pictures.add_argument("--png", action="store_true", help="as PNG too, by rsvg-convert or chromium")
    pictures.set_defaults(run=_pictures)
    return parser


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
