"""Public figures: frozen, of groups only, and for machines too."""

import csv
import io
from collections import Counter
from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, transaction
from django.test import Client

from selfassessment.models import Assessment, Campaign, Publication
from selfassessment.rules import open_data
from selfassessment.rules.scoring.rounding import one_decimal
from selfassessment.selectors.open_data import published
from selfassessment.services import publishing, summaries
from tests.selfassessment import scenes
from tests.selfassessment.dashboards import invented
from tests.selfassessment.dashboards.invented import Line
from tests.support.language import reading

pytestmark = pytest.mark.django_db
AFTER = scenes.NOW + timedelta(days=30)


@pytest.fixture
def lines() -> list[Line]:
    """A finished campaign of 90 bodies, published."""
    campaign = scenes.a_campaign()
    found = invented.fill(campaign, invented.bodies(90))
    Campaign.objects.update(amendments_until=campaign.closes_on)
    assert publishing.publish_due(now=AFTER) == 1
    return found


def rows(client: Client, name: str) -> list[dict[str, str]]:
    answer = client.get(f"/dades-obertes/{Campaign.objects.get().slug}/{name}.csv")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_only_what_has_ended_is_published_and_only_once() -> None:
    campaign = scenes.a_campaign()
    assert publishing.publish_due(now=scenes.NOW) == 0
    assert publishing.publish_due(now=AFTER) == 1
    assert publishing.publish_due(now=AFTER) == 0
    Campaign.objects.update(amendments_until=scenes.TODAY + timedelta(days=90))
    assert Publication.objects.get().campaign == campaign


def test_without_a_last_day_it_waits_until_nothing_can_be_returned() -> None:
    campaign = scenes.a_campaign()
    invented.fill(campaign, invented.bodies(6))
    assert publishing.publish_due(now=AFTER) == 0
    Assessment.objects.filter(state="submitted").update(state="withdrawn")
    assert publishing.publish_due(now=AFTER) == 1


def test_while_somebody_else_counts_nothing_is_published(monkeypatch: pytest.MonkeyPatch) -> None:
    campaign = scenes.a_campaign()
    with monkeypatch.context() as patch:
        patch.setattr(summaries, "rebuild", lambda *_found, **_more: False)
        assert not publishing.publish(campaign=campaign, now=AFTER)
    assert not Publication.objects.exists()
    assert publishing.publish(campaign=campaign, now=AFTER)


def test_a_body_stands_beside_a_campaign_that_asks_what_its_own_does(lines: list[Line]) -> None:
    campaign = Campaign.objects.get()
    assert published.newest_for(campaign) is not None
    campaign.instrument = "control"
    assert published.newest_for(campaign) is None


def test_what_is_published_never_changes(lines: list[Line]) -> None:
    with pytest.raises((InternalError, IntegrityError, ProgrammingError)), transaction.atomic():
        Publication.objects.update(sha256="")


def test_means_are_those_of_the_bodies(lines: list[Line], client: Client) -> None:
    submitted = [line for line in lines if line.stage == "submitted"]
    table = rows(client, "grups")
    [everybody] = [row for row in table if row["eix"] == "all" and not row["dimensio"]]
    mean = sum((line.score for line in submitted), Fraction()) / len(submitted)
    assert everybody["ens"] == str(len(submitted))
    assert float(everybody["mitjana"]) == float(one_decimal(mean))
    assert set(table[0]) == set(open_data.COLUMNS["grups"])


def test_small_groups_are_hidden_with_one_beside_them(client: Client) -> None:
    campaign = scenes.a_campaign()
    invented.fill(campaign, invented.bodies(90))
    many = Assessment.objects.filter(band="T2", submitted_at__isnull=False).values("pk")
    Assessment.objects.filter(pk__in=[row["pk"] for row in many[2:]]).update(state="withdrawn")
    publishing.publish(campaign=campaign, now=AFTER)
    told = Assessment.objects.filter(state="submitted").values_list("band", flat=True)
    sizes = Counter(told)
    assert sizes["T2"] == 2
    means = [row for row in rows(client, "grups") if not row["dimensio"] and not row["eix_2"]]
    table = {row["codi"]: row for row in means if row["eix"] == "band"}
    hidden = {code for code, row in table.items() if row["ocult"] == "1"}
    shown = table.keys() - hidden
    assert "T2" in hidden
    assert sum(sizes["" if code == "others" else code] for code in hidden) >= 5
    assert len(shown) >= 4  # no more is hidden than has to be
    for code in hidden:
        assert {table[code][name] for name in ("ens", "mitjana", "mediana")} == {""}
    found = {code: int(table[code]["ens"]) for code in shown}
    assert found == {code: sizes["" if code == "others" else code] for code in shown}


def test_no_name_and_no_key_of_a_body_is_in_any_file(lines: list[Line], client: Client) -> None:
    slug = Campaign.objects.get().slug
    for name in open_data.COLUMNS:
        for ending in ("csv", "json"):
            text = client.get(f"/dades-obertes/{slug}/{name}.{ending}").content.decode()
            assert not any(line.name in text for line in lines)
            assert not any(str(row.entity_id) in text for row in Assessment.objects.all())


def test_files_say_their_licence_and_stay(lines: list[Line], client: Client) -> None:
    answer = client.get(f"/dades-obertes/{Campaign.objects.get().slug}/graus.json")
    assert answer.json()["licence"] == open_data.LICENCE_URL
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["ETag"].startswith(f'"{Publication.objects.get().sha256}')
    path = f"/dades-obertes/{Campaign.objects.get().slug}/graus.json"
    assert client.get(path, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    words = client.get("/dades-obertes/diccionari.csv").content.decode("utf-8-sig").splitlines()
    assert len(words) == 1 + sum(len(columns) for columns in open_data.COLUMNS.values())


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?band=T1&supporter=others", "This combination is not published"),
        ("?kind=consorci", "Nobody of this group has submitted."),
        ("?band=T99", "This was not understood and does not count: Size."),
        ("?by=wind", "This was not understood and does not count: Group by."),
    ],
)
def test_what_is_not_told_is_explained(
    lines: list[Line], client: Client, query: str, told: str
) -> None:
    slug = Campaign.objects.get().slug
    answer = reading(client).get(f"/dades-obertes/{slug}/{query}")
    assert answer.status_code == 200
    assert told in answer.content.decode()


def test_what_is_not_published_is_not_there(client: Client) -> None:
    campaign = scenes.a_campaign()
    for path in ("", "grups.csv"):
        assert client.get(f"/dades-obertes/{campaign.slug}/{path}").status_code == 404
    page = reading(client).get("/dades-obertes/").content.decode()
    assert "Nothing is published yet" in page
    assert published.one("enlloc") is None


def test_every_public_chart_can_be_taken_away(lines: list[Line], client: Client) -> None:
    path = f"/dades-obertes/{Campaign.objects.get().slug}"
    page = client.get(f"{path}/?kind=ajuntament").content.decode()
    for chart in ("means", "spread", "degrees"):
        for ending in ("csv", "xlsx", "svg"):
            address = f"{path}/grafics/{chart}.{ending}?kind=ajuntament"
            assert f'href="{address}"' in page
            assert client.get(address).status_code == 200
    assert client.get(f"{path}/grafics/nothing.csv").status_code == 404
