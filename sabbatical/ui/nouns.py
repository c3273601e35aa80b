"""What the rows of a list are called."""

PLURALS = {"class": "classes", "person": "people"}
"""Of nouns that do not take an s."""


def plural_of(noun: str) -> str:
    """Return the noun for several of what `noun` names one of."""
    return PLURALS.get(noun, f"{noun}s")
