"""After opening, a body joins or leaves with a reason; coverage counts each once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eset_portal.common.rules.errors import Conflict, DomainError
from governance.models import Entity
from selfassessment.models import Assessment, PopulationChange
from selfassessment.rules import campaigns as rules
from selfassessment.selectors import progress
from selfassessment.selectors.progress import NOBODY, Wanted
from selfassessment.services import submitting
from selfassessment.services.campaigning import members, opening
from tests.cast import Cast
from tests.factories import EntityFactory
from tests.selfassessment import scenes
from tests.selfassessment.campaigns.scenes import assessment, opened
from tests.selfassessment.scenes import NOW

WHY = "S’ha constituït després d’obrir."


def test_a_body_is_added_once_with_its_reason(cast: Cast) -> None:
    campaign, late = opened(), EntityFactory.create()
    with pytest.raises(DomainError):
        members.add(campaign=campaign, body=late, reason="tard", by=cast.adam, now=NOW)
    members.add(campaign=campaign, body=late, reason=WHY, by=cast.adam, now=NOW)
    with pytest.raises(Conflict):
        members.add(campaign=campaign, body=late, reason=WHY, by=cast.adam, now=NOW)
    change = PopulationChange.objects.get()
    assert (change.change, change.entity, change.reason) == ("added", late, WHY)


def test_nobody_is_added_to_a_closed_campaign_nor_a_body_that_cannot_join(cast: Cast) -> None:
    campaign = opened()
    company = EntityFactory.create(kind="societat_mercantil")
    with pytest.raises(DomainError):
        members.add(campaign=campaign, body=company, reason=WHY, by=cast.adam, now=NOW)
    opening.close(campaign=campaign, by=cast.adam, now=NOW)
    campaign.refresh_from_db()
    with pytest.raises(DomainError):
        members.add(
            campaign=campaign, body=EntityFactory.create(), reason=WHY, by=cast.adam, now=NOW
        )
    assert Assessment.objects.filter(campaign=campaign).count() == 2


def test_a_body_leaves_and_comes_back_with_what_it_answered(cast: Cast) -> None:
    campaign = opened()
    row = assessment(campaign, cast.a)
    scenes.answer(row, cast.alice)
    members.withdraw(assessment=row, reason=WHY, by=cast.adam, now=NOW)
    whole = progress.of(campaign, Entity.objects.all()).whole
    assert (whole.total, whole.withdrawn) == (1, 1)
    members.bring_back(assessment=row, reason=WHY, by=cast.adam, now=NOW)
    row = assessment(campaign, cast.a)
    assert (row.state, row.answered) == ("open", 1)
    changes = PopulationChange.objects.order_by("pk").values_list("change", flat=True)
    assert list(changes) == ["withdrawn", "brought_back"]


def test_coverage_tells_the_stages_apart(cast: Cast) -> None:
    campaign = opened(version=None)
    row = assessment(campaign, cast.a)
    stages = []
    for code in ("", "D1.1", "D1.2", "D2.1", "D2.2"):
        if code:
            scenes.answer(row, cast.alice, code)
        stages.append(progress.rows_of(campaign, Entity.objects.all()).get(pk=row.pk).stage)
    assert stages == [rules.WAITING, rules.BEGUN, rules.HALFWAY, rules.HALFWAY, rules.HALFWAY]
    submitting.submit(assessment=row, by=cast.alice, now=NOW)
    found = progress.of(campaign, Entity.objects.all())
    assert {code: n for code, _word, n in found.stages if n} == {
        rules.WAITING: 1, rules.SUBMITTED: 1
    }  # fmt: skip
    assert (found.whole.handed_in, found.whole.unsubmitted, found.whole.percent) == (1, 1, 50)


def test_every_number_leads_to_as_many_bodies(cast: Cast) -> None:
    campaign = opened()
    scenes.answer(assessment(campaign, cast.a), cast.alice)
    found = progress.of(campaign, Entity.objects.all())
    assert {line.name for line in found.supporters} == {cast.dip.name, cast.other_dip.name}
    assert [line.key for line in found.comarques] == [NOBODY]
    for column, lines in (("supporter", found.supporters), ("comarca", found.comarques)):
        for line in lines:
            for stage, count in line.cells:
                wanted = Wanted(stage=stage, **{column: line.key})
                assert progress.listed(campaign, Entity.objects.all(), wanted).count() == count


def test_coverage_takes_as_many_statements_however_many_bodies(cast: Cast) -> None:
    campaign = opened()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        progress.of(campaign, Entity.objects.all())
    assert len(captured) == 3


def test_a_supporter_counts_its_own_bodies(cast: Cast) -> None:
    campaign = opened()
    own = Entity.objects.filter(pk=cast.a.pk)
    assert progress.of(campaign, own).whole.total == 1
    assert progress.totals([campaign], own)[campaign.pk].total == 1
