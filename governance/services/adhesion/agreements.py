"""The agreement: written by the portal, signed outside, and closed by both sides."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from governance.models import Application, CasePaper
from governance.reports import agreement
from governance.rules import adhesion_states
from governance.selectors import dependants
from governance.services import memberships
from governance.services.adhesion import moving
from governance.services.adhesion.moving import Act
from governance.services.deployment import plans

MANAGER = "entity_manager"


@transaction.atomic
def send(*, case: Application, act: Act) -> CasePaper:
    """Write the agreement of CASE as a PDF, put it with its papers and ask the body to sign it.

    Raises PdfUnavailable where PDFs cannot be made, and as `moving.step` does.
    """
    number = f"ESET-{act.now:%Y}-{case.pk.hex[:8].upper()}"
    moving.step(case, adhesion_states.SEND_AGREEMENT, act, agreement_number=number)
    content = agreement.draw(case, now=act.now)
    paper = CasePaper(
        application=case,
        kind=CasePaper.Kind.AGREEMENT,
        name=f"{_('agreement')}-{number}.pdf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        by=act.by,
        at=act.now,
    )
    paper.file.save(paper.name, ContentFile(content), save=False)
    paper.save()
    moving.record(case, adhesion_states.SEND_AGREEMENT, act)
    return paper


@transaction.atomic
def countersign(*, case: Application, act: Act) -> None:
    """Close the agreement of CASE: the filer manages e-SET there, and the plans begin.

    A plan each for the body and those it takes along. Raises as `moving.step` and
    `memberships.give` do.
    """
    moving.step(case, adhesion_states.COUNTERSIGN, act)
    if case.entity is not None:
        along = dependants.along_with(case.entity, timezone.localdate(act.now))
        for body in (case.entity, *along):
            plans.begin(entity=body, by=act.by, now=act.now)
        memberships.give(user=case.filer, entity=case.entity, role=MANAGER, by=act.by, now=act.now)
    moving.record(case, adhesion_states.COUNTERSIGN, act)
