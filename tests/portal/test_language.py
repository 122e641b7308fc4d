"""In which language the portal speaks."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("preferred", ["en", "es-ES,es;q=0.9", "de", ""])
def test_a_first_visit_is_in_catalan_whatever_the_browser_prefers(preferred: str) -> None:
    answer = Client().get(reverse("home"), headers={"accept-language": preferred})

    assert answer.headers["Content-Language"] == "ca"
    assert '<html lang="ca"' in answer.content.decode()


@pytest.mark.parametrize("chosen", ["es", "en"])
def test_a_chosen_language_stays(chosen: str) -> None:
    visitor = Client()

    visitor.post(reverse("set_language"), {"language": chosen, "next": "/"})

    assert f'<html lang="{chosen}"' in visitor.get(reverse("home")).content.decode()


def test_a_language_that_is_not_ours_is_ignored() -> None:
    visitor = Client()
    visitor.cookies[settings.LANGUAGE_COOKIE_NAME] = "xx"

    assert '<html lang="ca"' in visitor.get(reverse("home")).content.decode()
