"""Policy: one form of everything."""

from dataclasses import fields, replace
from decimal import Decimal

from textual.widgets import Button

from sabbatical.domain.settings import DEFAULT_TIERS, Defaults, LossFactors, Policy, TeacherCover
from sabbatical.ui.policy_fields import SECTIONS
from sabbatical.ui.policy_values import defaults_from, parts_of, policy_from, text_of
from tests.ui.case import LARGE, FakeGateway, complaints, press, put, running, said, screen_text, settle, ui_school


def test_the_form_has_every_field_of_policy_factors_and_defaults_once():
    shown = sorted((section.part, spec.name) for section in SECTIONS for spec in section.specs)
    own = [("policy", field.name) for field in fields(Policy) if field.name != "loss_factors"]
    own += [("factors", field.name) for field in fields(LossFactors)]
    own += [("defaults", field.name) for field in fields(Defaults)]
    assert shown == sorted(own)


def test_what_is_shown_reads_back_as_the_same_policy():
    policy = replace(Policy(), group_cap_percent=Decimal("1.5"), allow_uncovered=True, teacher_cover=TeacherCover.NONE)
    defaults = Defaults(max_requests=7)
    parts = parts_of(policy, defaults)
    values = {
        (section.part, spec.name): spec.parse(text_of(getattr(parts[section.part], spec.name)))
        for section in SECTIONS
        for spec in section.specs
    }
    assert policy_from(values) == policy
    assert defaults_from(values) == defaults


def test_each_field_names_its_default():
    parts = parts_of(Policy(), Defaults())
    for section in SECTIONS:
        for spec in section.specs:
            default = text_of(getattr(parts[section.part], spec.name))
            if default and not spec.names:
                assert f"default {default}" in spec.note.lower(), spec.name


async def test_a_change_is_saved_and_the_rest_stays(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f6")
        assert said(pilot, "#state") == "All saved"
        await put(pilot, "2.5")
        assert said(pilot, "#state") == "1 change not saved"
        await press(pilot, "ctrl+s")
        assert said(pilot, "#state") == "All saved"
    assert gateway.school is not None
    assert gateway.school.policy == replace(Policy(), loss_cap_percent=Decimal("2.5"))
    assert gateway.school.defaults == Defaults()


async def test_a_wrong_value_says_what_is_allowed_and_is_not_saved(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f6")
        await put(pilot, "lots")
        assert "! a number from 0 to 100" in complaints(pilot)
        assert said(pilot, "#state") == "! 1 field to correct: Cap of a class"
        assert pilot.app.screen.query_one("#save", Button).disabled
        await press(pilot, "tab", "ctrl+s")
        assert pilot.app.screen.focused.value == "lots"
    assert gateway.school is not None
    assert gateway.school.policy.loss_cap_percent == 10


async def test_undo_goes_back_to_what_is_saved(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f6")
        await put(pilot, "2.5")
        await press(pilot, "ctrl+z")
        assert pilot.app.screen.focused.value == "10"
        assert said(pilot, "#state") == "All saved"


async def test_what_is_typed_stays_while_one_looks_elsewhere_and_the_term_changes(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f6")
        await put(pilot, "2.5")
        await press(pilot, "f4", "d", "tab", "enter", "f6")
        assert pilot.app.screen.focused.value == "2.5"
        assert said(pilot, "#state") == "1 change not saved"
        before = ui_school()
        await press(pilot, "ctrl+s")
    # What was typed goes with the school that was seen when it was: not with that in which a request is gone.
    assert gateway.bases[-1] == before
    assert gateway.school is not None
    assert len(gateway.school.requests) == len(before.requests) - 1


async def test_tiers_are_moved_by_key_and_by_click(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f6")
        field = pilot.app.screen._fields["policy", "tiers"]
        field.control.focus()
        await settle(pilot)
        await press(pilot, "minus", "minus", "plus")  # uncovered: down, down, up
        assert field.typed.startswith("requests; uncovered; cycles")
        assert " 1  requests" in screen_text(pilot)
        await pilot.click(field.control, offset=(4, 2))  # the third, cycles, goes up
        await settle(pilot)
        assert field.typed.startswith("requests; cycles; uncovered")
        await press(pilot, "ctrl+s")
    assert gateway.school is not None
    assert gateway.school.policy.tiers == ("requests", "cycles", "uncovered", *DEFAULT_TIERS[3:])


async def test_a_choice_of_a_section_that_is_laid_out_later_shows_its_value():
    async with running(FakeGateway(ui_school()), LARGE) as pilot:
        await press(pilot, "f6")
        line = next(line for line in screen_text(pilot).splitlines() if "Teachers cover" in line)
        assert line.split()[2] == "all"
