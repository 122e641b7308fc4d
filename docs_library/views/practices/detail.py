"""The page of a shared practice: what it says, how it stands, who uses it, what was asked."""

from datetime import date
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from docs_library import permissions
from docs_library.models import Practice
from docs_library.rules.practices import names, reviewing, states
from docs_library.selectors import comparing
from docs_library.selectors.practices import hearing, page
from docs_library.services import telling
from docs_library.services.practices import asking
from docs_library.views.practices import shared
from eset_portal.common.rules.errors import DomainError
from governance import acting
from governance.models import Entity, User

PRIMARY = (names.SUBMIT, names.PUBLISH, names.CONFIRM)


@require_safe
@login_required
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a shared practice to whoever may see it."""
    practice, person, now = shared.seen_by(request, pk), acting.person(request), timezone.now()
    body, today = acting.acting_for(request), timezone.localdate(now)
    telling.seen_practice(user=person, practice=practice, now=now)
    context = {
        "practice": practice,
        "state": practice.standing,
        "size": page.size(practice.entity, today),
        "tools": page.tools(practice),
        "files": page.files(practice),
        "uses": page.uses(practice),
        "starts": page.starts(practice),
        "history": page.history(practice),
        "asked": page.asked(practice),
        "reasons": page.reasons(practice, today) if practice.asked_at else [],
        "followed": page.followed(practice, body, today),
        "reviewed": _reviewed(practice, today),
        **_copied(practice),
        **_offers(person, body, practice),
    }
    return render(request, "docs_library/practices/detail.html", context)


def _offers(person: User, body: Entity | None, practice: Practice) -> dict[str, object]:
    """Return what the page offers PERSON, who acts for BODY."""
    parts = permissions.parts_in_practice(person, practice)
    owns = names.OWNER in parts
    others = body is not None and body.pk != practice.entity_id
    may_use = practice.is_shown and others and permissions.may_share(person, body).allowed
    return {
        "is_owner": owns,
        "may_edit": owns and practice.is_editable,
        "moves": [
            (move.code, _(move.label), move.code in PRIMARY)
            for move in states.possible(practice.state, parts)
        ],
        "may_take": practice.is_shown or bool(parts),
        "may_use": may_use,
        "own_use": page.use_of(practice, body) if may_use else None,
        "may_ask": practice.is_shown and not owns,
        "may_answer": asking.may_answer(person, practice, body),
        "body": body,
        "follows": page.follows(person, practice),
    }


def _reviewed(practice: Practice, on: date) -> str:
    """Return who reviews PRACTICE, as a sentence; "" when it waits for nobody."""
    if practice.state != names.IN_REVIEW:
        return ""
    case, who = hearing.reviewing_case(practice, on)
    return _(reviewing.WORDS[case]) % {"who": who}


def _copied(practice: Practice) -> dict[str, object]:
    """Return what the own copy that PRACTICE shares says otherwise than the original."""
    if practice.copy is None:
        return {}
    try:
        return {"shown": comparing.shown(practice.copy.base_edition.text, practice.copy.text)}
    except DomainError as error:
        return {"unshown": _(error.message)}
