"""Evidence: of a question, of a dimension, of a whole assessment, and what there was last time."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Sum, Value, When

from docs_library.models import Edition
from docs_library.selectors import documents, searching
from selfassessment.models import Assessment, Evidence
from selfassessment.selectors import assessments, lineage

MOST_OFFERED = 8


def of_assessment(assessment: Assessment) -> QuerySet[Evidence]:
    """Return the evidence of ASSESSMENT that stands, in the order of the questionnaire."""
    rows = Evidence.objects.filter(assessment=assessment, removed_at=None)
    known = rows.select_related("question", "document", "added_by")
    return known.order_by("question__dimension", "question__position", "added_at", "pk")


def of_dimension(assessment: Assessment, dimension: str) -> Mapping[str, list[Evidence]]:
    """Return the evidence for the questions of DIMENSION, by code."""
    found: dict[str, list[Evidence]] = {}
    for row in of_assessment(assessment).filter(question__dimension=dimension):
        found.setdefault(row.question.code, []).append(row)
    return found


def of_question(assessment: Assessment, code: str) -> list[Evidence]:
    """Return the evidence for question CODE: what stands first, then what was removed."""
    rows = Evidence.objects.filter(assessment=assessment, question__code=code)
    gone = Case(When(removed_at=None, then=Value(0)), default=Value(1), output_field=IntegerField())
    known = rows.select_related("document", "added_by", "removed_by", "reused_from")
    return list(known.order_by(gone, "added_at", "pk"))


def backed(assessment: Assessment) -> frozenset[str]:
    """Return the codes of the questions of ASSESSMENT for which there is evidence."""
    rows = Evidence.objects.filter(assessment=assessment, removed_at=None)
    return frozenset(rows.values_list("question__code", flat=True).distinct())


def used(assessment: Assessment) -> int:
    """Return how many bytes the files of ASSESSMENT have together."""
    rows = Evidence.objects.filter(assessment=assessment, removed_at=None)
    return rows.aggregate(total=Sum("size"))["total"] or 0


def reusable(assessment: Assessment, code: str) -> list[Evidence]:
    """Return last time's evidence of the same body for question CODE that is not here yet.

    It is that of the questions that CODE comes from, by what the versions declare.
    """
    before = assessment.carried_from or assessments.last_given(assessment)
    if before is None:
        return []
    taken = Evidence.objects.filter(
        assessment=assessment, question__code=code, removed_at=None
    ).exclude(reused_from=None)
    origins = lineage.origins(assessment.campaign.version, before.campaign.version)
    rows = of_assessment(before).filter(question__code__in=origins.get(code, ()))
    return list(rows.exclude(pk__in=taken.values("reused_from")).exclude(_lost()))


def offered_documents(query: str, on: date) -> list[Edition]:
    """Return the documents in force ON that day whose code, title or text has QUERY, best first."""
    words = " ".join(query.split())
    if not words:
        return []
    by_name = Q(document__code__icontains=words) | Q(title__icontains=words)
    named = documents.in_force(on=on).filter(by_name).defer("text")
    wanted = searching.Wanted(query=words)
    found = [*named[:MOST_OFFERED], *searching.search(wanted, on=on)[:MOST_OFFERED]]
    return list({row.document_id: row for row in found}.values())[:MOST_OFFERED]


def _lost() -> Q:
    return Q(kind="file", file="")
