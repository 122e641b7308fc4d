"""What is shared is found: by words, kind, size, document, tool; beside a document; in a thread."""

from uuid import uuid4

import pytest
from django.urls import reverse

from docs_library.models import Practice
from docs_library.rules.practices import names as n
from docs_library.selectors.practices import lists
from docs_library.selectors.practices.lists import Wanted
from docs_library.services.practices import using
from governance.models import AuditEvent, Entity, Population, Tool, User
from tests.cast import Cast
from tests.conftest import LogIn
from tests.docs_library.practices.scenes import NOW, go, shared, waiting
from tests.docs_library.proposals.scenes import an_edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
ON = NOW.date()


def listed(user: User, body: Entity | None = None, **wanted: str) -> list[str]:
    return [one.title for one in lists.listed(user, Wanted(**wanted), body, ON)]


@pytest.fixture
def two(cast: Cast) -> tuple[Practice, Practice]:
    """A sheet about a document, and an experience with a tool, more used; body a has 800 people."""
    Population.objects.create(entity=cast.a, year=2025, inhabitants=800)
    tool = Tool.objects.create(slug="full", name="Full", group="files", purpose="Fer fulls.")
    sheet = shared(cast, documents=[an_edition().document], title="Full d’escanejos")
    told = shared(cast, kind="experience", tools=[tool], title="Acollida en dos matins")
    using.use(practice=told, entity=cast.b, context="", by=cast.charlie, now=NOW)
    return sheet, told


def test_filters_and_words_find_it_the_most_used_first(
    cast: Cast, two: tuple[Practice, Practice]
) -> None:
    sheet, told = (one.title for one in two)
    everything = [told, sheet]
    for wanted, found in (
        ({}, everything),
        ({"kind": "template"}, [sheet]),
        ({"body_kind": "ajuntament"}, everything),
        ({"body_kind": "diputacio"}, []),
        ({"band": "T2"}, everything),
        ({"band": "T1"}, []),
        ({"document": "INS-91"}, [sheet]),
        ({"tool": "full"}, [told]),
        ({"q": "escaneig d’acollida"}, []),
        ({"q": "matins"}, [told]),
        ({"q": "fila per documents"}, everything),
        ({"state": n.OUTDATED}, []),
        ({"state": "all", "order": "recent"}, sorted(everything)),
    ):
        assert sorted(listed(cast.rita, **wanted)) == sorted(found), wanted
    assert listed(cast.rita) == everything
    assert listed(cast.charlie, cast.b, whose="used") == [told]
    assert listed(cast.alice, cast.a, whose="own") == everything
    assert lists.shared() == (2, 1, 1)


def test_what_waits_is_listed_for_who_reviews_it_alone(cast: Cast) -> None:
    title = waiting(cast).title
    seen = {who for who in cast.names()[1:] if title in listed(getattr(cast, who), whose="review")}
    assert seen == {"tecla"}
    assert (lists.waiting(cast.tecla, ON), lists.waiting(cast.rita, ON)) == (1, 0)
    assert listed(cast.alice) == []


def test_members_find_it_beside_its_document_and_in_the_library_and_visitors_do_not(
    cast: Cast, log_in: LogIn, two: tuple[Practice, Practice]
) -> None:
    sheet, _told = two
    for address in ("/biblioteca/INS-91/", "/biblioteca/?q=divendres"):
        assert sheet.title in log_in(cast.rosa).get(address).content.decode()
        assert sheet.title not in log_in(None).get(address).content.decode()
    go(sheet, n.OUTDATE, cast.bob)
    for address in ("/biblioteca/INS-91/", "/biblioteca/?q=divendres"):
        assert sheet.title not in log_in(cast.rosa).get(address).content.decode()


def test_the_list_is_taken_away_as_a_file(
    cast: Cast, log_in: LogIn, two: tuple[Practice, Practice]
) -> None:
    client, (sheet, told) = log_in(cast.charlie), two
    answer = client.get("/biblioteca/practiques/taula.csv?kind=template")
    said = answer.content.decode("utf-8-sig")
    assert (sheet.title in said, told.title in said) == (True, False)
    assert f"http://testserver/biblioteca/practiques/{sheet.pk}/" in said
    assert client.get("/biblioteca/practiques/taula.xlsx").content[:2] == b"PK"
    counted = AuditEvent.objects.filter(verb="library.practices_exported").order_by("id")
    assert [(line.actor, line.facts["count"]) for line in counted] == [
        (cast.charlie, 1),
        (cast.charlie, 2),
    ]


def test_odd_input_is_answered_in_words(
    cast: Cast, log_in: LogIn, two: tuple[Practice, Practice]
) -> None:
    client, pk = log_in(cast.charlie), two[0].pk
    for query in ("q=%00", "band=T9&kind=x&document=zz&whose=y&page=x", f"q={'a' * 5000}"):
        assert client.get(f"/biblioteca/practiques/?{query}").status_code == 200
    ask = reverse("docs_library:practice-ask", args=[pk])
    assert client.post(ask, {"text": "\0 "}).status_code == 422
    answer = reverse("docs_library:practice-answer", args=[pk, uuid4()])
    assert log_in(cast.alice).post(answer, {"text": "Sí."}).status_code == 422
    start = reverse("docs_library:practice-start", args=[pk, "ZZZ-99"])
    assert client.post(start).status_code == 404
    move = reverse("docs_library:practice-move", args=[pk, "withdraw"])
    told = log_in(cast.bob).post(move, {"seen": two[0].step, "comment": "Curt"})
    assert (told.status_code, "Curt" in told.content.decode()) == (422, True)
