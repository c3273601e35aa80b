"""Policy and defaults as texts of a form, and back. Pure."""

from typing import Any

from sabbatical.domain.settings import Defaults, LossFactors, Policy


def text_of(value: object) -> str:
    """Return a value as it is typed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(value)


def parts_of(policy: Policy, defaults: Defaults) -> dict[str, object]:
    """Return the dataclass of each part."""
    return {"policy": policy, "factors": policy.loss_factors, "defaults": defaults}


Values = dict[tuple[str, str], Any]
"""Value by part and name."""


def policy_from(values: Values) -> Policy:
    """Return the policy that the values say."""
    return Policy(loss_factors=LossFactors(**_of_part(values, "factors")), **_of_part(values, "policy"))


def defaults_from(values: Values) -> Defaults:
    """Return the defaults that the values say."""
    return Defaults(**_of_part(values, "defaults"))


def _of_part(values: Values, part: str) -> dict[str, Any]:
    return {name: value for (owner, name), value in values.items() if owner == part}
