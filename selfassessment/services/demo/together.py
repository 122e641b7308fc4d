"""What invented colleagues do together: evidence, shared dimensions, conversations."""

import io
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from docs_library.models import Document
from eset_portal.common import uploads
from governance.models import User
from selfassessment.models import Assessment, Delegation
from selfassessment.services.demo import cast
from selfassessment.services.filling import delegating, discussing, evidence, pieces
from selfassessment.services.filling.delegating import Share
from selfassessment.services.filling.pieces import Piece

FIRST, SECOND, THIRD = "D1.1", "D1.2", "D2.1"
BOARD = "https://seu.exemple.example/tauler"


def last_year(assessment: Assessment, *, now: datetime) -> None:
    """Give ASSESSMENT, still open, what can be used again this year."""
    by = _person("secretaria")
    _give(assessment, FIRST, pieces.a_link(BOARD, "Acord inventat al tauler d’anuncis"), by, now)
    _give(assessment, SECOND, _picture("acta-de-mostra.png"), by, now)


def this_year(assessment: Assessment, *, now: datetime) -> None:
    """Give ASSESSMENT, which is open, evidence of each kind."""
    secretary, assistant = _person("secretaria"), _person("auxiliar")
    _give(assessment, FIRST, _picture("captura-de-mostra.png"), assistant, now)
    words = "La Diputació fa les còpies de seguretat i en guarda el registre (inventat)."
    _give(assessment, SECOND, pieces.from_supporter(words), secretary, now)
    document = Document.objects.in_order().first()
    if document is not None:
        _give(assessment, THIRD, pieces.a_document(document), assistant, now)
    _talk(assessment, secretary, assistant, now)


def share_out(assessment: Assessment, *, now: datetime) -> None:
    """Put three dimensions into the assistant's hands, whose role begins NOW; one is late."""
    by, to, today = _person("secretaria"), _person("auxiliar"), timezone.localdate(now)
    for codes, note in (
        (("D8",), "Cal per al ple (inventat)."),
        (("D9", "D10"), "Pregunteu a l’arxivera (inventat)."),
    ):
        share = Share(codes, to, today + timedelta(days=20), note)
        delegating.give(assessment=assessment, share=share, by=by, now=now)
    late = Delegation.objects.filter(assessment=assessment, dimension="D8")
    late.update(due_on=today - timedelta(days=2))


def _talk(assessment: Assessment, secretary: User, assistant: User, now: datetime) -> None:
    """Let them talk about two questions, with the technician too; one is settled."""
    said = "Compta l’acord verbal de la junta? (pregunta inventada)"
    open_one = discussing.begin(assessment=assessment, code=FIRST, text=said, by=assistant, now=now)
    said = "Només si consta a l’acta. (resposta inventada)"
    after = now + timedelta(hours=3)
    discussing.answer(thread=open_one, text=said, by=_person("tecnic"), now=after)
    said = "Qui és el suplent ara? (pregunta inventada)"
    settled = discussing.begin(assessment=assessment, code=SECOND, text=said, by=secretary, now=now)
    said = "Encara no n’hi ha cap de nomenat. (resposta inventada)"
    discussing.answer(thread=settled, text=said, by=assistant, now=after)
    discussing.settle(thread=settled, by=secretary, now=after)


def _give(assessment: Assessment, code: str, piece: Piece, by: User, now: datetime) -> None:
    evidence.add(assessment=assessment, code=code, piece=piece, by=by, now=now)


def _picture(name: str) -> Piece:
    """Return an empty picture as if somebody had taken it of a screen."""
    content = io.BytesIO()
    Image.new("RGB", (640, 360), (226, 232, 235)).save(content, "PNG")
    file = SimpleUploadedFile(name, content.getvalue())
    return pieces.a_file(uploads.checked(file), "Imatge inventada")


def _person(box: str) -> User:
    return User.objects.get(email=f"{box}@{cast.DOMAIN}")
