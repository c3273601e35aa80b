"""Checks [school], [policy] and [defaults] of school.toml."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from zoneinfo import ZoneInfo, available_timezones

from sabbatical.domain.findings import Finding
from sabbatical.domain.school import School
from sabbatical.domain.settings import DEFAULT_REPLAN_TIERS, DEFAULT_TIERS, LossFactors, Policy
from sabbatical.domain.suggestions import did_you_mean
from sabbatical.domain.validate.doubts import Doubts
from sabbatical.domain.validate.report import (
    GREATEST_WHOLE,
    SETTINGS,
    error,
    warning,
    wrong_money,
    wrong_percent,
    wrong_wholes,
)

_POLICY_RANGES = {
    "min_strength": (1, 5),
    "sabbatical_weeks": (0, GREATEST_WHOLE),
    "max_released_together": (0, GREATEST_WHOLE),
    "releases_per_class": (0, GREATEST_WHOLE),
    "releases_window_days": (1, GREATEST_WHOLE),
    "cycle_gap_min": (0, GREATEST_WHOLE),
    "cycle_gap_max": (0, GREATEST_WHOLE),
    "notice_days": (0, GREATEST_WHOLE),
}


def check_time_zone(school: School) -> Iterator[Finding]:
    """Yield an error where the time zone is unknown."""
    name = school.info.timezone
    if not is_time_zone(name):
        guess = did_you_mean(name, sorted(available_timezones()))
        yield error(
            SETTINGS, None, "school.timezone", f"{name!r} is no time zone{guess}; write one like 'America/New_York'"
        )


def is_time_zone(name: str) -> bool:
    """Return whether a name is that of an IANA time zone."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def check_policy(school: School, doubts: Doubts) -> Iterator[Finding]:
    """Yield what is wrong with [policy] and [defaults]."""
    policy = school.policy
    yield from wrong_wholes(SETTINGS, None, policy, _POLICY_RANGES, "policy.")
    factors = {field.name: (0, 100) for field in fields(LossFactors)}
    yield from wrong_wholes(SETTINGS, None, policy.loss_factors, factors, "policy.loss_factors.")
    limits = {field.name: (0, GREATEST_WHOLE) for field in fields(school.defaults)}
    yield from wrong_wholes(SETTINGS, None, school.defaults, limits, "defaults.")
    yield from _check_amounts(policy)
    if policy.cycle_gap_min > policy.cycle_gap_max and SETTINGS not in doubts.uncertain:
        message = f"{policy.cycle_gap_min} is more than cycle_gap_max, {policy.cycle_gap_max}; write at most that"
        yield error(SETTINGS, None, "policy.cycle_gap_min", message)
    yield from _check_tiers("policy.tiers", policy.tiers, DEFAULT_TIERS)
    yield from _check_tiers("policy.replan_tiers", policy.replan_tiers, DEFAULT_REPLAN_TIERS)


def _check_amounts(policy: Policy) -> Iterator[Finding]:
    problems = {
        "policy.loss_cap_percent": wrong_percent(policy.loss_cap_percent),
        "policy.group_cap_percent": wrong_percent(policy.group_cap_percent),
        "policy.substitute_budget": wrong_money(policy.substitute_budget),
    }
    for column, message in problems.items():
        if message:
            yield error(SETTINGS, None, column, message)


def _check_tiers(column: str, tiers: Sequence[str], allowed: Sequence[str]) -> Iterator[Finding]:
    for tier in dict.fromkeys(tiers):
        if tier not in allowed:
            only = "; 'changes' belongs in replan_tiers alone" if tier == "changes" else did_you_mean(tier, allowed)
            yield error(SETTINGS, None, column, f"{tier!r} is no tier here{only}; allowed are {', '.join(allowed)}")
        elif tiers.count(tier) > 1:
            yield error(SETTINGS, None, column, f"{tier!r} is there more than once; name each tier once")
    if not tiers:
        yield error(SETTINGS, None, column, f"names no tier; name at least one of {', '.join(allowed)}")
        return
    missing = [tier for tier in allowed if tier not in tiers]
    if missing:
        yield warning(SETTINGS, None, column, f"leaves out {', '.join(missing)}, so a plan is not made best in that")
