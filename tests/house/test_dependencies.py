"""What is imported is named in pyproject.toml, and what is named is imported."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
OWN = {"sabbatical", "solver"}
TYPES_ALONE = {"_typeshed"}
"""Known to type checkers, never imported when the program runs."""
NEVER_IMPORTED = {"tzdata"}
"""Data that the standard library finds by itself."""


def imported_modules() -> set[str]:
    """Return the first part of every module that the program imports."""
    found: set[str] = set()
    for path in [path for package in OWN for path in (ROOT / package).rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found


def test_each_library_that_is_imported_is_named_and_each_named_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (*project["dependencies"], *project["optional-dependencies"]["serve"])
    named = {re.split(r"[=<>\[ ]", line)[0] for line in lines}
    owners = packages_distributions()
    foreign = imported_modules() - OWN - TYPES_ALONE - sys.stdlib_module_names
    imported = {owner.lower().replace("_", "-") for module in foreign for owner in owners[module]}
    assert imported == named - NEVER_IMPORTED
