"""Two releases compared: every difference leads to what changed."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from docs_library.models import Edition
from docs_library.services import releasing
from governance.models import User
from tests.docs_library.conftest import NOW
from tests.support.language import reading

pytestmark = pytest.mark.django_db


def test_what_differs_between_two_releases_leads_to_the_difference_of_the_texts(
    client: Client, publish: Callable[..., Edition], april: User
) -> None:
    publish("1.0", date(2025, 1, 1))
    publish("1.1", date(2026, 2, 1), text="## U\n\nNou.\n", kind="minor")
    for name, on in (("2025.1", date(2026, 1, 31)), ("2026.1", NOW.date())):
        note = "Tots els documents vigents aquell dia."
        releasing.release(name=name, on=on, change_note=note, by=april, now=NOW)

    answer = reading(client).get("/biblioteca/edicions/2025.1...2026.1/")

    page = answer.content.decode()
    assert 'href="/biblioteca/INS-90/canvis/1.0...1.1/"' in page
    assert client.get("/biblioteca/INS-90/canvis/1.0...1.1/").status_code == 200
