from collections.abc import Iterator

import pytest
from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

from sabbatical.ui.places_app import STYLES_KEPT
from tests.ui.case import FakeGateway, ui_plan, ui_school


@pytest.fixture
def gateway() -> FakeGateway:
    """A school with a draft."""
    return FakeGateway(ui_school(), draft=ui_plan())


@pytest.fixture(scope="session", autouse=True)
def _styles_parsed_once() -> Iterator[None]:
    """Every test has an app of its own; what their styles say is the same, and parsed by the first that needs it."""
    parsed = LRUCache(4 * STYLES_KEPT)  # four colour themes and more
    usual = Stylesheet._parse_rules

    def parse_once(self: Stylesheet, css: str, *rest: object, **named: object) -> object:
        key = (css, rest, tuple(named.items()), *self._variables.values())
        if key not in parsed:
            parsed[key] = usual(self, css, *rest, **named)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield
