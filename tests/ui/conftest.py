import pytest

from tests.ui.case import FakeGateway, ui_plan, ui_school


@pytest.fixture
def gateway() -> FakeGateway:
    """A school with a draft."""
    return FakeGateway(ui_school(), draft=ui_plan())
