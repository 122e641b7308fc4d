"""What is being written in the demonstration: an edition in review, one scheduled; releases."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from docs_library.models import Document, Edition, Release
from docs_library.rules import releases
from docs_library.selectors import editing
from docs_library.services import demo_watch, drafting, issuing, releasing, reviewing
from governance.models import User

BETWEEN = timedelta(days=240)  # from one release to the next
FIRST = "Primera edició de la metodologia: tots els documents vigents aquell dia."
SECOND = "Segona edició: recull els documents nous i els que han canviat des de la primera."
IN_REVIEW, SCHEDULED = "INS-05", "GUI-03"
ADDED = """
## Còpies de documents que ja són electrònics

Un document que arriba en format electrònic no s’imprimeix per tornar-lo a escanejar. {{ ens.nom }}
en desa l’original tal com ha arribat i, si cal un altre format, en fa una còpia autèntica amb el
segell de l’ens.
"""
SHORTER = """
## Dies de presència

Cada equip fixa per escrit els dies en què tothom treballa a l’oficina, i els revisa cada sis mesos.
"""


@transaction.atomic
def load(*, editor: User, approver: User, now: datetime) -> None:
    """Begin two editions and make two releases; what is there already stays as it is."""
    if Edition.objects.open().exists() or Release.objects.exists():
        return
    _in_review(editor, approver, now)
    _scheduled(editor, approver, now)
    before = now - BETWEEN
    first = releases.next_name(timezone.localdate(before).year, [])
    _release(first, FIRST, approver, before)
    _release(releases.next_name(timezone.localdate(now).year, [first]), SECOND, approver, now)
    demo_watch.load(editor=editor, now=now)


def _release(name: str, change_note: str, by: User, at: datetime) -> None:
    on = timezone.localdate(at)
    releasing.release(name=name, on=on, change_note=change_note, by=by, now=at)


def _opened(code: str, change_kind: str, by: User, now: datetime) -> Edition | None:
    document = Document.objects.filter(code=code, editions__state="published").first()
    if document is None:
        return None
    return drafting.open_edition(document=document, change_kind=change_kind, by=by, now=now)


def _in_review(editor: User, approver: User, now: datetime) -> None:
    edition = _opened(IN_REVIEW, "minor", editor, now)
    if edition is None:
        return
    said = editing.content(edition)
    row = drafting.save(
        edition=edition,
        content=replace(
            said,
            text=said.text + ADDED,
            change_note="Diu què es fa amb els documents que ja arriben en format electrònic.",
            impact_technological="El registre ha de desar l’original electrònic.",
        ),
        seen=edition.revision,
        by=editor,
        now=now,
    )
    reviewing.submit(edition=row, seen=row.revision, by=editor, now=now)
    reviewing.remark(
        edition=row,
        quote="en fa una còpia autèntica amb el segell de l’ens",
        text="Caldria dir qui ho pot fer quan no hi ha secretaria.",
        by=approver,
        now=now,
    )


def _scheduled(editor: User, approver: User, now: datetime) -> None:
    edition = _opened(SCHEDULED, "major", editor, now)
    if edition is None:
        return
    said = editing.content(edition)
    row = drafting.save(
        edition=edition,
        content=replace(
            said,
            text=said.text + SHORTER,
            change_note="Els dies de presència es fixen per escrit i es revisen cada sis mesos.",
            why="Els equips demanaven un criteri comú.",
            to_do="Fixar per escrit els dies de presència de cada equip.",
            impact_organisational="Cada cap d’equip acorda i publica els dies de presència.",
        ),
        seen=edition.revision,
        by=editor,
        now=now,
    )
    row = reviewing.submit(edition=row, seen=row.revision, by=editor, now=now)
    row = reviewing.approve(edition=row, seen=row.revision, by=approver, now=now)
    day = timezone.localdate(now) + timedelta(days=30)
    issuing.schedule(
        edition=row,
        seen=row.revision,
        by=approver,
        publish_at=timezone.make_aware(datetime.combine(day, time(8))),
        effective_from=day,
        now=now,
    )
