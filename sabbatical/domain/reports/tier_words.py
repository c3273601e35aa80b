"""A tier's value as a leader reads it."""

from sabbatical.domain.reports.amounts import hundredths_text


def tier_value_text(tier: str, value: int) -> str:
    """Return the value of the tier called `tier` in its unit: minutes, percent of a cap, money, or a plain number."""
    if tier == "lost":
        return f"{hundredths_text(value)} minutes"
    if tier == "uncovered":
        return f"{value} minutes"
    if tier == "worst":
        return f"{value // 10}.{value % 10} % of a cap"
    return hundredths_text(value) if tier == "cost" else str(value)
