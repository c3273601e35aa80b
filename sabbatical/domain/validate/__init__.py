"""Everything that can be wrong with a school's data, table by table."""

from sabbatical.domain.validate.problems import find_problems

__all__ = ["find_problems"]
