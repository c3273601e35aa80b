"""The coaching patterns: those built in and the school's own."""

from sabbatical.domain.rows.coaching import MayRelease, PatternStep, StepKind
from sabbatical.domain.school import School


def _step(
    pattern: str, step: int, kind: StepKind, release: MayRelease, days: tuple[int, int] | None = None
) -> PatternStep:
    low, high = days or (None, None)
    return PatternStep(pattern=pattern, step=step, kind=kind, release=release, min_days=low, max_days=high)


BUILT_IN_PATTERNS: tuple[PatternStep, ...] = (
    _step("observe-cycle", 1, StepKind.MEET, MayRelease.NONE),
    _step("observe-cycle", 2, StepKind.OBSERVE, MayRelease.COACH, (1, 5)),
    _step("observe-cycle", 3, StepKind.MEET, MayRelease.NONE, (0, 2)),
    _step("visit", 1, StepKind.VISIT, MayRelease.COACHEE),
    _step("visit", 2, StepKind.MEET, MayRelease.NONE, (0, 2)),
    _step("model-cycle", 1, StepKind.MEET, MayRelease.NONE),
    _step("model-cycle", 2, StepKind.MODEL, MayRelease.COACH, (1, 5)),
    _step("model-cycle", 3, StepKind.OBSERVE, MayRelease.COACH, (1, 5)),
    _step("model-cycle", 4, StepKind.MEET, MayRelease.NONE, (0, 2)),
)


def steps_by_pattern(school: School) -> dict[str, tuple[PatternStep, ...]]:
    """Return every pattern of `school`, its steps in order; a pattern of its own replaces a built-in of that name."""
    own = {row.pattern for row in school.patterns}
    rows = [row for row in BUILT_IN_PATTERNS if row.pattern not in own] + list(school.patterns)
    patterns: dict[str, list[PatternStep]] = {}
    for row in rows:
        patterns.setdefault(row.pattern, []).append(row)
    return {name: tuple(sorted(steps, key=lambda row: row.step)) for name, steps in patterns.items()}
