"""Who may read which aggregate report: nobody who could take what they know away from it."""

import pytest

from eset_portal.common.rules.errors import NotAllowed
from governance.models import Entity
from selfassessment.models import AggregateReport, Assessment, Campaign
from selfassessment.rules.aggregates import CATALONIA, COMARCA, METHOD
from selfassessment.selectors.aggregates import reach
from selfassessment.services import aggregating, publishing
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import SupportFactory, member, sync
from tests.selfassessment.scenes import NOW, TODAY
from tests.support.language import reading

NEAR = (COMARCA, "19")


def support(cast: Cast, campaign: Campaign, count: int) -> None:
    """Have tecla see COUNT of the five bodies of the comarca."""
    rows = Assessment.objects.filter(campaign=campaign, comarca="19").order_by("submitted_at")
    bodies = list(Entity.objects.filter(pk__in=rows.values("entity"))[:count])
    for body in bodies:
        SupportFactory.create(entity=body, supporter=cast.dip)
    sync(*bodies, cast.dip, on=TODAY)


def ask(cast: Cast, campaign: Campaign, about: tuple[str, str]) -> AggregateReport:
    return aggregating.ask(campaign=campaign, about=about, language="ca", by=cast.tecla, now=NOW)


@pytest.mark.parametrize(
    ("seen", "is_public", "allowed"),
    [(0, False, False), (4, False, False), (5, False, True), (0, True, True), (4, True, False)],
)
def test_what_somebody_sees_is_never_all_but_a_few_of_a_report(
    cast: Cast, campaign: Campaign, seen: int, is_public: bool, allowed: bool
) -> None:
    support(cast, campaign, seen)
    if is_public:
        publishing.publish(campaign=campaign, now=NOW)
    if allowed:
        assert ask(cast, campaign, NEAR).facts["bodies"] == 5
        return
    with pytest.raises(NotAllowed):
        ask(cast, campaign, NEAR)
    assert not AggregateReport.objects.exists()


def test_a_report_of_before_the_publication_stays_with_those_who_see_all(
    cast: Cast, campaign: Campaign, log_in: LogIn
) -> None:
    about = {"campaign": campaign, "language": "ca", "by": cast.adam, "now": NOW}
    early = aggregating.ask(about=(CATALONIA, ""), **about)
    publishing.publish(campaign=campaign, now=NOW)
    late = aggregating.ask(about=(CATALONIA, ""), **about)
    assert early.pk != late.pk
    assert reach.readable(cast.tecla) == [late.pk]
    assert set(reach.readable(cast.adam)) == {early.pk, late.pk}
    client = reading(log_in(cast.tecla), "en")
    listed = client.get("/informes/agregats/").content.decode()
    assert (str(early.pk) in listed, str(late.pk) in listed) == (False, True)
    for ending in ("", "dades.csv", "dades.xlsx"):
        answer = client.get(f"/informes/agregats/{early.pk}/{ending}")
        assert answer.status_code == 403
    assert "Until the figures of the campaign are published" in answer.content.decode()
    assert client.get(f"/informes/agregats/{late.pk}/").status_code == 200


def test_the_committee_reads_of_the_method_and_of_groups_once_they_are_published(
    cast: Cast, campaign: Campaign, log_in: LogIn
) -> None:
    clara = member(cast.aoc, "committee_member", email="clara@example.org", full_name="Clara Vot")
    sync(cast.aoc, on=TODAY)
    client, path = log_in(clara), f"/informes/agregats/nou/{campaign.slug}/"
    wish = {"about": METHOD, "language": "ca"}
    assert client.post(path, wish).status_code == 403
    publishing.publish(campaign=campaign, now=NOW)
    assert client.post(path, wish).status_code == 302
    assert "/informes/agregats/" in client.get("/").content.decode()
