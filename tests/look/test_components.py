"""The pieces that pages include, each with what it must say to everybody."""

import re
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import constants
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation


class Application(forms.Form):
    """A form with one field of each kind."""

    name = forms.CharField(help_text="As in the register.")
    note = forms.CharField(required=False)
    size = forms.ChoiceField(choices=[("s", "Small"), ("l", "Large")], widget=forms.RadioSelect)
    agreed = forms.BooleanField()


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def visit(rf: RequestFactory) -> HttpRequest:
    request = rf.get("/list/?q=bruc&page=3")
    request.user = AnonymousUser()
    return request


def field(name: str, data: dict[str, str] | None = None) -> str:
    """Render one field of the form."""
    return render_to_string("components/_field.html", {"field": Application(data)[name]})


def test_a_field_ties_its_hint_to_its_control() -> None:
    html = field("name")
    assert 'id="id_name_helptext"' in html
    assert 'aria-describedby="id_name_helptext"' in html
    assert '<label for="id_name">' in html


def test_a_field_in_error_ties_hint_and_error_and_says_it_is_invalid() -> None:
    html = field("name", {})
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_only_what_may_stay_empty_is_called_optional() -> None:
    assert "optional" in field("note")
    assert "optional" not in field("name")


def test_choices_are_a_group_with_its_legend() -> None:
    html = field("size", {})
    assert re.search(r'<fieldset aria-describedby="id_size_error">\s*<legend>Size', html)


def test_the_label_of_a_box_follows_the_box() -> None:
    html = field("agreed")
    assert html.index("<input") < html.index("<label")


def test_the_summary_of_errors_links_each_to_its_field() -> None:
    html = render_to_string("components/_errors.html", {"form": Application({})})
    assert 'role="alert"' in html
    assert 'href="#id_name"' in html
    assert "There are 3 things to correct" in html


def test_a_form_without_errors_has_no_summary() -> None:
    good = Application({"name": "x", "size": "s", "agreed": "on"})
    assert good.is_valid()
    assert not render_to_string("components/_errors.html", {"form": good}).strip()


def test_the_pager_keeps_the_filters_and_marks_where_one_is(visit: HttpRequest) -> None:
    page = Paginator(range(100), 10).page(3)
    html = render_to_string("components/_pager.html", {"page_obj": page}, request=visit)
    assert "q=bruc&amp;page=4" in html
    assert 'aria-current="page"' in html
    assert "21 to 30 of 100" in html
    assert re.findall(r"</span>(\d+)</a>", html) == ["1", "2", "3", "4", "10"]
    assert html.count("…") == 1


def test_one_page_needs_no_pager(visit: HttpRequest) -> None:
    page = Paginator(range(5), 10).page(1)
    html = render_to_string("components/_pager.html", {"page_obj": page}, request=visit)
    assert not html.strip()


def test_progress_is_an_element_with_name_and_figures() -> None:
    html = render_to_string("components/_progress.html", {"value": 4, "total": 6, "label": "Done"})
    assert '<progress value="4" max="6" aria-label="Done">' in html
    assert "4 of 6" in html


def test_an_empty_list_says_what_to_do_next() -> None:
    html = render_to_string(
        "components/_empty.html",
        {"title": "Nothing yet", "text": "Soon.", "action_url": "/new/", "action_label": "Begin"},
    )
    assert "<h2>Nothing yet</h2>" in html
    assert 'href="/new/">Begin' in html


def test_a_badge_carries_its_word_and_its_tone() -> None:
    html = render_to_string("components/_badge.html", {"label": "late", "tone": "warn"})
    assert html.strip() == '<span class="tag warn">late</span>'


def test_bad_news_interrupts_and_good_news_waits() -> None:
    notes = [
        SimpleNamespace(level=constants.SUCCESS, level_tag="success", __str__=lambda: "Saved"),
        SimpleNamespace(level=constants.ERROR, level_tag="error", __str__=lambda: "Failed"),
    ]
    html = render_to_string("components/_messages.html", {"messages": notes})
    assert re.findall(r'class="alert (\w+)" role="(\w+)"', html) == [
        ("success", "status"),
        ("error", "alert"),
    ]


def test_the_sections_mark_the_one_in_view_and_count_what_waits() -> None:
    sections = [
        {"label": "Home", "url": "/", "current": True, "count": None},
        {"label": "Answers", "url": "/answers/", "current": False, "count": 3},
    ]
    html = render_to_string("components/_nav.html", {"navigation": sections})
    assert '<a href="/" aria-current="page">Home</a>' in html
    assert html.count("aria-current") == 1
    assert 'class="tag">3<span class="visually-hidden"> pending' in html


def test_without_sections_there_is_no_empty_landmark() -> None:
    assert not render_to_string("components/_nav.html", {"navigation": []}).strip()


def test_with_one_body_its_name_stands_there_and_nothing_opens() -> None:
    body = SimpleNamespace(pk=1, name="Ajuntament de Vilademostra", kind_label="Ajuntament")
    html = render_to_string("components/_switcher.html", {"acting": body, "acting_choices": [body]})
    assert "Ajuntament de Vilademostra" in html
    assert "<details" not in html


def test_the_three_languages_are_buttons_and_one_is_in_use(visit: HttpRequest) -> None:
    html = render_to_string("components/_language.html", request=visit)
    assert re.findall(r'name="language" value="(\w+)" lang="(\w+)"', html) == [
        ("ca", "ca"),
        ("es", "es"),
        ("en", "en"),
    ]
    assert html.count("aria-current") == 1
    assert 'value="/list/?q=bruc&amp;page=3"' in html
