"""Follow something, in another rhythm, or no longer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library.models import Document, Norm, Subscription
from docs_library.rules import collection_names, telling
from eset_portal.common.rules.errors import DomainError
from governance.models import User


@dataclass(frozen=True, slots=True)
class Target:
    """What is followed: one of these; none of them is everything for one's body."""

    document: Document | None = None
    collection: str = ""
    norm: Norm | None = None

    @property
    def kind(self) -> str:
        """The kind of thing that it is."""
        if self.document is not None:
            return telling.DOCUMENT
        if self.norm is not None:
            return telling.NORM
        return telling.COLLECTION if self.collection else telling.BODY


@transaction.atomic
def follow(*, user: User, target: Target, rhythm: str, now: datetime) -> Subscription:
    """Let USER follow TARGET in RHYTHM, instead of the one they had if they follow it already."""
    if rhythm not in telling.RHYTHMS:
        raise DomainError(_("Choose how often you want a letter."))
    if target.collection and target.collection not in collection_names.TREE:
        raise DomainError(_("The library has no such collection. Choose one of the list."))
    row, _made = Subscription.objects.update_or_create(
        user=user,
        kind=target.kind,
        document=target.document,
        collection=target.collection,
        norm=target.norm,
        defaults={"rhythm": rhythm},
        create_defaults={"rhythm": rhythm, "since": now},
    )
    return row


@transaction.atomic
def unfollow(*, user: User, subscription: UUID) -> bool:
    """End a SUBSCRIPTION of USER; False when there is none, or no longer."""
    gone, _by_table = Subscription.objects.filter(user=user, pk=subscription).delete()
    return bool(gone)
