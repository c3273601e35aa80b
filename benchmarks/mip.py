"""A CP-SAT model as the rows of a mixed integer programme, one translation for each kind of constraint.

A boolean constraint becomes the linear one that says the same; a linear constraint with enforcement literals gets the
least big-M that the bounds of its variables allow.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ortools.sat.python import cp_model, cp_model_helper

INFINITY = float("inf")
NO_LIMIT = 2**62
"""CP-SAT writes "no limit" as the ends of the 64-bit integers; beyond this number a limit is none."""


class UntranslatableError(ValueError):
    """A kind of constraint that this translation does not know."""


@dataclass(slots=True, kw_only=True)
class Rows:
    """Rows ``lower <= sum(values x columns) <= upper``, in the layout of a sparse matrix."""

    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)

    def add(self, terms: Iterable[tuple[int, int]], lower: float, upper: float) -> None:
        """Add a row over literals: a negative one, -1 - i, stands for ``1 - x[i]``."""
        weights: dict[int, int] = defaultdict(int)
        constant = 0
        for literal, weight in terms:
            if literal >= 0:
                weights[literal] += weight
            else:
                weights[-1 - literal] -= weight
                constant += weight
        self.starts.append(len(self.columns))
        self.columns.extend(weights)
        self.values.extend(weights.values())
        self.lower.append(lower - constant)
        self.upper.append(upper - constant)


class Translation:
    """Turns the constraints of a model into rows, those added since the last time alone.

    Parameters
    ----------
    model
        The model; its objective is not looked at.
    """

    def __init__(self, model: cp_model.CpModel) -> None:
        self._proto = model.proto
        self._next_variable = 0
        self._next_constraint = 0
        self._bounds: list[tuple[int, int]] = []

    def new_columns(self) -> list[tuple[int, int]]:
        """Return least and greatest value of the variables added since the last call; call it before `new_rows`."""
        found = []
        for index in range(self._next_variable, len(self._proto.variables)):
            domain = list(self._proto.variables[index].domain)
            if len(domain) != 2:
                raise UntranslatableError(f"the domain {domain} has gaps")
            found.append((domain[0], domain[1]))
        self._next_variable = len(self._proto.variables)
        self._bounds += found
        return found

    def new_rows(self) -> Rows:
        """Return the rows of the constraints added since the last call.

        Raises
        ------
        UntranslatableError
            If there is a constraint of a kind that is not known here.
        """
        rows = Rows()
        for index in range(self._next_constraint, len(self._proto.constraints)):
            self._translate(self._proto.constraints[index], rows)
        self._next_constraint = len(self._proto.constraints)
        return rows

    def _translate(self, constraint: cp_model_helper.ConstraintProto, rows: Rows) -> None:
        unless = [(-1 - literal, 1) for literal in constraint.enforcement_literal]
        if constraint.has_linear():
            self._linear(constraint, rows)
        elif constraint.has_bool_or():
            rows.add([(literal, 1) for literal in constraint.bool_or.literals] + unless, 1, INFINITY)
        elif constraint.has_bool_and():
            for literal in constraint.bool_and.literals:
                rows.add([(literal, 1), *unless], 1, INFINITY)
        elif unless:
            raise UntranslatableError("only linear, bool_or and bool_and may have enforcement literals")
        elif constraint.has_at_most_one():
            rows.add([(literal, 1) for literal in constraint.at_most_one.literals], -INFINITY, 1)
        elif constraint.has_exactly_one():
            rows.add([(literal, 1) for literal in constraint.exactly_one.literals], 1, 1)
        elif constraint.has_lin_max():
            self._any_of(constraint.lin_max, rows)
        else:
            raise UntranslatableError(f"no translation is known for {constraint}")

    def _linear(self, constraint: cp_model_helper.ConstraintProto, rows: Rows) -> None:
        linear = constraint.linear
        terms = list(zip(linear.vars, linear.coeffs, strict=True))
        lower, upper = _limits(list(linear.domain))
        if not constraint.enforcement_literal:
            rows.add(terms, lower, upper)
            return
        least = sum(min(weight * self._bounds[var][0], weight * self._bounds[var][1]) for var, weight in terms)
        most = sum(max(weight * self._bounds[var][0], weight * self._bounds[var][1]) for var, weight in terms)
        unless = [-1 - literal for literal in constraint.enforcement_literal]
        if upper < most:
            rows.add(terms + [(literal, int(upper) - most) for literal in unless], -INFINITY, upper)
        if lower > least:
            rows.add(terms + [(literal, int(lower) - least) for literal in unless], lower, INFINITY)

    def _any_of(self, lin_max: cp_model_helper.LinearArgumentProto, rows: Rows) -> None:
        """``target = max(literals)``: at least each of them, at most their sum."""
        target = self._boolean(lin_max.target)
        literals = [self._boolean(expression) for expression in lin_max.exprs]
        for literal in literals:
            rows.add([(target, 1), (literal, -1)], 0, INFINITY)
        rows.add([(target, 1), *((literal, -1) for literal in literals)], -INFINITY, 0)

    def _boolean(self, expression: cp_model_helper.LinearExpressionProto) -> int:
        variables: list[int] = list(expression.vars)
        weights = list(expression.coeffs)
        if weights != [1] or expression.offset != 0 or self._bounds[variables[0]] != (0, 1):
            raise UntranslatableError("a maximum is translated over booleans alone")
        return variables[0]


def _limits(domain: list[int]) -> tuple[float, float]:
    if len(domain) != 2:
        raise UntranslatableError(f"the domain {domain} has gaps")
    lower, upper = domain
    return (-INFINITY if lower < -NO_LIMIT else lower), (INFINITY if upper > NO_LIMIT else upper)
