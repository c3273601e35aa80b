"""What a school's data already names: offered as one types, or taken. Pure."""

from sabbatical.domain.school import School


def topics(school: School) -> list[str]:
    """Return every topic of strengths and requests, by name."""
    return sorted({row.topic for row in school.strengths} | {row.topic for row in school.requests})


def subjects(school: School) -> list[str]:
    """Return every subject of people and classes, by name."""
    lists = [row.subjects for row in school.teachers] + [row.subjects for row in school.substitutes]
    of_people = {subject for own in lists for subject in own}
    return sorted(of_people | {row.subject for row in school.classes if row.subject})


def buildings(school: School) -> list[str]:
    """Return every building, by name."""
    of_people = {row.building for row in school.teachers} | {row.building for row in school.substitutes}
    return sorted((of_people | {row.building for row in school.classes}) - {""})


def groups(school: School) -> list[str]:
    """Return every student group, by name."""
    return sorted({group for row in school.classes for group in row.groups})


def taken_person_ids(school: School) -> set[str]:
    """Return the ids of teachers and substitutes, who share one space of ids."""
    return {row.id for row in school.teachers} | {row.id for row in school.substitutes}
