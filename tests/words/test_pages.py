"""No page has words of another language than it says it is in."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import polib
import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from eset_portal.common.catalogue_checks import translations
from tests.a11y.visits import VISITS, Visit
from tests.a11y.visits.visit import send
from tests.support import databases
from tests.support.language import reading
from tests.support.sessions import opened
from tests.words.reading import texts
from tests.world import World, shared_world

pytestmark = pytest.mark.django_db
ENGLISH = "the|and|of|your|this|with|you|been|that|was|will|which|not|have"
SPANISH = "usted|ustedes|puede|está|más|según|también"
CATALAN = "amb|dels|aquest|aquesta|vostre|vostra|és|heu|això|també"
FOREIGN = {
    "ca": re.compile(rf"\b({ENGLISH}|{SPANISH})\b", re.IGNORECASE),
    "es": re.compile(rf"\b({ENGLISH}|{CATALAN})\b", re.IGNORECASE),
    "en": re.compile(rf"\b({SPANISH}|{CATALAN})\b", re.IGNORECASE),
}
# These forms go to another address.
POSTED_ELSEWHERE = {"governance:trail", "governance:invitation-letter"}
SIMPLE = [
    visit
    for visit in VISITS
    if visit.act is None or (visit.act is send and visit.route not in POSTED_ELSEWHERE)
]


@pytest.fixture(scope="module")
def source(django_db_setup: None, django_db_blocker: Any) -> str:
    """A database with everybody and everything, committed."""
    with django_db_blocker.unblock():
        return shared_world()


@pytest.fixture(scope="module")
def world(committed: str) -> World:
    """Everybody and everything."""
    world: World = databases.kept("world")
    return world


@cache
def english_but(language: str) -> frozenset[str]:
    """Return the fixed parts, of two words at least, of English that LANGUAGE says otherwise."""
    return frozenset(_english_but(language))


def _english_but(language: str) -> Iterator[str]:
    path = settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"
    for entry in polib.pofile(str(path)):
        said = " ".join(translations(entry))
        for form in (entry.msgid, entry.msgid_plural):
            for part in re.split(r"%\(\w+\)[sd]|%%|<[^>]*>", form):
                if len(re.findall("[A-Za-z]{2,}", part)) > 1 and part.strip() not in said:
                    yield " ".join(part.split())


def foreign(html: str, language: str) -> list[str]:
    """Return the texts of HTML that claim to be in LANGUAGE and are not."""
    parts = english_but(language) if language != "en" else frozenset()
    shown = {text for claimed, text in texts(html) if claimed == language}
    return sorted(
        text
        for text in shown
        if FOREIGN[language].search(text)
        or any(
            part in text and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text) for part in parts
        )
    )


@pytest.fixture(scope="module")
def sessions(world: World, django_db_blocker: Any) -> dict[str, str]:
    """The session of each person, who has just given the password."""
    people = {name: world.cast.person(name) for name in world.cast.names()}
    with django_db_blocker.unblock():
        return {
            name: opened(person, password_given=True) for name, person in people.items() if person
        }


def open_page(where: Visit, world: World, session: str | None, language: str) -> str:
    """Return the page WHERE as whoever has SESSION sees it; `send` sends its form empty."""
    client = reading(Client(), language)
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    url = where.url(world)
    response = client.post(url, {}) if where.act is send else client.get(url, follow=True)
    return response.content.decode()


@pytest.mark.parametrize("language", ["ca", "es", "en"])
@pytest.mark.parametrize("where", SIMPLE, ids=str)
def test_a_page_says_everything_in_the_language_of_its_reader(
    where: Visit, language: str, world: World, sessions: dict[str, str]
) -> None:
    html = open_page(where, world, sessions.get(where.who), language)
    assert f'<html lang="{language}">' in html
    assert foreign(html, language) == []


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
