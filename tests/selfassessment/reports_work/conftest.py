"""One assessment that is handed in, and a place of its own for files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from selfassessment.models import Assessment, Report
from tests.cast import Cast
from tests.selfassessment.reports_work import making


@pytest.fixture(autouse=True)
def place(tmp_path: Path) -> Iterator[Path]:
    """Where this test's files are kept."""
    with making.files_in(tmp_path):
        yield tmp_path


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    """Body a's, handed in by alice."""
    return making.handed_in(cast.a, cast.alice)


@pytest.fixture
def report(assessment: Assessment) -> Report:
    """Its report in Catalan, queued."""
    return making.queued(assessment)
