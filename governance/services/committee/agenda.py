"""The agenda of a session: put an item on it, take it off, put it back, let deferred ones return.

Other apps put their own matters on an agenda with `add`, and hear what becomes of them through the
signals of `hooks`.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict
from eset_portal.common.rules.i18n import noop
from governance import audit
from governance.models import (
    AgendaItem,
    CommitteeDecision,
    CommitteeSession,
    Entity,
    User,
)
from governance.rules.committee import outcomes
from governance.services.committee import common, hooks
from governance.services.committee.common import Act

NO_TITLE = noop("Write what the item is about.")


@dataclass(frozen=True, slots=True)
class Matter:
    """What an item is about: its words, the page in the portal, and who proposed it.

    Whoever PROPOSER is, and the members from the body PROPOSER_ENTITY, do not vote on it. ADDRESS
    is a path in the portal that starts with a slash, or "". The last three say what it continues.
    """

    title: str
    text: str = ""
    address: str = ""
    proposer: User | None = None
    proposer_entity: Entity | None = None
    continues: AgendaItem | None = None
    reconsiders: CommitteeDecision | None = None
    minutes_of: CommitteeSession | None = None


@transaction.atomic
def add(*, session: CommitteeSession, matter: Matter, by: User, now: datetime) -> AgendaItem:
    """Put MATTER at the end of the agenda of SESSION and return the item.

    Raises IllegalMove unless the session is planned or called, NotAllowed unless BY runs its body,
    Refused (with fields) for a matter without a title. The item is kept for good: others may hang
    a foreign key on it.
    """
    act = Act(by, now)
    session = common.run(session, act)
    common.preparing(session)
    return put(session, matter, act)


def put(session: CommitteeSession, matter: Matter, act: Act) -> AgendaItem:
    """Do the same for a SESSION that is locked and whose agenda is being made."""
    title = " ".join(matter.title.split())[:200]
    common.refuse({} if title else {"title": NO_TITLE})
    last = session.items.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem.objects.create(
        session=session,
        position=last + 1,
        title=title,
        text=matter.text.strip(),
        address=matter.address,
        proposer=matter.proposer,
        proposer_entity=matter.proposer_entity,
        continues=matter.continues,
        reconsiders=matter.reconsiders,
        minutes_of=matter.minutes_of,
        added_at=act.now,
    )
    audit.record(act.by, "agenda.added", item, title=item.title)
    return item


@transaction.atomic
def remove(*, item: AgendaItem, by: User, now: datetime) -> None:
    """Take ITEM off the agenda; it stays on record. Raises as `add`; twice does nothing more."""
    session = common.run(item.session, Act(by, now))
    common.preparing(session)
    if AgendaItem.objects.filter(pk=item.pk, withdrawn_at=None).update(withdrawn_at=now):
        audit.record(by, "agenda.removed", item, title=item.title)
        hooks.removed.send(AgendaItem, item=item, is_back=False, by=by, now=now)


@transaction.atomic
def restore(*, item: AgendaItem, by: User, now: datetime) -> None:
    """Put ITEM back where it stood on the agenda. Raises as `add`; twice does nothing more."""
    session = common.run(item.session, Act(by, now))
    common.preparing(session)
    rows = AgendaItem.objects.filter(pk=item.pk, withdrawn_at__isnull=False)
    if rows.update(withdrawn_at=None):
        audit.record(by, "agenda.restored", item, title=item.title)
        hooks.removed.send(AgendaItem, item=item, is_back=True, by=by, now=now)


@transaction.atomic
def reconsider(
    *, decision: CommitteeDecision, session: CommitteeSession, by: User, now: datetime
) -> AgendaItem:
    """Put DECISION on the agenda of SESSION to be taken up again; what is decided revokes it.

    Raises as `add`, and Conflict when another decision has taken its place already.
    """
    if CommitteeDecision.objects.filter(revokes=decision).exists():
        raise Conflict(_("Another decision has taken the place of this one already."))
    former = decision.item
    title = _("Reconsider decision %(code)s: %(title)s") % {
        "code": decision.code,
        "title": former.title,
    }
    matter = Matter(
        title,
        text=former.text,
        address=former.address,
        proposer=former.proposer,
        proposer_entity=former.proposer_entity,
        reconsiders=decision,
    )
    return add(session=session, matter=matter, by=by, now=now)


def bring_back(session: CommitteeSession, act: Act) -> int:
    """Put the items on the locked SESSION that rest until its day or before; return how many."""
    rows = CommitteeDecision.objects.filter(
        body=session.body,
        outcome=outcomes.DEFERRED,
        until__lte=timezone.localdate(session.starts_at),
        revoked_by=None,
        item__returned_as=None,
    )
    found = list(rows.select_related("item").order_by("until", "at"))
    for decision in found:
        former = decision.item
        item = put(session, _again(former), act)
        hooks.returned.send(AgendaItem, item=item, former=former, by=act.by, now=act.now)
    return len(found)


def _again(former: AgendaItem) -> Matter:
    return Matter(
        former.title,
        text=former.text,
        address=former.address,
        proposer=former.proposer,
        proposer_entity=former.proposer_entity,
        continues=former,
        reconsiders=former.reconsiders,
    )
