"""How people are called in what is handed out."""

from collections import Counter

from sabbatical.domain.school import School


def display_names(school: School) -> dict[str, str]:
    """Return everyone's name by id: the id where there is no name, name and id where two share the name."""
    people = [(row.id, row.name) for row in school.teachers] + [(row.id, row.name) for row in school.substitutes]
    shared = Counter(name for _, name in people)
    return {person: _display(person, name, shared[name]) for person, name in people}


def _display(person: str, name: str, bearers: int) -> str:
    if not name:
        return person
    return name if bearers == 1 else f"{name} ({person})"
