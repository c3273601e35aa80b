"""docs/model.md has a section for each rule and each tier, and for no other."""

from doc_pages import read_page, section

from solver.rules import Rule, Tier

MODEL = read_page("docs/model.md")


def _ids(part: str) -> list[str]:
    """The third-level headings of a second-level part."""
    text = MODEL.split(f"\n## {part}\n")[1].split("\n## ")[0]
    return [line.removeprefix("### ") for line in text.splitlines() if line.startswith("### ")]


def test_every_rule_has_its_section_in_the_order_of_the_code():
    assert _ids("Hard rules") == [rule.value for rule in Rule]


def test_every_tier_has_its_section_in_the_order_of_the_code():
    assert _ids("Tiers") == [tier.value for tier in Tier]


def test_each_tier_says_whether_least_or_most_is_best():
    for tier in Tier:
        text = section(MODEL, tier.value)
        assert ("Most: " in text) == tier.is_maximised, tier
        assert ("Least: " in text) != tier.is_maximised, tier
