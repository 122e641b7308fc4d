"""Who tries the same thing too often is told so on a page of the portal, in their language."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.support.language import reading

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "said"),
    [("ca", "Espereu uns minuts"), ("es", "Espere unos minutos"), ("en", "Wait a few minutes")],
)
def test_the_page_says_to_wait(client: Client, settings: Any, language: str, said: str) -> None:
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "1/m/ip"}
    person = reading(client, language)
    for status in (302, 429):
        response = person.post("/compte/password/reset/", {"email": "ningu@example.org"})
        assert response.status_code == status
    assert f'<html lang="{language}">' in response.content.decode()
    assert said in response.content.decode()
