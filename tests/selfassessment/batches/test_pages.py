"""The pages of batches: what is counted is what is made, and what is refused is said."""

import io
import zipfile
from uuid import uuid4

from django.test import Client

from governance.models import AuditEvent
from selfassessment.models import Campaign, ReportBatch
from tests.cast import Cast
from tests.conftest import LogIn
from tests.selfassessment.batches import making
from tests.support.language import reading


def ask(client: Client, campaign: Campaign, query: str = "", **data: object) -> int:
    sent = {"language": "ca", "key": str(uuid4())} | data
    return client.post(f"/informes/lots/nou/{campaign.slug}/{query}", sent).status_code


def test_the_filter_of_the_address_says_whose_reports_are_made(
    cast: Cast, campaign: Campaign, log_in: LogIn
) -> None:
    client = reading(log_in(cast.adam), "en")
    page = client.get(f"/informes/lots/nou/{campaign.slug}/").content.decode()
    assert "2 reports" in page
    query = f"?supporter={cast.dip.pk}&band=zz&kind="
    assert ask(client, campaign, query) == 302
    batch = ReportBatch.objects.get()
    assert [item.assessment.entity for item in batch.items.all()] == [cast.a]
    shown = client.get(f"/informes/lots/{batch.pk}/").content.decode()
    assert "Supporter: Diputació de la Plana" in shown


def test_a_supporter_reports_on_its_own_bodies_only(
    cast: Cast, campaign: Campaign, log_in: LogIn
) -> None:
    assert ask(log_in(cast.tecla), campaign) == 302
    assert [item.assessment.entity for item in ReportBatch.objects.get().items.all()] == [cast.a]


def test_bad_forms_and_moves_are_told(cast: Cast, campaign: Campaign, log_in: LogIn) -> None:
    client = log_in(cast.adam)
    assert ask(client, campaign, language="xx") == 422
    assert ask(client, campaign, key="1") == 422
    assert ask(client, campaign, "?kind=consorci") == 422
    batch = making.asked(campaign, cast.adam)
    for move, status in (("jump", 422), ("resume", 409), ("retry", 422), ("cancel", 302)):
        answer = client.post(f"/informes/lots/{batch.pk}/pas/", {"move": move})
        assert (move, answer.status_code) == (move, status)


def test_somebody_elses_key_opens_nothing(cast: Cast, campaign: Campaign, log_in: LogIn) -> None:
    batch = making.asked(campaign, cast.adam)
    assert ask(log_in(cast.tecla), campaign, key=str(batch.pk)) == 404


def test_while_it_runs_the_page_asks_again_and_then_no_more(
    cast: Cast, campaign: Campaign, log_in: LogIn
) -> None:
    batch, client = making.asked(campaign, cast.adam), reading(log_in(cast.adam), "en")
    url = f"/informes/lots/{batch.pk}/"
    part = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert 'hx-trigger="every 2s"' in part
    assert "<html" not in part
    making.build(batch)
    part = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "hx-trigger" not in part
    assert "All the reports are ready" in part


def test_the_archive_is_streamed_and_leaves_a_line_in_the_trail(
    cast: Cast, campaign: Campaign, log_in: LogIn
) -> None:
    batch = making.asked(campaign, cast.adam)
    making.build(batch)
    answer = log_in(cast.adam).get(f"/informes/lots/{batch.pk}/informes.zip")
    assert answer.streaming
    pack = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[arg-type]
    assert len(pack.namelist()) == 6
    assert AuditEvent.objects.get(verb="reports.taken").facts["reports"] == 2
