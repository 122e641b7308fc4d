"""Bring a copy up to date: meet the new edition, decide conflict by conflict, finish."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Adaptation, LocalEdition, MergeDecision, MergeSession
from docs_library.rules import adapting, assembling, merging, obligations
from docs_library.rules.assembling import Choice
from docs_library.selectors.adapting import copies
from docs_library.selectors.adapting import meeting as met
from docs_library.selectors.adapting.meeting import Meeting
from docs_library.services.adapting import closing, saving
from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove
from governance import audit
from governance.models import User


class Clash(Conflict):
    """Somebody else decided the same conflict first: `theirs` is what they decided."""

    def __init__(self, theirs: MergeDecision | None) -> None:
        super().__init__(_("A colleague has decided this meanwhile. Compare, and choose again."))
        self.theirs = theirs


class Moved(Conflict):
    """The copy or its original changed since the session was opened."""

    def __init__(self) -> None:
        super().__init__(
            _("The texts have changed since you began. What you decided is brought over.")
        )


@transaction.atomic
def open_session(*, adaptation: Adaptation, by: User, now: datetime) -> MergeSession:
    """Let the copy meet the latest edition; the open session is returned when there is one.

    Raise Conflict when there is nothing to bring in, TooLong when the texts are too long.
    """
    row = saving.locked(adaptation)
    require(permissions.may_adapt(by, row.entity))
    return copies.open_merge(row) or _open(row, by, now)


@transaction.atomic
def decide(
    *, session: MergeSession, digest: str, choice: Choice, seen: int, by: User, now: datetime
) -> MergeDecision:
    """Decide the conflict with DIGEST, of whose decisions the version SEEN was shown.

    The same choice again adds nothing. Raise Clash when somebody else decided first, Moved when
    the texts changed meanwhile, DomainError when something obligatory would be taken out.
    """
    row = _locked(session, by)
    found = met.session(row)
    region = next((one for one in found.merge.conflicts if one.digest == digest), None)
    if region is None or choice.which not in assembling.CHOICES:
        raise DomainError(_("Choose one of the four."))
    last = found.decided.get(digest)
    if last and (last.which, last.text) == (choice.which, choice.text):
        return last
    if (last.version if last else 0) != seen:
        raise Clash(last)
    if obligations.lacking(found.obligatory(region), assembling.chosen(region, choice)):
        raise DomainError(
            _("This part is obligatory: take the new one, or keep it and write yours after it.")
        )
    return MergeDecision.objects.create(
        session=row,
        digest=digest,
        version=seen + 1,
        which=choice.which,
        text=choice.text,
        by=by,
        at=now,
    )


@transaction.atomic
def finish(*, session: MergeSession, by: User, now: datetime) -> LocalEdition:
    """Write what comes of SESSION as the next text of the copy, which stands on both.

    Done by whoever may decide for the body, its staff read it at once, unless it lacks something
    obligatory. Raise Undecided or Moved; until then the copy stays as it is.
    """
    row = _locked(session, by)
    found = met.session(row)
    made = saving.add(
        row.adaptation,
        assembling.assemble(found.merge, found.choices),
        base=row.theirs,
        by=by,
        now=now,
        merged=row.theirs,
    )
    closing.close(row, adapting.DONE, by=by, now=now, result=made, discarded=_left_out(found))
    if permissions.may_lead_copies(by, row.adaptation.entity).allowed and not copies.missing(made):
        saving.approve(made, by=by, now=now)
    saving.follow(row.adaptation)
    audit.record(
        by,
        "library.copy_merged",
        row,
        acting_for=row.adaptation.entity,
        code=row.adaptation.document.code,
        number=str(row.theirs.number),
        changes=found.total,
        conflicts=found.conflicts,
    )
    return made


@transaction.atomic
def take_all(*, adaptation: Adaptation, by: User, now: datetime) -> LocalEdition:
    """Bring in the latest edition at once, where nothing has to be decided. Raise Undecided."""
    return finish(session=open_session(adaptation=adaptation, by=by, now=now), by=by, now=now)


@transaction.atomic
def abandon(*, session: MergeSession, by: User, now: datetime) -> None:
    """Leave the copy as it was; what was decided stays in the closed session."""
    row = _locked(session, by, moved=True)
    closing.close(row, adapting.ABANDONED, by=by, now=now)
    saving.follow(row.adaptation)
    audit.record(
        by,
        "library.merge_abandoned",
        row,
        acting_for=row.adaptation.entity,
        code=row.adaptation.document.code,
    )


@transaction.atomic
def reopen(*, session: MergeSession, by: User, now: datetime) -> MergeSession:
    """Let the copy meet what is the latest now; decisions on what stayed the same are kept.

    Raise Conflict when there is nothing to bring in any more.
    """
    row = _locked(session, by, moved=True)
    kept = met.decided(row)
    closing.close(row, adapting.ABANDONED, by=by, now=now)
    fresh = _open(row.adaptation, by, now)
    wanted = {region.digest for region in met.session(fresh).merge.conflicts}
    MergeDecision.objects.bulk_create(
        MergeDecision(
            session=fresh,
            digest=one.digest,
            version=1,
            which=one.which,
            text=one.text,
            by=one.by,
            at=one.at,
        )
        for one in kept.values()
        if one.digest in wanted
    )
    return fresh


def _open(row: Adaptation, by: User, now: datetime) -> MergeSession:
    if row.is_left:
        raise IllegalMove(_("This copy no longer follows its original. Let it follow again first."))
    found = met.forecast(copies.copy(row))
    if found is None:
        saving.follow(row)
        raise Conflict(_("The copy is up to date: there is nothing to bring in."))
    made = MergeSession.objects.create(
        adaptation=row,
        base_edition=found.base,
        ours=found.ours,
        theirs=found.theirs,
        algorithm=merging.ALGORITHM,
        regions=[_plain(region) for region in found.merge.changes],
        opened_by=by,
        opened_at=now,
    )
    saving.follow(row)
    audit.record(
        by,
        "library.merge_opened",
        made,
        acting_for=row.entity,
        code=row.document.code,
        number=str(found.theirs.number),
        changes=found.total,
        conflicts=found.conflicts,
    )
    return made


def _locked(session: MergeSession, by: User, *, moved: bool = False) -> MergeSession:
    """Return SESSION, open and with its copy for one writer at a time; it may have MOVED."""
    owner = saving.locked(session.adaptation)
    require(permissions.may_adapt(by, owner.entity))
    row = copies.merges(owner).filter(pk=session.pk, state=adapting.OPEN).first()
    if row is None:
        raise Conflict(_("This has been finished or left by a colleague: look at the copy."))
    row.adaptation = owner
    if not moved and met.has_moved(row):
        raise Moved
    return row


def _plain(region: merging.Region) -> dict[str, object]:
    sides = zip(("base", "ours", "theirs"), region.runs, strict=True)
    kept = {side: [block.source for block in run] for side, run in sides}
    return {"kind": region.kind, "number": region.number, **kept}


def _left_out(found: Meeting) -> list[dict[str, object]]:
    """Return what the decisions left out, each with who decided it and when."""
    rows = assembling.discarded(found.merge, found.choices)
    by_number = {region.number: region.digest for region in found.merge.conflicts}
    told = []
    for one in rows:
        decision = found.decided[by_number[one.number]]
        told.append(
            {
                "number": one.number,
                "side": one.side,
                "text": one.block.source,
                "by": decision.by_id,
                "at": decision.at.isoformat(),
            }
        )
    return told
