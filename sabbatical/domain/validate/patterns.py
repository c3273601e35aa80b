"""Checks patterns.csv."""

from collections import defaultdict
from collections.abc import Iterator

from sabbatical.domain.findings import Finding
from sabbatical.domain.rows.coaching import PatternStep
from sabbatical.domain.school import School
from sabbatical.domain.validate.doubts import Doubts
from sabbatical.domain.validate.report import GREATEST_WHOLE, error, warning, wrong_id, wrong_wholes

TABLE = "patterns"
_DAYS = {"min_days": (0, GREATEST_WHOLE), "max_days": (0, GREATEST_WHOLE)}


def check_patterns(school: School, doubts: Doubts) -> Iterator[Finding]:
    """Yield what is wrong with the school's own patterns."""
    patterns: dict[str, list[tuple[int, PatternStep]]] = defaultdict(list)
    for row, step in enumerate(school.patterns):
        patterns[step.pattern].append((row, step))
        yield from wrong_id(TABLE, row, "pattern", step.pattern)
        yield from _check_days(row, step)
    if TABLE not in doubts.uncertain:
        for steps in patterns.values():
            yield from _check_numbers(steps)


def _check_days(row: int, step: PatternStep) -> Iterator[Finding]:
    yield from wrong_wholes(TABLE, row, step, _DAYS)
    days = {"min_days": step.min_days, "max_days": step.max_days}
    if step.step == 1:
        for column, value in days.items():
            if value is not None:
                yield warning(TABLE, row, column, f"{value} counts for nothing in step 1, which has no step before it")
        return
    for column, value in days.items():
        if value is None:
            yield error(
                TABLE, row, column, "is empty; from step 2 on it says how many school days after the step before"
            )
    if step.min_days is not None and step.max_days is not None and step.min_days > step.max_days:
        yield error(
            TABLE, row, "min_days", f"{step.min_days} is more than max_days, {step.max_days}; write at most that"
        )


def _check_numbers(steps: list[tuple[int, PatternStep]]) -> Iterator[Finding]:
    """Yield an error where the steps, in any order of rows, are not 1, 2, ... once each."""
    seen: set[int] = set()
    for row, step in steps:
        if step.step in seen:
            message = f"{step.step} is there twice in pattern {step.pattern!r}; number its steps 1, 2, ... once each"
            yield error(TABLE, row, "step", message)
        elif not 1 <= step.step <= len(steps):
            message = (
                f"{step.step} does not fit: pattern {step.pattern!r} has {len(steps)} steps; number them 1, 2, ..."
            )
            yield error(TABLE, row, "step", message)
        seen.add(step.step)
