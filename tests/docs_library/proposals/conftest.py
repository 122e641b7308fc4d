"""Who proposes and who decides."""

import pytest

from docs_library.models import Edition
from tests.cast import Cast
from tests.docs_library.proposals import scenes
from tests.governance.committee import making
from tests.governance.committee.making import Table


@pytest.fixture
def edition(db: None) -> Edition:
    return scenes.an_edition()


@pytest.fixture
def table(cast: Cast) -> Table:
    return making.a_table(cast)
