"""The file of the actions of many bodies."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eset_portal.common import sheets
from eset_portal.common.http import table_file
from governance import acting
from selfassessment.forms.improvement.lists import ActionsForm
from selfassessment.models import ImprovementAction
from selfassessment.selectors.improvement import actions, lists
from selfassessment.services import exporting

LARGEST = 5000


@login_required
@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponse:
    """Give the list as CSV or XLSX; each export leaves a line in the trail."""
    user, today = acting.person(request), timezone.localdate()
    wanted = ActionsForm(request.GET).wanted()
    rows = list(lists.side_by_side(user, wanted, on=today)[:LARGEST])
    exporting.note_actions(rows=len(rows), by=user)
    name = f"eset-millora.{ending}"
    return table_file(name, _("Improvement actions"), _headings(), _lines(rows))


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
