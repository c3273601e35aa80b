"""school.toml: kinds of values, unknown and missing keys, and the lines of all of them."""

from decimal import Decimal
from pathlib import Path

import pytest

from sabbatical.domain.settings import Defaults, LossFactors, Policy
from sabbatical.formats.school_folder import read_school, write_school
from tests.schools import make_school

TOML = """\
[school]
name = "Small School"
timezone = "America/New_York"

[term]
name = "Two weeks"
start = 2027-01-11
end = 2027-01-22
weekdays = ["MO", "TU", "WE", "TH", "FR"]
days = ["Mon", "Tue", "Wed", "Thu", "Fri"]
cycle = "weekly"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_school(make_school(), tmp_path)
    return tmp_path


def texts(folder: Path, toml: str) -> list[str]:
    (folder / "school.toml").write_text(toml, encoding="utf-8")
    return [finding.text for finding in read_school(folder).findings]


def policy_of(folder: Path, keys: str) -> Policy:
    (folder / "school.toml").write_text(f"{TOML}\n[policy]\n{keys}\n", encoding="utf-8")
    reading = read_school(folder)
    assert reading.school is not None, [finding.text for finding in reading.findings]
    return reading.school.policy


def test_sections_with_defaults_may_be_missing(folder: Path) -> None:
    assert texts(folder, TOML) == []
    school = read_school(folder).school
    assert school == make_school()
    assert (school.policy, school.defaults) == (Policy(), Defaults())


def test_the_documented_file_holds_the_defaults(folder: Path) -> None:
    # The policy and defaults of docs/formats.md, which says that the values shown are the defaults.
    policy = policy_of(
        folder,
        """\
loss_cap_percent = 3.0
group_cap_percent = ""
loss_factors = { coteacher = 25, same_subject = 30, colleague = 60, substitute = 75, supervisor = 90, uncovered = 100 }
allow_uncovered = false
teacher_cover = "all"
min_strength = 3
sabbatical_weeks = 6
max_released_together = 4
releases_per_class = 2
releases_window_days = 10
cycle_gap_min = 2
cycle_gap_max = 15
substitute_budget = ""
notice_days = 2
tiers = ["uncovered", "requests", "cycles", "lost", "worst", "cost", "spread", "fairness", "preferences"]
replan_tiers = ["uncovered", "requests", "cycles", "changes", "lost", "worst", "cost", "spread",
  "fairness", "preferences"]
