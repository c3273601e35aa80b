"""The parts of a school that there is one of each."""

from collections.abc import Sequence
from dataclasses import replace

from sabbatical.domain.rows.coaching import Pair
from sabbatical.domain.school import School
from sabbatical.domain.settings import Defaults, Policy, SchoolInfo, Term


def put_info(school: School, info: SchoolInfo) -> School:
    """Replace the school's name and time zone."""
    return replace(school, info=info)


def put_term(school: School, term: Term) -> School:
    """Replace the term's dates and days. Rows that name a cycle day keep the name that they had."""
    return replace(school, term=term)


def put_policy(school: School, policy: Policy) -> School:
    """Replace the policy."""
    return replace(school, policy=policy)


def put_defaults(school: School, defaults: Defaults) -> School:
    """Replace the limits of teachers whose own are not set."""
    return replace(school, defaults=defaults)


def put_pairs(school: School, pairs: Sequence[Pair]) -> School:
    """Replace all pairs that are never coach and coachee."""
    return replace(school, pairs=tuple(pairs))
