"""Found bodies of governance and change their rules."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import GoverningBody, User
from governance.permissions import may_found_bodies
from governance.rules.committee import quorum
from governance.services.committee import common


@dataclass(frozen=True, slots=True)
class Words:
    """What a body of governance is: its name and purpose, and when it can decide."""

    name: str
    kind: str
    purpose: str
    quorum_kind: str
    quorum_value: int
    voting_rule: str
    parent: GoverningBody | None = None


@transaction.atomic
def found(*, words: Words, by: User) -> GoverningBody:
    """Found a body of governance and return it. Raises NotAllowed, Refused, Conflict."""
    require(may_found_bodies(by))
    _check(words)
    slug = slugify(words.name)[:60]
    if not slug or GoverningBody.objects.filter(slug=slug).exists():
        raise Conflict(_("There is a body with this name already."))
    body = GoverningBody.objects.create(slug=slug, **_columns(words))
    audit.record(by, "committee.founded", body, name=body.name)
    return body


@transaction.atomic
def change(*, body: GoverningBody, words: Words, by: User) -> None:
    """Give BODY other words and rules; sessions that have opened keep theirs."""
    require(may_found_bodies(by))
    _check(words)
    if words.parent == body:
        raise DomainError(_("A body cannot depend on itself."))
    GoverningBody.objects.filter(pk=body.pk).update(**_columns(words))
    audit.record(by, "committee.changed", body)


def _check(words: Words) -> None:
    wrong = quorum.refusal(words.quorum_kind, words.quorum_value)
    common.refuse({"quorum_value": wrong} if wrong else {})


def _columns(words: Words) -> dict[str, object]:
    return {
        "name": " ".join(words.name.split()),
        "kind": words.kind,
        "purpose": words.purpose.strip(),
        "parent": words.parent,
        "quorum_kind": words.quorum_kind,
        "quorum_value": words.quorum_value,
        "voting_rule": words.voting_rule,
    }
