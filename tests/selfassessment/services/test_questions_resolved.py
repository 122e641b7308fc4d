"""Publishing a questionnaire says of each accepted proposal on its questions what becomes of it."""

import pytest
from django.db import Error, transaction
from django.test import Client
from django.utils import timezone

from docs_library.models import Proposal
from docs_library.rules.proposals import names
from docs_library.services.proposals import assessing
from docs_library.services.proposals.writing import Words
from eset_portal.common.rules.errors import Conflict
from selfassessment.models import QuestionnaireDraft, QuestionnaireVersion, QuestionResolution
from selfassessment.rules import loop
from selfassessment.selectors import proposals
from selfassessment.selectors.loop import anchors, line
from selfassessment.services import campaigns, proposing
from selfassessment.services.authoring import drafting, moving, publishing
from selfassessment.services.authoring.drafting import Edit
from selfassessment.services.authoring.publishing import Last
from selfassessment.services.proposing import Asked
from tests.cast import Cast
from tests.docs_library.proposals import scenes
from tests.docs_library.proposals.scenes import NOW
from tests.governance.committee import making
from tests.selfassessment.rules.kinds import one_of_each

pytestmark = pytest.mark.django_db


@pytest.fixture
def first() -> QuestionnaireVersion:
    return campaigns.publish(slug="prova", content=one_of_each(), by=None, now=NOW)


@pytest.fixture
def accepted(cast: Cast, first: QuestionnaireVersion) -> list[Proposal]:
    """Two proposals about questions that the committee accepted."""
    table = making.a_table(cast)
    return [_accepted(cast, first, code, table) for code in ("D1.level", "D1.text")]


def _accepted(cast: Cast, version: QuestionnaireVersion, code: str, table) -> Proposal:
    words = Words(
        "clarity", f"Més clara: {code}", "No s’entén què es demana.", "Cal posar-hi un exemple."
    )
    asked = Asked(version.questions.get(code=code), "Es fa?")
    row = proposing.begin(asked=asked, words=words, by=cast.alice, entity=cast.a, now=NOW)
    for step, by in (("submit", cast.alice), ("take", cast.edith), ("assess", cast.edith)):
        scenes.go(row, step, by)
    assessing.assess(proposal=row, impact=scenes.IMPACT, by=cast.edith, now=NOW)
    scenes.decided(cast, scenes.on_agenda(cast, row, table), table)
    return row


@pytest.fixture
def draft(cast: Cast, first: QuestionnaireVersion) -> QuestionnaireDraft:
    """The next version, approved."""
    row = drafting.begin(title="", base=first, by=cast.edith, now=NOW)
    content = {**one_of_each(), "number": "2027.1"}
    drafting.revise(draft=row, edit=Edit(1, "", lambda _old: content), by=cast.edith, now=NOW)
    for step, by in (("submit", cast.edith), ("approve", cast.april)):
        digest = moving.digest(QuestionnaireDraft.objects.get(pk=row.pk))
        row = moving.move(draft=row, step=step, sha256=digest, note="", by=by, now=NOW)
    return row


def _publish(cast: Cast, draft: QuestionnaireDraft, brings) -> QuestionnaireDraft:
    last = Last(moving.digest(draft), "", brings)
    return publishing.publish(draft=draft, last=last, by=cast.april, now=NOW)


def test_what_the_version_brings_is_resolved_by_it_and_the_rest_stays_open(
    cast: Cast, accepted: list[Proposal], draft: QuestionnaireDraft
) -> None:
    brought, left = accepted
    assert set(proposals.asked_by(draft.slug)) == {brought, left}
    version = _publish(cast, draft, {brought.pk: True, left.pk: False}).published
    assert version is not None
    brought.refresh_from_db()
    left.refresh_from_db()
    assert (brought.state, brought.resolved_in) == (names.RESOLVED, str(version))
    assert left.state == names.ACCEPTED
    assert list(proposals.resolved_by(version)) == [brought]
    assert list(proposals.asked_by(draft.slug)) == [left]
    anchor = anchors.find("proposal", str(brought.pk), cast.edith)
    assert anchor is not None
    found = line.stations(anchor, cast.edith, entity=None, on=timezone.localdate())
    (asked,) = [one for one in found if one.code == loop.VERSION]
    assert [(card.title, str(draft.pk) in card.address) for card in asked.cards] == [
        (str(version), True)
    ]


def test_nothing_is_published_while_a_proposal_is_left_out(
    cast: Cast, accepted: list[Proposal], draft: QuestionnaireDraft
) -> None:
    with pytest.raises(Conflict):
        _publish(cast, draft, {accepted[0].pk: True})
    draft.refresh_from_db()
    assert draft.published is None


def test_the_page_asks_about_each_and_keeps_what_was_said(
    cast: Cast, accepted: list[Proposal], draft: QuestionnaireDraft, log_in
) -> None:
    client: Client = log_in(cast.april)
    address, (brought, left) = f"/questionaris/{draft.pk}/", accepted
    said = {"step": "publish", "sha256": moving.digest(draft), f"p-{brought.pk}": "here"}
    refused = client.post(f"{address}pas/", {**said, "note": "Ja hi és."})
    html = refused.content.decode()
    assert refused.status_code == 422
    assert f'href="#id_p-{left.pk}' in html
    assert 'value="here" id="id_p-' in html.replace(" required", "")
    assert "checked" in html
    assert "Ja hi és.</textarea>" in html
    assert client.post(f"{address}pas/", {**said, f"p-{left.pk}": "open"}).status_code == 302
    html = client.get(address).content.decode()
    assert f'href="/biblioteca/propostes/{brought.pk}/"' in html


def test_only_a_published_version_resolves_a_proposal_and_for_ever(
    cast: Cast, accepted: list[Proposal], first: QuestionnaireVersion
) -> None:
    facts = {"slug": "prova", "number": "9", "title": "x", "language": "ca", "content": {}}
    unpublished = QuestionnaireVersion.objects.create(**facts, sha256="0" * 64)
    with pytest.raises(Error, match="only a published version"), transaction.atomic():
        QuestionResolution.objects.create(proposal=accepted[0], version=unpublished)
    row = QuestionResolution.objects.create(proposal=accepted[0], version=first)
    with pytest.raises(Error), transaction.atomic():
        QuestionResolution.objects.filter(pk=row.pk).delete()
