"""Headers that every answer carries: pages, files, redirects and errors alike."""

import json
import os
import re
import subprocess
import sys
from http import HTTPStatus

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from eset_portal import urls as book
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db


def fall_over(request: HttpRequest) -> HttpResponse:
    """Break, as a view with a fault does."""
    raise RuntimeError


urlpatterns = [path("cau/", fall_over), *book.urlpatterns]
handler400, handler403 = book.handler400, book.handler403
handler404, handler500 = book.handler404, book.handler500

ANSWERS = {
    "a page": ("/ajuda/", HTTPStatus.OK),
    "a redirect": ("/activitat/", HTTPStatus.FOUND),
    "a missing slash": ("/ajuda", HTTPStatus.MOVED_PERMANENTLY),
    "nothing there": ("/no-hi-es/", HTTPStatus.NOT_FOUND),
    "a wrong method": ("/actuar/", HTTPStatus.METHOD_NOT_ALLOWED),
    "a fault": ("/cau/", HTTPStatus.INTERNAL_SERVER_ERROR),
    "a file": ("/static/css/base.css", HTTPStatus.OK),
    "health": ("/livez", HTTPStatus.OK),
}


def check(headers: dict[str, str]) -> None:
    """Fail unless HEADERS hold what every answer promises."""
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert not re.search(r"https?:|//|\*", policy)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("what", ANSWERS)
def test_every_kind_of_answer_carries_its_headers(what: str) -> None:
    url, status = ANSWERS[what]
    answer = Client(raise_request_exception=False).get(url)
    answer.close()
    assert answer.status_code == status
    check(dict(answer.headers))


def test_a_request_for_another_host_is_refused_with_its_headers(client: Client) -> None:
    answer = client.get("/", headers={"Host": "somebody.example.com"})
    assert answer.status_code == 400
    check(dict(answer.headers))


def test_a_refusal_carries_its_headers(cast: Cast, log_in: LogIn) -> None:
    answer = log_in(cast.alice).get("/activitat/")
    assert answer.status_code == 403
    check(dict(answer.headers))


def test_what_a_signed_in_person_sees_is_kept_by_no_cache(cast: Cast, log_in: LogIn) -> None:
    client = log_in(cast.aurora)
    for url in ("/ajuda/", "/activitat/", "/compte/email/"):
        assert "no-store" in client.get(url).headers["Cache-Control"], url
    assert "no-store" not in Client().get("/ajuda/").headers.get("Cache-Control", "")


@override_settings(SECURE_SSL_REDIRECT=True)
def test_the_way_to_https_carries_its_headers(client: Client) -> None:
    answer = client.get("/ajuda/")
    assert answer.status_code == 301
    check(dict(answer.headers))


def test_over_https_cookies_and_transport_are_bound_to_the_host() -> None:
    asked = (
        "import json, django; django.setup(); from django.conf import settings as s;"
        "names = 'SESSION_COOKIE_NAME CSRF_COOKIE_NAME SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE"
        " SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS SECURE_HSTS_INCLUDE_SUBDOMAINS"
        " LANGUAGE_COOKIE_SECURE SESSION_COOKIE_PATH SESSION_COOKIE_DOMAIN"
        " CSRF_COOKIE_DOMAIN'.split();"
        "print(json.dumps({name: getattr(s, name) for name in names}))"
    )
    environment = os.environ | {"PORTAL_URL": "https://portal.example.org", "PORTAL_DEMO": "0"}
    done = subprocess.run(
        [sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    assert found["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert found["CSRF_COOKIE_NAME"].startswith("__Host-")
    assert all(found[name] for name in found if name.endswith(("SECURE", "REDIRECT", "DOMAINS")))
    assert found["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert found["SESSION_COOKIE_PATH"] == "/"
    assert found["SESSION_COOKIE_DOMAIN"] is None
    assert found["CSRF_COOKIE_DOMAIN"] is None


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(cast: Cast) -> None:
    client = Client()
    client.get("/compte/login/")
    client.post("/compte/login/", {"login": cast.alice.email, "password": PASSWORD})
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        assert client.cookies[name]["httponly"], name
        assert client.cookies[name]["samesite"] == "Lax", name


@pytest.mark.parametrize("url", ["/", "/ajuda/", "/compte/login/", "/accessibilitat/"])
def test_pages_hold_no_inline_script_or_style_and_fetch_from_nobody_else(url: str) -> None:
    text = Client().get(url).content.decode()
    assert not re.search(r"<script(?![^>]*(\bsrc=|application/json))", text)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text)
    assert not re.search(
        r"<(script|link|img|iframe|form)[^>]*\s(src|href|action)=.(https?:)?//", text
    )
