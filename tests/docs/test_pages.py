"""Links resolve, the changelog knows the version, and no page names a place outside the project."""

import re
from pathlib import Path

import pytest
from doc_pages import FENCE, ROOT, anchor, headings, pages, read_page

from sabbatical import __version__


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_inside_the_project_resolve(page: Path):
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("http://", "https://")):
            continue
        name, _, fragment = target.partition("#")
        linked = (page.parent / name).resolve() if name else page
        assert linked.exists(), f"{page.name}: {target} does not exist"
        assert linked.is_relative_to(ROOT), f"{page.name}: {target} leaves the project"
        if fragment:
            anchors = [anchor(heading) for heading in headings(linked.read_text(encoding="utf-8"))]
            assert fragment in anchors, f"{page.name}: {target} names no heading"


def test_every_page_of_the_docs_can_be_reached_from_the_readme():
    reached, left = set(), [ROOT / "README.md"]
    while left:
        page = left.pop()
        reached.add(page)
        targets = re.findall(r"\]\(([^)#\s]+\.md)", page.read_text(encoding="utf-8"))
        left += [found for name in targets if (found := (page.parent / name).resolve()) not in reached]
    assert set(pages()) <= reached


def test_the_changelog_has_the_current_version():
    assert re.search(rf"^## \[{re.escape(__version__)}\] - ", read_page("CHANGELOG.md"), re.MULTILINE)


def test_the_readme_begins_with_two_commands_of_one_line_each():
    """The first screen: what it is for, then set-up-and-open, set-up-and-test."""
    first_screen = "\n".join(read_page("README.md").splitlines()[:25])
    lines = [line for block in FENCE.findall(first_screen) for line in block.splitlines()[1:-1]]
    assert lines == [
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/sabbatical demo",
        "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest",
    ]


def test_the_readme_gives_the_size_of_the_sample_school():
    found = re.search(r"(\d+) teachers, (\d+) classes, an A/B cycle, (\d+) requests", read_page("README.md"))
    assert found
    tables = [ROOT / "sabbatical" / "sample" / "school" / f"{name}.csv" for name in ("teachers", "classes", "requests")]
    rows = [len(table.read_text(encoding="utf-8").splitlines()) - 1 for table in tables]
    assert [int(number) for number in found.groups()] == rows


def test_the_glossary_is_in_alphabetical_order():
    rows = re.findall(r"^\| ([^|]+?) \| ", read_page("docs/glossary.md"), re.MULTILINE)[1:]
    assert len(rows) > 30
    assert rows == sorted(rows, key=lambda word: word.lower().replace("-", ""))


def test_the_decisions_name_the_versions_that_are_installed():
    required = dict(
        re.findall(r'^ +"([a-z0-9-]+)(?:\[[a-z]+\])?==([\w.]+)"', read_page("pyproject.toml"), re.MULTILINE)
    )
    named = dict(re.findall(r"\*\*([a-z0-9-]+) (\d[\w.]*)\*\*", read_page("docs/decisions.md")))
    assert named
    for library, version in named.items():
        assert required.get(library) == version, library