""",
    )
    assert policy == Policy()


@pytest.mark.parametrize(
    ("written", "read"), [("2.30", "2.30"), ('"2.30"', "2.30"), ("2", "2"), ("1e-1", "0.1"), ("100", "100"), ("0", "0")]
)
def test_decimals_are_exact_and_may_be_text(folder: Path, written: str, read: str) -> None:
    assert policy_of(folder, f"loss_cap_percent = {written}").loss_cap_percent == Decimal(read)


def test_a_binary_float_never_stands_between(folder: Path) -> None:
    # As a float, 2.675 is 2.67499999999999982236431605997495353221893310546875.
    assert str(policy_of(folder, "loss_cap_percent = 2.675").loss_cap_percent) == "2.675"


def test_no_limit_is_the_empty_text(folder: Path) -> None:
    policy = policy_of(folder, 'group_cap_percent = ""\nsubstitute_budget = ""')
    assert (policy.group_cap_percent, policy.substitute_budget) == (None, None)
    policy = policy_of(folder, 'group_cap_percent = 0\nsubstitute_budget = "900.50"')
    assert (policy.group_cap_percent, policy.substitute_budget) == (0, Decimal("900.50"))


def test_some_loss_factors_leave_the_others_at_their_defaults(folder: Path) -> None:
    assert policy_of(folder, "loss_factors = { substitute = 50 }").loss_factors == LossFactors(substitute=50)
    assert policy_of(folder, "[policy.loss_factors]\ncolleague = 40").loss_factors == LossFactors(colleague=40)


def test_dates_may_be_text(folder: Path) -> None:
    assert texts(folder, TOML.replace("start = 2027-01-11", 'start = "2027-01-11"')) == []
    assert read_school(folder).school == make_school()


def test_byte_order_mark(folder: Path) -> None:
    assert texts(folder, f"\ufeff{TOML}") == []


WRONG_TERM = {
    "number for text": ('name = "Small School"', "name = 7", "2: school.name: 7 is not a text; write it in quotes"),
    "time zone": (
        "America/New_York",
        "America/New_Yrok",
        "3: school.timezone: 'America/New_Yrok' is no time zone (did you",
    ),
    "date and time": (
        "start = 2027-01-11",
        "start = 2027-01-11T08:00:00",
        "7: term.start: 2027-01-11T08:00:00 is not a date",
    ),
    "date": ("start = 2027-01-11", 'start = "11 Jan"', "7: term.start: '11 Jan' is not a date"),
    "cycle": (
        'cycle = "weekly"',
        'cycle = "fortnightly"',
        "11: term.cycle: 'fortnightly' is not allowed; write one of",
    ),
    "days": ("\ndays = [", "\ndays = 5 # [", "10: term.days: 5 is not a list of texts"),
    "days of numbers": ('"Mon", ', "1, ", "10: term.days: [1, 'Tue', 'Wed', 'Thu', 'Fri'] is not a list of texts"),
    "missing key": ('cycle = "weekly"', "", "5: term.cycle: is missing; section [term] must hold it"),
    "no section": (
        "[school]",
        "school = 3\n[scool]",
        "1: school: 3 is not a section; write [school] on a line of its own",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), WRONG_TERM.values(), ids=WRONG_TERM.keys())
def test_wrong_school_and_term(folder: Path, old: str, new: str, expected: str) -> None:
    assert old in TOML
    errors = [text for text in texts(folder, TOML.replace(old, new)) if "warning" not in text]
    assert len(errors) == 1
    assert errors[0].startswith(f"school.toml:{expected}")


WRONG_POLICY = {
    "quoted whole": (
        'min_strength = "3"',
        "min_strength: '3' is not a whole number; write digits alone, without quotes",
    ),
    "decimal for whole": ("min_strength = 3.0", "min_strength: 3.0 is not a whole number"),
    "true for whole": ("min_strength = true", "min_strength: true is not a whole number"),
    "quoted boolean": ('allow_uncovered = "no"', "allow_uncovered: 'no' is not allowed; write true or false"),
    "word for decimal": ('loss_cap_percent = "3 %"', "loss_cap_percent: '3 %' is not a number"),
    "true for decimal": ("loss_cap_percent = true", "loss_cap_percent: true is not a number"),
    "nan": ("loss_cap_percent = nan", "loss_cap_percent: NaN is not a number"),
    "infinite": (
        "substitute_budget = inf",
        'substitute_budget: Infinity is not a number; write digits with a point, like 2.5, or ""',
    ),
    "huge": ("substitute_budget = 1e999999", "substitute_budget: 1E+999999 is not a number"),
    "no limit where there is one": ('loss_cap_percent = ""', "loss_cap_percent: '' is not a number"),
    "word": (
        'teacher_cover = "some"',
        'teacher_cover: \'some\' is not allowed; write one of "all", "absences", "none"',
    ),
    "list": ('tiers = "lost"', "tiers: 'lost' is not a list of texts"),
    "factors": ("loss_factors = 3", "loss_factors: 3 is not a section"),
    "factor": ("loss_factors = { colleague = 60.5 }", "loss_factors.colleague: 60.5 is not a whole number"),
}


@pytest.mark.parametrize(("keys", "expected"), WRONG_POLICY.values(), ids=WRONG_POLICY.keys())
def test_wrong_policy(folder: Path, keys: str, expected: str) -> None:
    # TOML has 11 lines, then an empty one and [policy]: the key is on line 14.
    (text,) = texts(folder, f"{TOML}\n[policy]\n{keys}\n")
    assert text.startswith(f"school.toml:14: policy.{expected}")


def test_unknown_sections_and_keys_are_warnings(folder: Path) -> None:
    found = texts(folder, f"{TOML}\n[policy]\nloss_cap = 3\n\n[extras]\nx = 1\n")
    guess = "(did you mean 'loss_cap_percent'?)"
    assert [text.partition(";")[0] for text in found] == [
        f"school.toml:14: policy.loss_cap: warning: is no key of this file and is left out {guess}",
        "school.toml:16: extras: warning: is no section of this file and is left out",
    ]
    assert read_school(folder).school == make_school()


def test_missing_section_is_one_problem(folder: Path) -> None:
    (text,) = texts(folder, TOML.partition("[term]")[0])
    assert text.startswith("school.toml: term: the section is missing; write [term]")


def test_bad_term_dates_hide_no_problem_of_cycle_days(folder: Path) -> None:
    (folder / "substitutes.csv").write_text("id,days\nSUE,Mon;Mo\n")
    found = texts(folder, TOML.replace("end = 2027-01-22", "end = 2027-01-32"))
    assert [text.partition(" is ")[0] for text in found] == ["school.toml:8:"]
    found = texts(folder, TOML.replace("end = 2027-01-22", 'end = "2027-01-32"'))
    assert [text.partition(" is ")[0] for text in found] == [
        "school.toml:8: term.end: '2027-01-32'",
        "substitutes.csv:2: days: 'Mo'",
    ]


@pytest.mark.parametrize("nested", ["x = " + "[" * 20_000, "x = " + "9" * 5_000, 'name = "'])
def test_hostile_toml_is_one_problem(folder: Path, nested: str) -> None:
    (text,) = texts(folder, nested)
    assert text.startswith("school.toml")
    assert len(text) < 400


def test_broken_toml_names_its_line(folder: Path) -> None:
    (text,) = texts(folder, TOML.replace("cycle =", "cycle"))
    assert text.startswith("school.toml:11: is no sound TOML: ")


def test_wrong_policy_key_starts_no_comparison_with_its_default(folder: Path) -> None:
    # Unread, cycle_gap_max would be 15; the 20 is not to blame for that.
    (text,) = texts(folder, f'{TOML}\n[policy]\ncycle_gap_min = 20\ncycle_gap_max = "30"\n')
    assert text.startswith("school.toml:15: policy.cycle_gap_max: '30' is not a whole number")


def test_unread_factor_is_told_once(folder: Path) -> None:
    found = texts(folder, f'{TOML}\n[policy]\nloss_factors = {{ colleague = "60", uncovered = 101 }}\n')
    assert [text.partition(" is not")[0] for text in found] == [
        "school.toml:14: policy.loss_factors.colleague: '60'",
        "school.toml:14: policy.loss_factors.uncovered: 101",
    ]
