"""docs/guide.md names the app's places with their keys."""

import re

from doc_pages import read_page

from sabbatical.ui.places import PLACES


def test_every_place_of_the_app_is_in_the_table_with_its_key():
    rows = re.findall(r"^\| `(F\d+)` \| (\w+) \| (.+?) \|$", read_page("docs/guide.md"), re.MULTILINE)
    assert [(key.lower(), title) for key, title, _ in rows] == [(place.key, place.title) for place in PLACES]


def test_the_guide_has_ten_steps():
    steps = re.findall(r"^(\d+)\. ", read_page("docs/guide.md"), re.MULTILINE)
    assert steps == [str(step) for step in range(1, 11)]
