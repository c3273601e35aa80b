"""summary.json: how a plan came about and what it amounts to."""

import json
import math
from collections.abc import Mapping
from typing import Any

from sabbatical.domain.plan import PlanStatus, PlanSummary, TierValue

LARGEST_WHOLE = 2**53
"""Whole numbers up to here are floats without loss."""


def summary_text(summary: PlanSummary, counts: Mapping[str, int]) -> str:
    """Return the text of summary.json.

    Parameters
    ----------
    summary
        Status, time, seed and tiers of the plan.
    counts
        What `plan_counts` returned for it.
    """
    document = {
        "status": summary.status.value,
        "seconds": summary.seconds,
        "seed": summary.seed,
        "stop_reason": summary.stop_reason,
        "tiers": [
            {"name": tier.name, "value": tier.value, "bound": tier.bound, "proven": tier.proven}
            for tier in summary.tiers
        ],
        "counts": dict(counts),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def read_summary(text: str) -> PlanSummary:
    """Return the summary that the text of a summary.json holds; its counts follow from the plan and are not read.

    Raises
    ------
    ValueError
        If it is not JSON or a field is missing or of the wrong kind; the message says which and what is allowed.
    """
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"is no sound JSON: {error}") from None
    except RecursionError:
        raise ValueError("is no sound JSON: it is nested too deeply") from None
    _expect(isinstance(document, dict), "it must hold one JSON object")
    status, seconds, seed = (document.get(name) for name in ("status", "seconds", "seed"))
    _expect(status in list(PlanStatus), f"status is {status!r}; it must be optimal, feasible or infeasible")
    _expect(_is_number(seconds) and seconds >= 0, f"seconds is {seconds!r}; it must be a number, 0 or more")
    _expect(_is_whole(seed), f"seed is {seed!r}; it must be a whole number")
    tiers = document.get("tiers")
    _expect(isinstance(tiers, list), "tiers must be a list")
    return PlanSummary(
        status=PlanStatus(status),
        seconds=float(seconds),
        seed=seed,
        tiers=tuple(_read_tier(tier) for tier in tiers),
        stop_reason=str(document.get("stop_reason", "")),
    )


def _read_tier(tier: object) -> TierValue:
    if not isinstance(tier, dict):
        raise ValueError(f"a tier is {tier!r}; it must be an object with name, value, bound and proven")
    fields: dict[str, Any] = {name: tier.get(name) for name in ("name", "value", "bound", "proven")}
    is_named = isinstance(fields["name"], str) and isinstance(fields["proven"], bool)
    _expect(
        is_named and _is_whole(fields["value"]) and _is_whole(fields["bound"]),
        f"a tier is {tier!r}; it needs a name, whole numbers as value and bound, and true or false as proven",
    )
    return TierValue(**fields)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return (isinstance(value, float) and math.isfinite(value)) or (_is_whole(value) and abs(value) < LARGEST_WHOLE)


def _expect(is_right: bool, message: str) -> None:
    if not is_right:
        raise ValueError(message)
