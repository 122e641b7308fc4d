"""Templates keep to the strict policy of the portal and to its order."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from tests.look.reading import TEMPLATES, templates

EVERY = list(templates())


def name_of(path: Path) -> str:
    """Return the name by which Django knows a template."""
    return str(path.relative_to(TEMPLATES))


@pytest.mark.parametrize("path", EVERY, ids=name_of)
def test_a_template_has_no_style_script_or_handler_inside(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"<style\b", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
    assert "javascript:" not in text
    for attributes in re.findall(r"<script\b([^>]*)>", text):
        assert "src=" in attributes or 'type="application/json"' in attributes


@pytest.mark.parametrize("path", EVERY, ids=name_of)
def test_a_template_can_be_read_by_django(path: Path) -> None:
    assert get_template(name_of(path))


@pytest.mark.parametrize("path", EVERY, ids=name_of)
def test_a_template_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("path", EVERY, ids=name_of)
def test_a_form_that_changes_something_carries_its_token(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for form in re.findall(r'<form\b[^>]*method="post".*?</form>', text, flags=re.DOTALL):
        assert "{% csrf_token %}" in form


@pytest.mark.parametrize("path", EVERY, ids=name_of)
def test_a_picture_says_what_it_shows_or_that_it_shows_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for attributes in re.findall(r"<(?:svg|img)\b([^>]*)>", text):
        assert re.search(r"aria-hidden|alt=|role=|class=\"chart", attributes)


@pytest.mark.parametrize("path", EVERY, ids=name_of)
def test_no_address_of_another_site_is_loaded(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<(?:link|script|img)\b[^>]*(?:https?:)?//", text)
