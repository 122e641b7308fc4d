"""What is known of one application: what it lacks, what happened to it, its papers."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from governance.models import Application, AskedPaper, CaseMove, CasePaper, User
from governance.rules import adhesion_states, entity_kinds
from governance.rules.papers import STATUTES, Paper
from governance.selectors.deployment import plans

ANSWERS = ("post", "phone", "reasons")
SETTLED = (adhesion_states.ACTIVE, *adhesion_states.ENDED)
CHOICES = ("shared_secretaria", "has_file_manager")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper that was asked for, and what was brought for it."""

    asked: AskedPaper
    papers: list[CasePaper]


@dataclass(frozen=True, slots=True)
class Owed:
    """A paper that goes with the application, and what was brought for it."""

    rule: Paper
    papers: list[CasePaper]


def all_cases() -> QuerySet[Application]:
    """Return the applications with the people and bodies that their pages name."""
    return Application.objects.select_related("entity", "filer", "supporter")


def of_person(user: User) -> QuerySet[Application]:
    """Return the applications that USER filed, the newest first."""
    return all_cases().filter(filer=user).order_by("-changed_at", "pk")


def is_applying(user: User) -> bool:
    """Say whether USER has an application that is neither settled nor at an end."""
    return Application.objects.filter(filer=user).exclude(state__in=SETTLED).exists()


def missing(case: Application) -> list[str]:
    """Return the names of the answers that CASE still lacks."""
    empty = [name for name in ANSWERS if not getattr(case, name)]
    return empty + [name for name in CHOICES if getattr(case, name) is None]


def holds(case: Application) -> frozenset[str]:
    """Return the facts that hold of CASE, as the table of moves asks for them."""
    kinds = set(CasePaper.objects.filter(application=case).values_list("kind", flat=True))
    known = case.entity_id is not None
    found = {
        adhesion_states.COMPLETE: not missing(case),
        adhesion_states.OWED_THERE: all(row.papers for row in owed(case)),
        adhesion_states.BODY_KNOWN: known,
        adhesion_states.PAPERS_THERE: not _unanswered(case),
        adhesion_states.SIGNED_THERE: _since(case, CasePaper.Kind.SIGNED),
        adhesion_states.COUNTERSIGNED_THERE: CasePaper.Kind.COUNTERSIGNED in kinds,
        adhesion_states.DEPLOYED: _is_deployed(case),
    }
    return frozenset(fact for fact, is_so in found.items() if is_so)


def _is_deployed(case: Application) -> bool:
    """Say whether the body has no plan that still has open phases."""
    plan = plans.running(case.entity) if case.entity else None
    return plan is None or plan.is_finished


def _unanswered(case: Application) -> bool:
    asked = AskedPaper.objects.filter(application=case).annotate(count=Count("papers"))
    return asked.filter(count=0).exists()


def _since(case: Application, kind: str) -> bool:
    """Say whether a paper of KIND came after the last move: a returned one does not count."""
    last = case.moves.order_by("-pk").values_list("at", flat=True).first()
    after = Q(at__gte=last) if last else Q()
    return CasePaper.objects.filter(after, application=case, kind=kind).exists()


def owed(case: Application) -> list[Owed]:
    """Return the papers that go with an application of this kind of body, with those brought.

    A body that is new to the register also shows by its statutes that it exists.
    """
    rules = list(entity_kinds.KINDS[case.kind].papers)
    if case.entity_id is None and STATUTES not in rules:
        rules.append(STATUTES)
    brought = CasePaper.objects.filter(application=case, kind=CasePaper.Kind.OWED).order_by("at")
    return [Owed(rule, [row for row in brought if row.owed == rule.code]) for rule in rules]


def wanted(case: Application) -> list[Wanted]:
    """Return the papers that were asked for, oldest first, each with those brought for it."""
    rows = AskedPaper.objects.filter(application=case).order_by("pk")
    found: dict[int | None, list[CasePaper]] = {}
    for paper in papers(case):
        found.setdefault(paper.answers_id, []).append(paper)
    return [Wanted(asked, found.get(asked.pk, [])) for asked in rows]


def papers(case: Application) -> list[CasePaper]:
    """Return the papers of CASE, the newest first."""
    rows = CasePaper.objects.filter(application=case).select_related("answers", "by")
    return list(rows.order_by("-at", "pk"))


def timeline(case: Application) -> list[CaseMove]:
    """Return what happened to CASE, the newest first."""
    return list(case.moves.select_related("by").order_by("-pk"))


def last_move(case: Application) -> CaseMove | None:
    """Return what happened to CASE last."""
    return case.moves.select_related("by").order_by("-pk").first()
