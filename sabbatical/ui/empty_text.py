"""What a list says that shows no row, so that nobody stands before an empty one. Pure."""


def empty_text(nouns: str, *, is_searched: bool, can_paste: bool) -> str:
    """Return why there is no row and what to do.

    Parameters
    ----------
    nouns
        What several rows are called.
    is_searched
        Whether there are rows, which the search leaves out.
    can_paste
        Whether rows can be pasted.
    """
    if is_searched:
        return f"The search leaves out all {nouns}: Escape clears it."
    return f"No {nouns} yet: n adds one{', p pastes rows from a spreadsheet' if can_paste else ''}."
