"""What messages advise: commands at the command line, keys and fields in the app."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import sabbatical
from sabbatical.domain.checkup import Look
from sabbatical.domain.ways import Way
from sabbatical.errors import StoreError
from sabbatical.services.import_asked import ImportPreview, LineKind, PreviewLine
from sabbatical.ui.backup_rows import look_details
from sabbatical.ui.import_rows import line_details, preview_rows
from sabbatical.ui.ways import IN_APP, in_app, refusal_text

ROOT = Path(sabbatical.__file__).parent
SHARED = ("db", "domain", "formats", "planning", "services")
COMMAND = re.compile(r"`sabbatical [a-z]|`--[a-z]")


def texts(tree: ast.Module) -> Iterator[str]:
    """Every text of a module that is no docstring."""
    standing = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in standing:
            yield node.value


def test_what_command_line_and_app_share_names_no_command_of_its_own():
    own = {
        f"{path.relative_to(ROOT)}: {text}"
        for folder in SHARED
        for path in (ROOT / folder).rglob("*.py")
        if path.name != "ways.py"
        for text in texts(ast.parse(path.read_text(encoding="utf-8")))
        if COMMAND.search(text)
    }
    assert own == set()


def test_the_app_has_words_for_every_way():
    assert set(IN_APP) == set(Way)
    # Names of keys are listed, and requests taken in that were not published, by the command line alone.
    alone = (Way.KEYS, Way.EXTEND)
    left = [words for way, words in IN_APP.items() if COMMAND.search(words) and way not in alone]
    assert left == []


def test_advice_names_keys_in_the_app():
    assert in_app(f"Make one with {Way.PLAN}.") == "Make one with F7, then s."
    look = Look(at="its pages", found="torn", advice=f"Put the newest backup in its place: {Way.RESTORE} lists them.")
    assert look_details(look).endswith("→ Put the newest backup in its place: Ctrl+R lists them.")
    line = PreviewLine(kind=LineKind.WARNING, place="GPU004.TXT", text=f"name its {Way.ENCODING}")
    preview = ImportPreview(summary="", lines=(line,), is_ready=True, is_folder=False, is_first=True)
    assert preview_rows(preview)[0].cells[2].plain == "name its Encoding"
    assert line_details(preview, "0") == "GPU004.TXT: name its Encoding"


def test_a_refusal_names_keys_in_every_window():
    error = StoreError("Plan 2 is gone.", f"{Way.PLAN} makes another.")
    assert refusal_text(error) == "! Plan 2 is gone. F7, then s makes another."
    raw = {
        str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py") if "{event.error" in path.read_text("utf-8")
    }
    assert raw == set()
