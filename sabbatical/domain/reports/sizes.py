"""Sizes of files."""

STEP = 1024
LARGER = ("MB", "GB", "TB")


def size_text(size_bytes: int) -> str:
    """Return a size in whole KB, rounded up; in MB, GB or TB with one decimal from one of them on.

    Parameters
    ----------
    size_bytes
        0 or more.
    """
    size = float(-(-size_bytes // STEP))
    unit = "KB"
    for larger in LARGER:
        if size < STEP:
            break
        size, unit = size / STEP, larger
    return f"{size:.0f} {unit}" if unit == "KB" else f"{size:,.1f} {unit}"
