"""What is known of a school before an import."""

from dataclasses import dataclass

from sabbatical.domain.imports.imported import Key
from sabbatical.domain.school import School


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a school before an import."""

    current: School | None = None
    """The school as stored."""
    imported: dict[str, dict[Key, tuple[str, ...]]] | None = None
    """By table and key, what the last import said; None: there was none."""
    in_plans: frozenset[str] = frozenset()
    """Ids of people and classes that a plan names."""
