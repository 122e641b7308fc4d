"""The database itself keeps what was noted around the method, and what reviews decided."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import Error, connection, transaction

from docs_library.models import Edition, Norm, Recheck
from docs_library.services import cards
from docs_library.services.watch import changes, confirming, opening
from docs_library.services.watch.changes import Change
from governance.models import Tool, User
from tests.docs_library.conftest import NOW

pytestmark = pytest.mark.django_db

Publish = Callable[..., Edition]
TODAY, LATER = NOW.date(), NOW + timedelta(days=1)


@pytest.fixture
def decided(publish: Publish, edith: User) -> Recheck:
    """The review of an edition that stands on a norm and a service, confirmed without change."""
    edition = publish("1.0", date(2025, 1, 1))
    tool = Tool.objects.create(
        slug="servei", name="Servei", group="entry", purpose="Prova", owner="Consorci"
    )
    cards.depend(edition.document, [tool])
    norm = Norm.objects.get(name="Llei 39/2015")
    change = Change("amended", TODAY, "Canvia l’article setze.", norm=norm)
    signal = changes.note(change=change, by=edith, now=LATER)
    row = opening.open_for(signal=signal, edition=edition, by=edith, now=LATER)
    return confirming.confirm(
        recheck=row,
        note="S’ha llegit sencer i no cal canviar res.",
        next_review=TODAY + timedelta(days=300),
        by=edith,
        now=LATER,
    )


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE docs_library_signal SET note = 'una altra cosa'", "Cannot update"),
        ("DELETE FROM docs_library_signal", "Cannot delete|foreign key"),
        ("TRUNCATE docs_library_signal CASCADE", "never emptied|permission denied|pending trigger"),
        ("UPDATE docs_library_recheck SET outcome = ''", "Cannot update"),
        ("UPDATE docs_library_recheck SET note = 'una altra cosa ben dita'", "Cannot update"),
        ("DELETE FROM docs_library_recheck", "Cannot delete"),
        ("UPDATE docs_library_signal SET norm_id = NULL", "Cannot update|signal_is_of_one_thing"),
        (
            "INSERT INTO docs_library_recheck (id, edition_id, signal_id, opened_by_id, opened_at,"
            " due_on, outcome, note) SELECT gen_random_uuid(), edition_id, signal_id, opened_by_id,"
            " now(), due_on, '', '' FROM docs_library_recheck",
            "signal_is_looked_at_once",
        ),
        (
            "INSERT INTO docs_library_recheck (id, edition_id, opened_by_id, opened_at, due_on,"
            " outcome, note) SELECT gen_random_uuid(), edition_id, opened_by_id, now(), due_on,"
            " 'confirmed', '' FROM docs_library_recheck",
            "review_has_an_outcome_or_none",
        ),
        (
            "INSERT INTO docs_library_documenttool (id, document_id, tool_id)"
            " SELECT gen_random_uuid(), document_id, tool_id FROM docs_library_documenttool",
            "document_stands_on_a_tool_once",
        ),
        (
            "INSERT INTO docs_library_signal (id, kind, title, collections, kinds, note,"
            " holds_from, source, by_id, at) SELECT gen_random_uuid(), 'decided', 'Prova', '{}',"
            " '{}', note, holds_from, '', by_id, now() FROM docs_library_signal",
            "signal_is_of_one_thing",
        ),
    ],
)
def test_the_database_keeps_what_was_noted_and_decided(
    decided: Recheck, statement: str, says: str
) -> None:
    with pytest.raises(Error, match=says), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
