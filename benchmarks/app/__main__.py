"""The command: ``python -m benchmarks.app measure``, ``... report`` and ``... pictures DIR [--png]``."""

import argparse
from pathlib import Path

OUT = Path("build/benchmarks")


def main() -> None:
    """Read the command line and do what it says."""
    found = _parser().parse_args()
    found.run(found)


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
    pictures = commands.add_parser("pictures", help="take a picture of each screen and window")
    pictures.add_argument("folder", type=Path, metavar="DIR", help="where the pictures go")
    pictures.add_argument("--png", action="store_true", help="as PNG too, by rsvg-convert or chromium")
    pictures.set_defaults(run=_pictures)
    return parser


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
