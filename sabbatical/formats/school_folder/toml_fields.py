"""The keys of school.toml by section, each with how its value is read."""

from dataclasses import MISSING, fields
from typing import Any

from sabbatical.domain.settings import CycleKind, Defaults, LossFactors, Policy, SchoolInfo, TeacherCover, Term
from sabbatical.formats.school_folder import toml_values as values
from sabbatical.formats.school_folder.toml_values import TomlRead

LOSS_FACTORS_KEY = "loss_factors"

SECTIONS: dict[str, Any] = {"school": SchoolInfo, "term": Term, "policy": Policy, "defaults": Defaults}
"""The dataclass that each section fills, key by field."""

KEYS: dict[Any, dict[str, TomlRead]] = {
    SchoolInfo: {"name": values.text, "timezone": values.text},
    Term: {
        "name": values.text,
        "start": values.date,
        "end": values.date,
        "weekdays": values.names,
        "days": values.names,
        "cycle": values.one_of(CycleKind),
    },
    Policy: {
        "loss_cap_percent": values.decimal,
        "group_cap_percent": values.decimal_or_none,
        "allow_uncovered": values.boolean,
        "teacher_cover": values.one_of(TeacherCover),
        "min_strength": values.whole,
        "sabbatical_weeks": values.whole,
        "max_released_together": values.whole,
        "releases_per_class": values.whole,
        "releases_window_days": values.whole,
        "cycle_gap_min": values.whole,
        "cycle_gap_max": values.whole,
        "substitute_budget": values.decimal_or_none,
        "notice_days": values.whole,
        "tiers": values.names,
        "replan_tiers": values.names,
    },
    LossFactors: {field.name: values.whole for field in fields(LossFactors)},
    Defaults: {field.name: values.whole for field in fields(Defaults)},
}


def required_keys(section_class: Any) -> tuple[str, ...]:
    """Return the keys that have no default."""
    return tuple(
        field.name for field in fields(section_class) if field.default is MISSING and field.default_factory is MISSING
    )
