"""Forms: where one is, is seen, and what is typed at once arrives."""

import pytest
from textual.events import Key
from textual.widget import Widget

from sabbatical.ui.key_fitting import ShownKey, columns_of
from sabbatical.ui.modals.teacher_form import TeacherForm
from sabbatical.ui.widgets.form_field import FormField
from sabbatical.ui.widgets.key_line import KeyLine
from tests.ui.case import FakeGateway, press, put, running, screen_text, settle, ui_school


def emphasised(form: Widget) -> list[str]:
    """Return the labels of a form that stand out."""
    return [field.label for field in form.query(FormField) if field.query_one(".label").styles.text_style.bold]


def shown_keys(form: Widget) -> tuple[ShownKey, ...]:
    return form.query_one(KeyLine).keys


async def test_the_label_of_the_field_in_focus_stands_out_and_no_other():
    async with running(FakeGateway(ui_school())) as pilot:
        await press(pilot, "f3", "enter")
        form = pilot.app.screen
        assert isinstance(form, TeacherForm)
        assert emphasised(form) == ["Name"]
        assert "Ana Alvarez " in screen_text(pilot)  # from its beginning
        await press(pilot, "tab")
        assert emphasised(form) == ["Id"]
        await press(pilot, "ctrl+n")
        assert emphasised(form) == ["Requests coached"]
        await press(pilot, "ctrl+b", "ctrl+b")
        # The availability has more keys than fit: the most needed are shown, and that there are more.
        assert form.focused is form.grid
        assert sum(map(columns_of, shown_keys(form))) <= 80
        assert "More keys" in {key.what for key in shown_keys(form)}


@pytest.mark.parametrize("rows", [24, 20])
async def test_a_form_is_as_high_as_its_fields_and_no_higher_than_the_terminal(rows: int):
    async with running(FakeGateway(ui_school()), (80, rows)) as pilot:
        await press(pilot, "f4", "e")
        window = pilot.app.screen.query_one("#window")
        fields = sum(field.region.height for field in pilot.app.screen.query(FormField))
        assert window.region.height == fields + 3  # the frame and the buttons
        await press(pilot, "escape", "f3", "b")  # more fields than there are rows
        await put(pilot, "perhaps")  # one of them wrong: the line beside the buttons
        buttons = pilot.app.screen.query_one("#buttons").region
        assert buttons.bottom < pilot.app.screen.query_one("#window").region.bottom <= rows - 1


async def test_what_is_typed_at_once_after_a_new_tab_reaches_its_first_field():
    async with running(FakeGateway(ui_school())) as pilot:
        await press(pilot, "f3", "enter")
        form = pilot.app.screen
        assert isinstance(form, TeacherForm)
        for name, letter in (("ctrl+n", None), ("1", "1"), ("2", "2")):  # before anything of it is drawn
            pilot.app.post_message(Key(name, letter))
        await settle(pilot)
        field = form.limits["max_requests"]
        assert field.typed == "12"
        assert form.name_field.typed == "Ana Alvarez"
        assert form.focused is field.input
