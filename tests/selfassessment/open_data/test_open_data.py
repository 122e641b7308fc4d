"""Public figures: frozen, of groups only, and for machines too."""

import csv
import io
from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, transaction
from django.test import Client

from selfassessment.models import Assessment, Campaign, Publication
from selfassessment.rules import open_data
from selfassessment.rules.scoring.rounding import one_decimal
from selfassessment.selectors.open_data import published
from selfassessment.services import publishing
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


def test_small_groups_are_hidden_with_one_beside_them(lines: list[Line], client: Client) -> None:
    table = [row for row in rows(client, "grups") if row["eix"] == "band" and not row["eix_2"]]
    for row in table:
        band = "" if row["codi"] == "others" else row["codi"]
        n = sum(line.stage == "submitted" and line.band == band for line in lines)
        assert row["ocult"] == "1" or n >= 5
        assert (row["ens"] == "") is (row["ocult"] == "1")
        if row["quartil_1"]:
            assert n >= 10


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
