"""File names from ids."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabbatical.formats.audiences.file_names import file_stems

IDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=";"), min_size=1, max_size=300)


@pytest.mark.parametrize("plain", ["T001", "kim.lee", "a_b-c"])
def test_a_plain_id_stays_as_it_is(plain):
    assert file_stems([plain]) == {plain: plain}


@pytest.mark.parametrize(
    "tricky", ["..", ".", "../../etc/passwd", "/root", "C:\\x", "a/b", "NUL", "con.txt", "~", "x."]
)
def test_no_id_leaves_the_folder(tricky):
    name = f"{file_stems([tricky])[tricky]}.csv"
    assert PurePosixPath(name).name == name
    assert PureWindowsPath(name).name == name
    assert not PureWindowsPath(name).is_reserved()
    assert not name.startswith((".", "~"))


def test_ids_that_differ_in_case_get_different_names_on_every_system():
    stems = file_stems(["t1", "T1", "T2"])
    assert len({stem.casefold() for stem in stems.values()}) == 3
    assert stems["T2"] == "T2"


@given(st.lists(IDS, unique=True, max_size=20))
def test_names_are_safe_and_different(ids):
    stems = file_stems(ids)
    assert len({stem.casefold() for stem in stems.values()}) == len(ids)
    for stem in stems.values():
        assert stem.isascii()
        assert 0 < len(stem) <= 100
        assert not set(stem) & set('/\\:*?"<>| ')
        assert stem[0] != "."
        assert stem[-1] != "."
