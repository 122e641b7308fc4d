"""What the page of a case shows: how it stands, what comes next, what one may do."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from governance import permissions
from governance.acting import person
from governance.forms.adhesion import Answers
from governance.forms.adhesion_moves import MoveForm, NewBody, form_of
from governance.models import Application, CasePaper
from governance.rules import adhesion_states as at
from governance.rules.adhesion_words import STANDINGS
from governance.selectors import adhesion_queue, cases, dependants, joining

CASE = "governance/adhesion/case.html"
GRAVE = frozenset({at.REJECT, at.WITHDRAW, at.LEAVE, at.SUSPEND})


@dataclass(frozen=True, slots=True)
class Action:
    """A move that the person may make: its form, and why it cannot be made yet."""

    form: MoveForm
    refusal: str

    @property
    def grave(self) -> bool:
        """Whether it ends or stops something."""
        return self.form.code in GRAVE


def load(request: HttpRequest, pk: UUID) -> Application:
    """Return the case that the person may see; 404 for strangers."""
    case = cases.all_cases().filter(pk=pk).first()
    if case is None or not permissions.may_see_case(person(request), case):
        raise Http404
    return case


def show(
    request: HttpRequest,
    case: Application,
    *,
    bound: Mapping[str, forms.Form] | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show CASE with the forms BOUND in place of fresh ones, and a REFUSAL if there is one."""
    bound = bound or {}
    parts = permissions.parts_in(person(request), case)
    standing = STANDINGS[case.state]
    is_filer = at.FILER in parts
    context = {
        "case": case,
        "refusal": refusal,
        "is_filer": is_filer,
        "decides": at.DECIDER in parts and not is_filer,
        "heading": _(standing.heading),
        "next": _(standing.for_filer if is_filer else standing.for_others),
        "actions": actions(case, parts, bound),
        "papers": [paper for paper in cases.papers(case) if paper.answers_id is None],
        "wanted": cases.wanted(case),
        "timeline": cases.timeline(case),
        "last": cases.last_move(case),
        **_more(case, is_filer=is_filer, bound=bound),
    }
    return render(request, CASE, context, status=status)


def actions(
    case: Application, parts: frozenset[str], bound: Mapping[str, forms.Form]
) -> list[Action]:
    """Return what somebody with these PARTS may do with CASE now, in table order."""
    holds = cases.holds(case)
    found = []
    for move in at.possible(case.state, parts):
        if case.state == at.DRAFT and move.code == at.SUBMIT:
            continue  # the form of the answers sends it
        form = bound.get(move.code) or form_of(move.code, case, timezone.localdate())
        refusal = at.what_refuses(move, holds)
        if isinstance(form, MoveForm):
            found.append(Action(form, _(refusal) if refusal else ""))
    return found


def _more(
    case: Application, *, is_filer: bool, bound: Mapping[str, forms.Form]
) -> dict[str, object]:
    """Return what only some states and readers see."""
    kinds = CasePaper.Kind
    if is_filer and case.state == at.DRAFT:
        return {"answers": bound.get("answers") or Answers.of(case), "owed": cases.owed(case)}
    if is_filer:
        return {"uploads": [kinds.SIGNED] if case.state == at.AGREEMENT_SENT else []}
    more: dict[str, object] = {"score": adhesion_queue.score_of(case, adhesion_queue.points())}
    if case.entity and case.state not in at.ENDED:
        more["dependants"] = dependants.of(case.entity, timezone.localdate())
    if case.state == at.AGREEMENT_SIGNED:
        more["uploads"] = [kinds.COUNTERSIGNED]
    if case.entity_id is None and case.state not in at.ENDED:
        initial = {"seen": case.step, "name": case.asked_name, "kind": case.asked_kind}
        more["new_body"] = bound.get("new_body") or NewBody(initial=initial)
        more["candidates"] = joining.same_name(case.asked_name)
    return more
