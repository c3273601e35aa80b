"""How robust a plan is, as one JSON document."""

from typing import Any

from sabbatical.domain.robustness import PlanRobustness, Range


def robustness_document(found: PlanRobustness) -> dict[str, Any]:
    """Return the document; means and percentiles have three decimals."""
    return {
        "rate_percent": str(found.params.rate_percent),
        "replays": found.params.replays,
        "seed": found.params.seed,
        "sessions": found.sessions,
        "sessions_held": _range(found.sessions_held),
        "sessions_fallen": {
            "absent": round(found.fallen_absent, 3),
            "cover": round(found.fallen_cover, 3),
            "cap": round(found.fallen_cap, 3),
        },
        "uncovered_periods": _range(found.uncovered_periods),
        "weakest": [
            {"cycle_day": row.cycle_day, "period": row.period, "expected": round(row.expected, 3), "of": row.of}
            for row in found.weakest
        ],
        "lost_hundredths": _range(found.lost_hundredths),
        "planned_lost_hundredths": found.planned_lost_hundredths,
    }


def _range(row: Range) -> dict[str, float]:
    return {"mean": round(row.mean, 3), "percentile_5": round(row.low, 3), "percentile_95": round(row.high, 3)}
