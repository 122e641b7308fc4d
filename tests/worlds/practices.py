"""The shared practices that a page needs, one in each state that looks or answers otherwise."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from docs_library.models import Document, Practice, PracticeFile, PracticeMove
from docs_library.rules.practices import names as n
from docs_library.services.practices import asking, files, keeping, moving, using, writing
from docs_library.services.practices.asking import Said
from docs_library.services.practices.moving import Act
from docs_library.services.practices.writing import Words
from eset_portal.common import sheets
from tests.cast import Cast

WHY = "Ho diem en una frase sencera."


@dataclass(frozen=True)
class Practices:
    """What body a shares, by its state; `asked` is the question about the one that is shared."""

    document: Document
    draft: Practice
    draft_file: PracticeFile
    waiting: Practice
    shared: Practice
    file: PracticeFile
    asked: PracticeMove
    old: Practice
    outdated: Practice


def make_practices(cast: Cast, now: datetime) -> Practices:
    """Let bob share for body a, tecla review it, and charlie use it and ask about it."""
    document = Document.objects.get(code="GUI-02")
    draft = _draft(cast, now, "Una pràctica a mig escriure", document)
    shared = _published(cast, now, "Una pràctica compartida", document)
    using.use(practice=shared, entity=cast.b, context="Al registre.", by=cast.charlie, now=now)
    asked = asking.ask(
        practice=shared, said=Said("Quant de temps costa?", cast.charlie, cast.b, now)
    )
    asking.answer(
        practice=shared, question=asked.pk, said=Said("Dues hores.", cast.bob, cast.a, now)
    )
    old = _published(cast, now - timedelta(days=400), "Una pràctica de fa temps", document)
    keeping.ask(key=old.pk, now=now)
    old.refresh_from_db()
    outdated = _published(cast, now, "Una pràctica que ja no serveix", document)
    return Practices(
        document=document,
        draft=draft,
        draft_file=draft.files.get(),
        waiting=_go(_draft(cast, now, "Una pràctica per revisar"), n.SUBMIT, cast, now),
        shared=shared,
        file=shared.files.get(),
        asked=asked,
        old=old,
        outdated=_go(outdated, n.OUTDATE, cast, now),
    )


def _draft(cast: Cast, now: datetime, title: str, document: Document | None = None) -> Practice:
    words = Words(
        kind="template",
        title=title,
        problem="Els papers s’escanejaven quan algú hi pensava.",
        how="Una fila per document, que es revisa cada divendres.",
        gains="Dues hores de feina.",
        licence="cc_by",
        contact="Registre",
        contact_email="registre@example.org",
        documents=[document] if document else [],
    )
    row = writing.begin(words=words, by=cast.bob, entity=cast.a, now=now)
    file = SimpleUploadedFile("Full.xlsx", sheets.to_xlsx("Full", ["Document"], [["Plànol"]]))
    files.attach(practice=row, file=file, act=Act(cast.bob, row.step, now))
    return row


def _published(cast: Cast, now: datetime, title: str, document: Document) -> Practice:
    return _go(_go(_draft(cast, now, title, document), n.SUBMIT, cast, now), n.PUBLISH, cast, now)


def _go(row: Practice, code: str, cast: Cast, now: datetime) -> Practice:
    by = cast.tecla if code in (n.PUBLISH, n.OUTDATE) else cast.bob
    moving.move(practice=row, code=code, act=Act(by, row.step, now, WHY))
    return row
