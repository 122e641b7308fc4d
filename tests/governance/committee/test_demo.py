"""The committee of the demonstration."""

import pytest

from governance.models import GoverningBody
from governance.rules.committee import posts
from governance.services.committee import demo

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "is_there"), [(posts.WORKING_GROUP, False), (posts.COMMITTEE, True)]
)
def test_only_a_committee_stands_for_the_demonstration(kind: str, *, is_there: bool) -> None:
    GoverningBody.objects.create(kind=kind, name="Una prova", slug="una-prova", purpose="Prova")
    assert demo.is_loaded() is is_there
