"""Whom a few typed letters may mean. Pure."""

from sabbatical.ui.picture import TermPicture


def people_found(picture: TermPicture, typed: str) -> list[str]:
    """Return the ids of everyone in whose name or id each typed word is; names that begin so come first."""
    words = typed.casefold().split()
    school = picture.school
    people = [row.id for row in school.teachers] + [row.id for row in school.substitutes]
    texts = {person: f"{picture.name(person)} {person}".casefold() for person in people}
    found = [person for person in people if all(word in texts[person] for word in words)]
    return sorted(found, key=lambda person: (not _begins(texts[person], words), texts[person]))


def _begins(text: str, words: list[str]) -> bool:
    parts = text.split()
    return all(any(part.startswith(word) for part in parts) for word in words)
