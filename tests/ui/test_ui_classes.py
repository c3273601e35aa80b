"""Classes: list and form."""

from decimal import Decimal

from tests.ui.case import LARGE, FakeGateway, complaints, flat_text, press, put, running, screen_text, ui_school


async def test_the_list_shows_caps_and_what_is_lost(gateway: FakeGateway):
    async with running(gateway, LARGE) as pilot:
        await press(pilot, "f5")
        rows = {line.split()[0]: line for line in screen_text(pilot).splitlines() if line.strip()}
        # MATH: 10 meetings of 60 minutes at 10 % are 60 minutes; 45 are lost, that is 75 %.
        assert "10 (policy)" in rows["MATH"]
        assert [word for word in rows["MATH"].split() if word in ("45", "60")] == ["45", "60"]
        assert "75.0" in rows["MATH"]
        assert "600 minutes scheduled, 0 released, 45 of 60 minutes lost" in flat_text(pilot)


async def test_a_class_gets_a_cap_of_its_own_and_is_kept_from_release(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f5", "e")
        await put(pilot, "300")
        assert "! a number from 0 to 100" in complaints(pilot)
        await put(pilot, "2.5")
        await press(pilot, "tab", "space", "ctrl+s")
        assert "2.5" in screen_text(pilot)
    assert gateway.school is not None
    assert (gateway.school.classes[0].loss_cap_percent, gateway.school.classes[0].release) == (Decimal("2.5"), False)


async def test_a_new_class_is_added(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f5", "n", "tab", "tab")
        await put(pilot, "MATH")
        assert "! MATH is taken; each class needs an id of its own" in complaints(pilot)
        await put(pilot, "ART")
        await press(pilot, "tab")
        await put(pilot, "Art [B2]")
        await press(pilot, "tab", "tab")
        await put(pilot, "7A; 7B")
        await press(pilot, "tab")
        await put(pilot, "24")
        await press(pilot, "tab", "tab")
        await put(pilot, "B2")
        await press(pilot, "ctrl+s")
    assert gateway.bases == [ui_school()]
    assert gateway.school is not None
    row = gateway.school.classes[-1]
    assert (row.id, row.name, row.groups, row.students, row.room) == ("ART", "Art [B2]", ("7A", "7B"), 24, "B2")
    assert (row.loss_cap_percent, row.release) == (None, True)


async def test_a_class_is_deleted_with_its_meetings_after_a_question(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f5", "d")
        assert "The class goes with 5 rows of the timetable" in flat_text(pilot)
        await press(pilot, "tab", "enter")
    assert gateway.school is not None
    assert [row.id for row in gateway.school.classes] == ["ENG", "SCI"]
    assert "MATH" not in {row.class_id for row in gateway.school.timetable}
