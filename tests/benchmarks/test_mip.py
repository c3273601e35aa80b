"""Each kind of constraint as rows: the same assignments keep both."""

from collections.abc import Callable
from itertools import product

import pytest
from ortools.sat.python import cp_model

from benchmarks.mip import Rows, Translation, UntranslatableError

Assignment = tuple[int, ...]


def holds(rows: Rows, values: Assignment) -> bool:
    ends = [*rows.starts[1:], len(rows.columns)]
    sums = [
        sum(rows.values[place] * values[rows.columns[place]] for place in range(start, end))
        for start, end in zip(rows.starts, ends, strict=True)
    ]
    return all(low <= found <= high for low, found, high in zip(rows.lower, sums, rows.upper, strict=True))


def constrain(kind: str, model: cp_model.CpModel, a, b, c, n) -> Callable[[Assignment], bool]:
    """Add the constraint and return the same in Python."""
    if kind == "or":
        model.add_bool_or(a, b.negated())
        return lambda v: bool(v[0] or not v[1])
    if kind == "or, enforced":
        model.add_bool_or(a, b).only_enforce_if(c.negated())
        return lambda v: bool(v[0] or v[1] or v[2])
    if kind == "implication":
        model.add_implication(a, b.negated())
        return lambda v: not (v[0] and v[1])
    if kind == "at most one":
        model.add_at_most_one(a, b.negated(), c)
        return lambda v: v[0] + (1 - v[1]) + v[2] <= 1
    if kind == "exactly one":
        model.add_exactly_one(a, b, c.negated())
        return lambda v: v[0] + v[1] + (1 - v[2]) == 1
    if kind == "linear":
        model.add(2 * a - 3 * b + n <= 1)
        return lambda v: 2 * v[0] - 3 * v[1] + v[3] <= 1
    if kind == "linear, enforced by two":
        model.add(2 * a + n == 3).only_enforce_if(b, c.negated())
        return lambda v: not (v[1] and not v[2]) or 2 * v[0] + v[3] == 3
    if kind == "maximum":
        model.add_max_equality(c, [a, b])
        return lambda v: v[2] == max(v[0], v[1])
    model.add_bool_or([])
    return lambda _: False


KINDS = (
    "or",
    "or, enforced",
    "implication",
    "at most one",
    "exactly one",
    "linear",
    "linear, enforced by two",
    "maximum",
    "never",
)


@pytest.mark.parametrize("kind", KINDS)
def test_rows_allow_what_the_constraint_allows(kind: str):
    model = cp_model.CpModel()
    a, b, c = (model.new_bool_var("") for _ in range(3))
    n = model.new_int_var(0, 3, "")
    allowed = constrain(kind, model, a, b, c, n)
    translation = Translation(model)
    assert translation.new_columns() == [(0, 1), (0, 1), (0, 1), (0, 3)]
    rows = translation.new_rows()
    for values in product((0, 1), (0, 1), (0, 1), (0, 1, 2, 3)):
        assert holds(rows, values) == allowed(values), values


def test_only_what_is_new_is_translated():
    model = cp_model.CpModel()
    a = model.new_bool_var("")
    model.add(a >= 1)
    translation = Translation(model)
    assert translation.new_columns() == [(0, 1)]
    assert len(translation.new_rows().starts) == 1
    b = model.new_int_var(2, 5, "")
    model.add(a + b <= 4)
    assert translation.new_columns() == [(2, 5)]
    assert translation.new_rows() == Rows(lower=[-float("inf")], upper=[4], starts=[0], columns=[0, 1], values=[1, 1])


def test_what_is_not_known_is_refused():
    model = cp_model.CpModel()
    n, m = (model.new_int_var(0, 3, "") for _ in range(2))
    model.add_multiplication_equality(n, [m, m])
    translation = Translation(model)
    translation.new_columns()
    with pytest.raises(UntranslatableError):
        translation.new_rows()


def test_a_maximum_of_whole_numbers_is_refused():
    model = cp_model.CpModel()
    n, m = (model.new_int_var(0, 3, "") for _ in range(2))
    model.add_max_equality(n, [m])
    translation = Translation(model)
    translation.new_columns()
    with pytest.raises(UntranslatableError, match="booleans"):
        translation.new_rows()
