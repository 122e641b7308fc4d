"""The actions of many bodies side by side, question by question, and the file of them."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from governance import acting
from selfassessment.forms.improvement.lists import ActionsForm
from selfassessment.models import ImprovementAction
from selfassessment.selectors.improvement import actions, lists

PAGE = 50


@dataclass(frozen=True, slots=True)
class Group:
    """A question, as its newest action words it, with the actions of the bodies about it."""

    code: str
    words: str
    rows: list[ImprovementAction]


def show(request: HttpRequest) -> HttpResponse:
    """List the actions of the bodies that the person sees, by question, what is late first."""
    user, today = acting.person(request), timezone.localdate()
    form = ActionsForm(request.GET)
    rows = lists.side_by_side(user, form.wanted(), on=today)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "tally": lists.tally(user, on=today),
        "page_obj": page,
        "groups": _groups(list(page.object_list)),
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "selfassessment/improvement/list.html", context)


def _groups(rows: list[ImprovementAction]) -> list[Group]:
    found: dict[str, Group] = {}
    for row in rows:
        code = row.question.code
        found.setdefault(code, Group(code, actions.words_of(row), [])).rows.append(row)
    return list(found.values())
