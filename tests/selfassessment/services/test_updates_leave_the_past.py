"""Whatever happens to the questionnaire, what was closed stays byte for byte."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core import serializers
from django.test import Client
from django.utils import timezone

from selfassessment.models import (
    Answer,
    AnswerRevision,
    Assessment,
    Control,
    ControlDecision,
    Finding,
    Question,
    QuestionnaireVersion,
    Report,
    Score,
)
from selfassessment.reports import build, inputs
from selfassessment.rules.authoring import editing
from selfassessment.selectors import instruments
from selfassessment.services import campaigns, carrying
from selfassessment.services.authoring import drafting, moving
from selfassessment.services.authoring.drafting import Edit
from tests.cast import Cast
from tests.conftest import LogIn
from tests.selfassessment import scenes
from tests.selfassessment.control import scenes as control
from tests.selfassessment.reports_work.making import content, files_in, queued

KEPT = (Answer, AnswerRevision, Score, Control, ControlDecision, Finding, Report)
PAGES = ("resultat/", "imprimeix/", "D1/", "")
# What is taken out as a file: by who answers, and by who controls.
OWN = ("/autoavaluacio/{0.pk}/full.xlsx", "/millora/accions.csv", "/millora/accions.xlsx")
CONTROLLED = tuple(
    f"{name}.{ending}"
    for name in ("/control/cua", "/troballes/llista", "/tauler/{0.campaign.slug}/ens")
    for ending in ("csv", "xlsx")
)
MADE_AT = "docProps/core.xml"  # when the file was made, and nothing else
CHANGING = re.compile(r'value="[\w-]{32,64}"')  # tokens against forgery and replays


def dumped(assessment: Assessment) -> str:
    """All that is kept of ASSESSMENT and of the version it answers."""
    version = assessment.campaign.version_id
    rows: list[Any] = [
        *Assessment.objects.filter(pk=assessment.pk),
        *(row for kind in KEPT for row in of(kind, assessment)),
        *QuestionnaireVersion.objects.filter(pk=version),
        *Question.objects.filter(version=version).order_by("pk"),
    ]
    return serializers.serialize("json", rows)


def of(kind: Any, assessment: Assessment) -> Any:
    return kind.objects.filter(assessment=assessment).order_by("pk")


def shown(assessment: Assessment, client: Client) -> list[str]:
    """The pages of ASSESSMENT as they are sent, but for what differs each time."""
    pages = [client.get(f"/autoavaluacio/{assessment.pk}/{page}") for page in PAGES]
    assert [page.status_code for page in pages] == [200] * len(PAGES)
    bodies = [page.content.decode().partition("<main")[2] for page in pages]
    return [CHANGING.sub("", body) for body in bodies]


def exported(assessment: Assessment, people: Mapping[Client, tuple[str, ...]]) -> list[object]:
    """What PEOPLE take out as files, byte for byte; of a workbook each part that says something."""
    files = [
        (path, client.get(path.format(assessment) + "?stage=all"))
        for client, paths in people.items()
        for path in paths
    ]
    assert {path: file.status_code for path, file in files if file.status_code != 200} == {}
    contents = [b"".join(file) if file.streaming else file.content for _path, file in files]  # type: ignore[arg-type]  # one or the other
    return [_parts(one) if one.startswith(b"PK") else one for one in contents]


def _parts(workbook: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(workbook)) as parts:
        return {name: parts.read(name) for name in parts.namelist() if name != MADE_AT}


def questions(content: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = content["dimensions"][0]["questions"]
    return found


Update = Callable[[dict[str, Any]], object]
UPDATES: dict[str, Update] = {
    "reworded": lambda c: questions(c)[0].update(text="Ara?"),
    "other levels": lambda c: questions(c)[0].update(levels=["a", "b", "c", "d", "e"]),
    "another kind": lambda c: _plain(questions(c)[0], "yes_no"),
    "reweighted": lambda c: c["dimensions"][0].update(weight=50),
    "critical": lambda c: questions(c)[0].update(critical=True, control=True),
    "renamed": lambda c: questions(c)[0].update(code="NOU"),
    "renamed and declared": lambda c: questions(c)[0].update({"code": "NOU", "from": ["D1.1"]}),
    "dropped": lambda c: questions(c).pop(),
    "split": lambda c: questions(c)[1].update({"from": ["D1.1"]}),
    "merged": lambda c: questions(c)[0].update({"from": ["D1.1", "D1.2"]}),
    "exchanged": lambda c: [q.update({"from": [o]}) for q, o in _crossed(c)],
    "only for others": lambda c: questions(c)[0].update(applies={"kinds": ["emd"], "bands": []}),
    "on a condition": lambda c: questions(c)[1].update(condition={"question": "D1.1"}),
    "rated by gates": lambda c: c.update(rating={"scheme": "gates"}),
    "another scale": lambda c: c["scale"][0].update(name="Altrament"),
    "a dimension gone": lambda c: c["dimensions"].pop(),
}


def _plain(question: dict[str, Any], kind: str) -> None:
    question.pop("levels")
    question["kind"] = kind


def _crossed(content: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    one, two = questions(content)
    return [(one, two["code"]), (two, one["code"])]


@pytest.fixture
def closed(cast: Cast, tmp_path) -> Any:
    """An assessment that is closed, with an answer lowered, a finding and its report."""
    with files_in(tmp_path):
        yield control.closed(cast, lower={"D1.1": 1}, on=timezone.localdate(), now=timezone.now())


def test_no_update_of_a_questionnaire_changes_what_was_closed(
    closed: Assessment, cast: Cast, log_in: LogIn
) -> None:
    report = queued(closed, input_hash=inputs.digest(closed, "ca"))
    build.run(report.pk)
    report.refresh_from_db()
    assert report.state == "ready"
    client = log_in(cast.bob)
    people = {client: OWN, log_in(cast.tecla): CONTROLLED}
    before = dumped(closed), shown(closed, client), content(report)
    files = exported(closed, people)
    assert any(b"D1.1" in one for one in files if isinstance(one, bytes))
    version = closed.campaign.version
    for number, (name, update) in enumerate(UPDATES.items(), 2):
        whole = json.loads(json.dumps(version.content)) | {"number": f"{number}.0"}
        update(whole)
        made = campaigns.publish(slug=version.slug, content=whole, by=None, now=timezone.now())
        assert made.pk != version.pk, name
        assert dumped(closed) == before[0], name
    again = Report.objects.get(pk=report.pk)
    assert (dumped(closed), shown(closed, client), content(again)) == before
    assert exported(closed, people) == files
    assert inputs.digest(control.fresh(closed), "ca") == report.input_hash


def test_writing_and_publishing_the_next_version_leaves_it_too(
    closed: Assessment, cast: Cast, log_in: LogIn
) -> None:
    client, now = log_in(cast.bob), timezone.now()
    before = dumped(closed), shown(closed, client)
    draft = drafting.begin(title="", base=closed.campaign.version, by=cast.edith, now=now)

    def change(said: dict[str, Any]) -> dict[str, Any]:
        made = editing.without({**said, "number": "2.0"}, "D2.2")
        return editing.with_question(
            made, "", "D1.1", {**editing.question(made, "D1.1"), "code": "A", "from": ["D1.2"]}
        )

    drafting.revise(draft=draft, edit=Edit(1, "", change), by=cast.edith, now=now)
    for step, by in (("submit", cast.edith), ("approve", cast.april), ("publish", cast.april)):
        draft.refresh_from_db()
        sha256 = moving.digest(draft)
        draft = moving.move(draft=draft, step=step, sha256=sha256, note="", by=by, now=now)
    assert draft.published is not None
    _answered_next_year(closed, draft.published, cast)
    assert (dumped(closed), shown(closed, client)) == before


def _answered_next_year(closed: Assessment, version: QuestionnaireVersion, cast: Cast) -> None:
    """Let the body confirm its answers of CLOSED, and change one, in a campaign with VERSION."""
    later = timezone.localdate() + timedelta(days=30)
    now = timezone.now() + timedelta(days=30)
    campaign = scenes.with_version(version, later)
    campaigns.open_for(campaign=campaign, bodies=[cast.a], on=later, by=None)
    row = Assessment.objects.get(campaign=campaign)
    carrying.offer(assessment=row, now=now)
    part = instruments.of_version(version).dimensions[0]
    assert carrying.confirm(assessment=row, part=part, by=cast.bob, now=now) == 2
    row = Assessment.objects.select_related("campaign__version", "entity").get(pk=row.pk)
    scenes.answer(row, cast.bob, "A", now, level=0, seen=1)
