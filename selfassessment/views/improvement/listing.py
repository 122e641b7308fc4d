"""The actions of many bodies side by side, question by question, and the file of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from eset_portal.common import sheets
from governance import acting
from selfassessment.forms.improvement import ActionsForm
from selfassessment.models import ImprovementAction
from selfassessment.selectors.improvement import actions
from selfassessment.services import exporting

PAGE = 50
LARGEST = 5000


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
    rows = actions.side_by_side(user, form.wanted(), on=today)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "tally": actions.tally(user, on=today),
        "page_obj": page,
        "groups": _groups(list(page.object_list)),
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "selfassessment/improvement/list.html", context)


@login_required
@require_GET
def export(request: HttpRequest, ending: str) -> HttpResponse:
    """Give the list as CSV or XLSX; each export leaves a line in the trail."""
    user, today = acting.person(request), timezone.localdate()
    wanted = ActionsForm(request.GET).wanted()
    rows = list(actions.side_by_side(user, wanted, on=today)[:LARGEST])
    exporting.note_actions(rows=len(rows), by=user)
    if ending == "csv":
        content, kind = sheets.to_csv(_headings(), _lines(rows)), sheets.CSV_TYPE
    else:
        title = _("Improvement actions")
        content, kind = sheets.to_xlsx(title, _headings(), _lines(rows)), sheets.XLSX_TYPE
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="eset-millora.{ending}"'
    return response


def _groups(rows: list[ImprovementAction]) -> list[Group]:
    found: dict[str, Group] = {}
    for row in rows:
        code = row.question.code
        found.setdefault(code, Group(code, actions.words_of(row), [])).rows.append(row)
    return list(found.values())


def _headings() -> list[str]:
    return [
        _("Code"),
        _("Body"),
        _("Campaign"),
        _("Question"),
        _("Text of the question"),
        _("Action"),
        _("Level then"),
        _("Level to reach"),
        _("State"),
        _("Who"),
        _("Until"),
        _("Late"),
        _("What shows it, or why it was dropped"),
    ]


def _lines(rows: list[ImprovementAction]) -> Iterator[list[sheets.Cell]]:
    today = timezone.localdate()
    for row in rows:
        yield [
            row.entity.code,
            row.entity.name,
            row.assessment.campaign.title,
            row.question.code,
            actions.words_of(row),
            row.title,
            row.from_level,
            row.target_level,
            row.state_label,
            str(row.owner) if row.owner else None,
            str(row.due_on) if row.due_on else None,
            _("late") if row.is_late(today) else None,
            row.outcome,
        ]
