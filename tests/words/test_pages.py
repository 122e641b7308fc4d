"""Errors speak the language of their reader; in tests/a11y every page is asked the same."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tests.words.foreign import foreign
from tests.words.reading import texts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["ca", "es"])
@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "409", "500", "refused"])
def test_an_error_is_told_in_the_language_of_its_reader(language: str, name: str) -> None:
    with translation.override(language):
        html = render_to_string(f"errors/{name}.html")
    assert foreign(html, language) == []


def test_each_text_is_read_with_the_language_around_it() -> None:
    html = '<html lang="es"><p>Hola <b lang="ca">bon dia <br>a tothom</b> adiós <img alt="casa">'
    assert list(texts(html)) == [
        ("es", "Hola"),
        ("ca", "bon dia"),
        ("ca", "a tothom"),
        ("es", "adiós"),
        ("es", "casa"),
    ]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Inicia la sessió", False),
        ("Second step at sign-in", True),
        ("All the rest", True),
        ("Puede continuar", True),
    ],
)
def test_a_foreign_text_is_seen_and_a_proper_one_is_not(text: str, *, wrong: bool) -> None:
    html = f'<html lang="ca"><p>{text}</p><p lang="en">All the rest</p>'
    assert foreign(html, "ca") == ([text] if wrong else [])
