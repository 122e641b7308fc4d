"""Whole pages: errors that help, texts about the portal, the frame of all."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

ERRORS = ["400", "403", "403_csrf", "404", "409", "refused"]
TEXTS = ["help", "accessibility", "privacy"]
LANGUAGES = ["ca", "es", "en"]


@pytest.fixture
def visit(rf: RequestFactory) -> HttpRequest:
    request = rf.get("/")
    request.user = AnonymousUser()
    return request


def headings(html: str) -> list[int]:
    """Return the levels of the headings of the content, in order."""
    main = html[html.index("<main") : html.index("</main>")]
    return [int(level) for level in re.findall(r"<h([1-6])\b", main)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [f"errors/{e}.html" for e in ERRORS])
def test_an_error_says_where_to_go_next(visit: HttpRequest, name: str, language: str) -> None:
    with translation.override(language):
        html = render_to_string(name, request=visit)
    assert f'<html lang="{language}">' in html
    assert headings(html) == [1]
    main = html[html.index("<main") :]
    assert 'href="/"' in main
    assert "data-back" in main


def test_a_refusal_gives_its_reason_without_trusting_it(visit: HttpRequest) -> None:
    html = render_to_string("errors/403.html", {"reason": "Only <b>managers</b>."}, request=visit)
    assert "Only &lt;b&gt;managers&lt;/b&gt;." in html


def test_a_fault_of_ours_needs_no_request_database_or_address() -> None:
    html = render_to_string("errors/500.html")
    assert headings(html) == [1]
    assert 'href="/"' in html
    assert "<script" not in html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEXTS)
def test_texts_have_one_title_and_no_skipped_heading(
    visit: HttpRequest, name: str, language: str
) -> None:
    with translation.override(language):
        levels = headings(render_to_string(f"eset_portal/{name}.html", request=visit))
    assert levels[0] == 1
    assert set(levels[1:]) == {2}


def test_the_statement_names_its_law_its_state_and_the_way_to_complain(visit: HttpRequest) -> None:
    with translation.override("en"):
        html = render_to_string("eset_portal/accessibility.html", request=visit)
    for needed in ("2018/1523", "1112/2018", "partially compliant", "third party", "complaint"):
        assert needed in html


def test_the_frame_has_its_landmarks_once_and_one_polite_voice(visit: HttpRequest) -> None:
    html = render_to_string("eset_portal/help.html", request=visit)
    for landmark in ("<header", "<main", "<footer"):
        assert html.count(landmark) == 1
    assert html.count('id="live"') == 1
    assert html.index('href="#main"') < html.index("<header")


def test_htmx_is_told_to_stay_within_the_policy(visit: HttpRequest) -> None:
    html = render_to_string("eset_portal/help.html", request=visit)
    for setting in ('"includeIndicatorStyles":false', '"allowEval":false', '"historyCacheSize":0'):
        assert setting in html
    assert html.index('"code":"409"') < html.index('"code":"[45].."')
    assert re.search(r'<script src="/static/django_htmx/htmx-2[^"]*" defer></script>', html)
