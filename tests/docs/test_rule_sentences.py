"""The sentences that explanations give for rules are those of docs/model.md."""

from doc_pages import read_page, section

from sabbatical.domain.rule_words import FEW_WORDS, RULE_SENTENCES, SHORT_WORDS, rule_sentence
from solver.explain.switches import switches
from solver.rules import Rule

MODEL = read_page("docs/model.md")


def test_each_sentence_is_text_of_its_section():
    for rule, sentence in RULE_SENTENCES.items():
        assert sentence in " ".join(section(MODEL, rule).split()), rule


def test_every_rule_that_can_stop_a_coach_has_words():
    # Nobody but a qualified coach is stopped by a rule; qualified itself says what is missing.
    stopping = {rule.value for rule in switches("R1")}
    assert stopping <= set(RULE_SENTENCES)
    # No switch lifts `one-coach`; it stops everybody but the coach of a cycle that was begun.
    assert stopping - {"qualified"} | {"one-coach"} == set(SHORT_WORDS)
    assert all(rule_sentence(rule).endswith(".") for rule in stopping)


def test_every_rule_has_a_few_words_for_a_line_of_a_list():
    assert set(FEW_WORDS) == {rule.value for rule in Rule}
    # Two of them with their ids have room beside a name of 22 columns on a terminal of 80.
    assert all(len(words) <= 29 for words in FEW_WORDS.values())
