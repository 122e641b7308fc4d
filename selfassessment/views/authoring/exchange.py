"""Questionnaires as files, and two of them side by side."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eset_portal.common.http import require
from eset_portal.common.rules.numerals import NONE, whole
from governance import acting
from selfassessment import permissions
from selfassessment.models import QuestionnaireVersion
from selfassessment.rules import migration
from selfassessment.rules.authoring import differences
from selfassessment.rules.authoring.problems import sound
from selfassessment.rules.instrument import to_content
from selfassessment.selectors import drafts
from selfassessment.services.authoring import exchanging, moving
from selfassessment.views.authoring.bench import open_bench

TYPES = {
    "yaml": "application/yaml; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@login_required
@require_safe
def draft_file(request: HttpRequest, pk: UUID, ending: str) -> HttpResponse:
    """Hand out a draft as YAML or XLSX; 409 while something is wrong with it."""
    bench = open_bench(request, pk)
    instrument = sound(bench.content)
    if instrument is None:
        raise moving.Unsound
    return _file(to_content(instrument), f"{bench.draft.slug}-{bench.draft.version}", ending)


@login_required
@require_safe
def version_file(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """Hand out a published version as YAML or XLSX."""
    require(permissions.may_see_drafts(acting.person(request)))
    version = get_object_or_404(
        QuestionnaireVersion, pk=min(pk, 2**31 - 1), published_at__isnull=False
    )
    return _file(version.content, f"{version.slug}-{version.number}", ending)


@login_required
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Show what changed between two versions or drafts, named in the address as a and b."""
    require(permissions.may_see_drafts(acting.person(request)))
    sides = [_side(request.GET.get(name, "")) for name in ("a", "b")]
    found = differences.between(sides[0][1], sides[1][1])
    context = {
        "links": _links(sides[0][1], sides[1][1]),
        "before": sides[0][0],
        "after": sides[1][0],
        "found": found,
        "counts": [
            (_(label), sum(row.what == what for row in found))
            for what, label in differences.LABELS.items()
        ],
    }
    return render(request, "selfassessment/authoring/compare.html", context)


def _links(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, migration.Link]]:
    """Return what becomes of each question that is not simply kept; none while one is faulty."""
    then, now = sound({**before, "number": "0"}), sound({**after, "number": "0"})
    if then is None or now is None:
        return []
    rows = migration.links(now, then)
    return [(_(migration.LABELS[row.what]), row) for row in rows if row.what != migration.KEPT]


def _side(name: str) -> tuple[str, dict[str, Any]]:
    """Return the words and the content of the version (a number) or the draft called NAME."""
    if (key := whole(name)) != NONE:
        version = get_object_or_404(QuestionnaireVersion, pk=key, published_at__isnull=False)
        return str(version), version.content
    try:
        draft = drafts.draft(UUID(name))
    except ValueError:
        draft = None
    if draft is None:
        raise Http404
    return _("%(title)s (draft)") % {"title": draft.title}, draft.content


def _file(content: dict[str, Any], name: str, ending: str) -> HttpResponse:
    if ending not in TYPES:
        raise Http404
    answer = HttpResponse(exchanging.written(content, ending), content_type=TYPES[ending])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return answer
