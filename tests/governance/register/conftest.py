"""The project's register in the database, and files to import."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from eset_portal.common import sheets
from governance.services import importing, register
from governance.services.importing import Summary

DAY = date(2026, 11, 22)
Import = Callable[[str], Summary]


@pytest.fixture(scope="module")
def _register_of_the_module(django_db_setup: None, django_db_blocker: Any) -> Iterator[Summary]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield register.load(actor=None, on=DAY)
        transaction.set_rollback(True)


@pytest.fixture
def loaded(_register_of_the_module: Summary, db: None) -> Summary:
    """The whole register of the project, loaded once a module and taken back after it."""
    return _register_of_the_module


@pytest.fixture
def territory(db: None) -> None:
    """Provinces and comarques without any body."""
    register._write_territory(register._table("comarques.csv"))


@pytest.fixture
def take(tmp_path: Path) -> Import:
    """A function that imports the text of a CSV."""

    def _take(text: str | Iterable[str]) -> Summary:
        path = tmp_path / "bodies.csv"
        path.write_text(text if isinstance(text, str) else "\n".join(text), encoding="utf-8")
        return importing.run(lines=sheets.read(path), actor=None, on=DAY)

    return _take
