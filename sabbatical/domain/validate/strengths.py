"""Checks strengths.csv."""

from collections.abc import Iterator

from sabbatical.domain.findings import Finding
from sabbatical.domain.school import School
from sabbatical.domain.validate.names import SchoolNames
from sabbatical.domain.validate.report import error, warning, wrong_whole

TABLE = "strengths"


def check_strengths(school: School, names: SchoolNames) -> Iterator[Finding]:
    """Yield what is wrong with the strengths."""
    seen: set[tuple[str, str]] = set()
    spellings: dict[str, str] = {}
    for row, strength in enumerate(school.strengths):
        yield from names.teachers.mentions(TABLE, row, "teacher", [strength.teacher])
        if message := wrong_whole(strength.level, 1, 5):
            yield error(TABLE, row, "level", message)
        if not strength.topic:
            yield error(TABLE, row, "topic", "is empty; name the topic")
        if (strength.teacher, strength.topic) in seen:
            message = (
                f"{strength.topic!r} is there already for {strength.teacher!r}; a teacher has one level in a topic"
            )
            yield error(TABLE, row, "topic", message)
        seen.add((strength.teacher, strength.topic))
        usual = spellings.setdefault(strength.topic.strip().casefold(), strength.topic)
        if usual != strength.topic:
            yield warning(
                TABLE, row, "topic", f"{strength.topic!r} is not the same topic as {usual!r}; write both alike"
            )
