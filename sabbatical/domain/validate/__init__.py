"""Everything that can be wrong with a school's data, table by table."""

from sabbatical.domain.findings import Finding
from sabbatical.domain.school import School
from sabbatical.domain.validate.doubts import Doubts


def find_problems(school: School, doubts: Doubts | None = None) -> tuple[Finding, ...]:
    """Return every problem of a school.

    Parameters
    ----------
    school
        The school.
    doubts
        What of it could not be read.
    """
    return ()
