"""A library without documents says so and takes no room elsewhere."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory

from docs_library.views.home import slot

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", ["", "?q=registre", "?q=de", "?historiques=1", "?tipus=form"])
def test_the_empty_library_says_so(client: Client, query: str) -> None:
    assert 'class="empty"' in client.get(f"/biblioteca/{query}").content.decode()


def test_an_empty_library_takes_no_room_on_the_home_page(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = AnonymousUser()

    assert slot(request).strip() == ""
