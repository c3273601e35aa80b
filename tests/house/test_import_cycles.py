"""No module needs, when the program runs, a module that needs it. Imports for type checkers alone do not count."""

from graphlib import CycleError, TopologicalSorter

import grimp
import pytest

PACKAGES = ("sabbatical", "solver")


def in_order(imports: dict[str, set[str]]) -> list[str]:
    """Return the modules so that each comes after all that it imports, anywhere in it; an error shows a cycle."""
    return list(TopologicalSorter(imports).static_order())


def test_a_cycle_is_found() -> None:
    with pytest.raises(CycleError, match="cycle"):
        in_order({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = grimp.build_graph(*PACKAGES, exclude_type_checking_imports=True, cache_dir=None)
    order = in_order({module: graph.find_modules_directly_imported_by(module) for module in sorted(graph.modules)})
    for importer, imported in (("ui.desk", "ui.messages"), ("cli.main", "services")):  # imports are seen at all
        assert order.index(f"sabbatical.{imported}") < order.index(f"sabbatical.{importer}")
