"""The home of the library: its shelves, or what answers a search."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from docs_library.rules import change_impacts, collection_names, document_kinds
from docs_library.selectors import documents, searching
from docs_library.selectors.practices import lists as practices
from docs_library.selectors.searching import Wanted
from docs_library.views.reading import content_lang
from governance import acting
from governance.models import Entity, Population
from governance.rules import bands, entity_kinds

MINE = "mine"
LONGEST_QUERY = 200
PAGE = 20
PRACTICES = 5


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    """Show what is in force today, by collection, or what the reader searches, best first."""
    today = timezone.localdate()
    body = acting.acting_for(request) if request.user.is_authenticated else None
    wanted = _wanted(request, body)
    found = searching.search(wanted, on=today)
    by_shelf = not (wanted.query or wanted.historical)
    context = {
        "wanted": wanted,
        "asked": request.GET,
        "collection_label": collection_names.TREE.get(wanted.collection, ""),
        "was_cut": len(request.GET.get("q", "")) > LONGEST_QUERY,
        "body": body,
        "content_lang": content_lang(),
        **_choices(),
    }
    if by_shelf:
        editions = list(found)
        context |= {"shelves": documents.shelves(editions), "total": len(editions)}
        return render(request, "docs_library/document_list.html", context)
    paginator = Paginator(found, PAGE)
    page = paginator.get_page(request.GET.get("page"))
    context |= {
        "page_obj": page,
        "found": searching.shown(page.object_list, wanted, on=today),
        "total": paginator.count,
        **_practices(request, wanted.query),
    }
    if not paginator.count:
        context |= {
            "suggestion": searching.suggestion(wanted, on=today),
            "says_nothing": searching.says_nothing(wanted.query),
            "in_the_past": 0 if wanted.historical else _past(wanted),
        }
    return render(request, "docs_library/document_list.html", context)


def _practices(request: HttpRequest, query: str) -> dict[str, object]:
    """Return the first of what bodies share that answers QUERY, for members."""
    if not (query and request.user.is_authenticated):
        return {}
    rows = practices.answering(query)
    return {"practices": list(rows[:PRACTICES]), "practice_count": rows.count()}


def _past(wanted: Wanted) -> int:
    """Return how many editions would answer if those not in force counted."""
    from_past = Wanted(query=wanted.query, historical=True)
    return searching.search(from_past, on=timezone.localdate()).count()


def _choices() -> dict[str, Any]:
    return {
        "kinds": document_kinds.choices(),
        "branches": collection_names.BRANCHES.items(),
        "impacts": change_impacts.IMPACTS.items(),
        "body_kinds": [
            (kind.code, kind.plural) for kind in entity_kinds.KINDS.values() if kind.may_join
        ],
    }


def _wanted(request: HttpRequest, body: Entity | None) -> Wanted:
    """Read what was asked; what makes no sense counts as not asked."""
    body_kind = _known(request, "ens", entity_kinds.KINDS)
    band = None
    if request.GET.get("ens") == MINE and body:
        body_kind, band = body.kind, _band(body)
    return Wanted(
        query=" ".join(request.GET.get("q", "").replace("\0", "").split())[:LONGEST_QUERY],
        kind=_known(request, "tipus", document_kinds.KINDS),
        collection=_known(request, "colleccio", collection_names.TREE),
        impact=_known(request, "impacte", change_impacts.IMPACTS),
        body_kind=body_kind,
        body_band=band,
        historical=request.GET.get("historiques") == "1",
    )


def _known(request: HttpRequest, name: str, known: Any) -> str:
    asked = request.GET.get(name, "")
    return asked if asked in known else ""


def _band(body: Entity) -> str | None:
    """Return the band of BODY by its latest population; None where size does not count."""
    if not entity_kinds.KINDS[body.kind].banded:
        return None
    known = Population.objects.filter(entity=body, year__lte=timezone.localdate().year)
    latest = known.order_by("-year").values_list("inhabitants", flat=True).first()
    return bands.band_of(latest) if latest is not None else None
