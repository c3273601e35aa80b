"""Numbers with their nouns."""


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return ``1 class``, ``2 classes`` or ``1,200 classes``.

    Parameters
    ----------
    count
        How many.
    noun
        The noun for one.
    plural
        The noun for several; empty = with an s.
    """
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
