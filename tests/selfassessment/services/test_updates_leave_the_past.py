"""Whatever happens to the questionnaire, what was handed in stays byte for byte."""

import json
from typing import Any

import pytest
from django.core import serializers
from django.utils import timezone

from selfassessment.models import (
    Answer,
    AnswerRevision,
    Assessment,
    Question,
    QuestionnaireVersion,
    Score,
)
from selfassessment.services import campaigns, submitting
from tests.cast import Cast
from tests.selfassessment.scenes import an_assessment, answer_all


def dumped(assessment: Assessment) -> str:
    """All that is kept of ASSESSMENT and of the version it answers."""
    version = assessment.campaign.version_id
    rows: list[Any] = [
        *Assessment.objects.filter(pk=assessment.pk),
        *Answer.objects.filter(assessment=assessment).order_by("pk"),
        *AnswerRevision.objects.filter(assessment=assessment).order_by("pk"),
        *Score.objects.filter(assessment=assessment).order_by("pk"),
        *QuestionnaireVersion.objects.filter(pk=version),
        *Question.objects.filter(version=version).order_by("pk"),
    ]
    return serializers.serialize("json", rows)


def _rename(content: dict[str, Any]) -> None:
    content["dimensions"][0]["questions"][0]["code"] = "NOU"


UPDATES = {
    "reworded": lambda c: c["dimensions"][0]["questions"][0].update(text="Ara?"),
    "reweighted": lambda c: c["dimensions"][0].update(weight=50),
    "critical": lambda c: c["dimensions"][0]["questions"][0].update(critical=True),
    "renamed": _rename,
    "dropped": lambda c: c["dimensions"][0]["questions"].pop(),
    "split": lambda c: c["dimensions"][0]["questions"][1].update({"from": ["D1.1"]}),
    "merged": lambda c: c["dimensions"][0]["questions"][0].update({"from": ["D1.1", "D1.2"]}),
    "rated by gates": lambda c: c.update(rating={"scheme": "gates"}),
    "a dimension gone": lambda c: c["dimensions"].pop(),
}


@pytest.fixture
def closed(cast: Cast) -> Assessment:
    now = timezone.now()
    assessment = an_assessment(cast.a, timezone.localdate(), now)
    answer_all(assessment, cast.bob, now=now)
    submitting.submit(assessment=assessment, by=cast.alice, now=now)
    return assessment


def test_no_update_of_a_questionnaire_changes_what_was_handed_in(closed) -> None:
    before = dumped(closed)
    version = closed.campaign.version
    for number, (name, update) in enumerate(UPDATES.items(), 2):
        content = json.loads(json.dumps(version.content)) | {"number": f"{number}.0"}
        update(content)
        made = campaigns.publish(slug=version.slug, content=content, by=None, now=timezone.now())
        assert made.pk != version.pk, name
        assert dumped(closed) == before, name
