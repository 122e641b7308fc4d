"""What sharing saved is pieces times hours, by assumptions that are tried, kept and dated."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import Error, transaction
from django.http import QueryDict

from docs_library.services.practices import starting, using
from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from governance.models import AuditEvent, Entity
from selfassessment.forms.savings import SavingsForm
from selfassessment.models import SavingsAssumptions
from selfassessment.rules import savings
from selfassessment.selectors.improving import assuming, counting
from selfassessment.services import assuming as keeping
from tests.cast import Cast
from tests.docs_library.practices.scenes import shared
from tests.docs_library.proposals.scenes import an_edition

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOURS = {"document": 30, "model": 6, "copy": 12, "update": 2, "practice": 4}
WHY = "Enquesta inventada a deu ens."


def test_hours_are_pieces_times_what_is_assumed_of_each() -> None:
    found = savings.lines({"document": 3, "update": 2}, {"update": 5})
    assert [(line.code, line.saved) for line in found] == [
        ("document", 3 * savings.ASSUMED["document"]),
        ("model", 0),
        ("copy", 0),
        ("update", 10),
        ("practice", 0),
    ]
    assert savings.total(found) == 3 * savings.ASSUMED["document"] + 10


def test_what_is_not_sound_is_said_and_the_usual_counts() -> None:
    form = SavingsForm(QueryDict("document=7&model=-3&copy=x&update=9999"), usual=savings.ASSUMED)
    assert form.hours() == {"document": 7, "practice": savings.ASSUMED["practice"]}
    assert sorted(form.errors) == ["copy", "model", "update"]


@pytest.mark.django_db
def test_what_the_consortium_assumes_holds_from_then_on_with_its_reason(cast: Cast) -> None:
    assert assuming.hours(assuming.latest()) == savings.ASSUMED
    keeping.assume(hours=HOURS, why=WHY, seen=0, by=cast.adam, now=NOW)
    last = assuming.latest()
    assert last is not None
    assert (assuming.hours(last), last.why, last.set_by) == (HOURS, WHY, cast.adam)
    line = AuditEvent.objects.get(verb="savings.assumed")
    assert line.facts["document"] == 30
    more = {**HOURS, "document": 31}
    keeping.assume(hours=more, why=WHY, seen=1, by=cast.adam, now=NOW)
    assert [row.hours["document"] for row, _hours in assuming.past()] == [31, 30]
    with pytest.raises(Error), transaction.atomic():
        SavingsAssumptions.objects.filter(version=1).update(why="x")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "changed", "error"),
    [
        ("april", {}, NotAllowed),
        ("adam", {"seen": 1}, Conflict),
        ("adam", {"why": "Sí."}, DomainError),
        ("adam", {"hours": {**HOURS, "copy": 501}}, DomainError),
        ("adam", {"hours": {"copy": 5}}, DomainError),
        ("adam", {"hours": dict(savings.ASSUMED)}, DomainError),
    ],
)
def test_nothing_is_assumed_by_others_over_others_or_without_sense(
    cast: Cast, who: str, changed: dict[str, Any], error: type[DomainError]
) -> None:
    said = {"hours": HOURS, "why": WHY, "seen": 0, **changed}
    with pytest.raises(error):
        keeping.assume(**said, by=getattr(cast, who), now=NOW)
    assert assuming.latest() is None


@pytest.mark.django_db
def test_the_effect_is_seen_before_it_is_kept_and_then_on_the_dashboard(
    cast: Cast, log_in: Any
) -> None:
    client, here = log_in(cast.adam), "/millora-continua/suposits/"
    said = {**{code: str(n) for code, n in HOURS.items()}, "seen": "0", "why": ""}
    looked = client.post(here, {**said, "act": "look"})
    assert looked.status_code == 200
    assert "<strong>30</strong>" in looked.content.decode()
    assert assuming.latest() is None
    refused = client.post(here, {**said, "act": "keep"})
    assert refused.status_code == 422
    assert 'value="30"' in refused.content.decode()
    assert client.post(here, {**said, "why": WHY, "act": "keep"}).status_code == 302
    dashboard = client.get("/millora-continua/").content.decode()
    assert WHY in dashboard
    assert 'value="30"' in dashboard


@pytest.mark.django_db
def test_a_shared_practice_that_others_use_counts_once_as_a_copy_where_it_became_one(
    cast: Cast,
) -> None:
    document, bodies = an_edition().document, Entity.objects.all()
    row = shared(cast, documents=[document])
    using.use(practice=row, entity=cast.b, context="", by=cast.charlie, now=NOW)
    found = counting.pieces(bodies, [])
    assert (found["practice"], found["copy"]) == (1, 0)
    starting.start(practice=row, document=document, entity=cast.b, by=cast.charlie, now=NOW)
    found = counting.pieces(bodies, [])
    assert (found["practice"], found["copy"]) == (0, 1)
