"""Whatever is spoilt in a source, an import ends in a school, in what is missing, or in an error with its place.

By default some hundred spoilt sources; ``SABBATICAL_MUTATIONS=10000 pytest tests/importers/test_import_mutations.py``
tries more, from ``SABBATICAL_MUTATIONS_FROM`` on.
"""

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

from sabbatical.db.store import Store
from sabbatical.errors import DataError
from sabbatical.services.school import load_school
from sabbatical.services.source_imports import SourceAsked, import_source, look_at_source
from tests.importers import case, fet_case
from tests.importers.mutate import Sources
from tests.random_cases import how_many

MUTATIONS = int(os.environ.get("SABBATICAL_MUTATIONS", how_many(1000)))
FIRST = int(os.environ.get("SABBATICAL_MUTATIONS_FROM", "0"))
STORED_EVERY = 60


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    return Sources(tmp_path)


@pytest.mark.many
def test_spoilt_sources(sources: Sources):
    outcomes: Counter[str] = Counter()
    for number in range(FIRST, FIRST + MUTATIONS):
        spoilt = sources.spoil(number)
        outcomes[spoilt.judge()] += 1
        shutil.rmtree(sources.folder / "spoilt")
    assert sum(outcomes.values()) == MUTATIONS
    # Neither all refused nor all let through: the sources are spoilt, and not beyond all reading.
    assert min(outcomes["school"], outcomes["error"]) > MUTATIONS // 10, outcomes


@pytest.mark.many
def test_a_refused_source_leaves_the_database_as_it_was(sources: Sources, tmp_path: Path):
    with Store.open(str(tmp_path / "school.db")) as store:
        import_source(store, SourceAsked(path=fet_case.fet_folder(tmp_path / "lake"), settings=case.SETTINGS))
        for number in range(FIRST, FIRST + MUTATIONS, STORED_EVERY):
            spoilt = sources.spoil(number)
            before = load_school(store), _imported(store)
            if look_at_source(store, spoilt.asked).school is None:
                with pytest.raises(DataError):
                    import_source(store, spoilt.asked)
                assert (load_school(store), _imported(store)) == before


def _imported(store: Store) -> object:
    with store.reading() as transaction:
        return transaction.imports.load()
