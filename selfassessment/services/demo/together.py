"""What invented colleagues put beside their answers: evidence, last year's and this year's."""

import io
from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from docs_library.models import Document
from eset_portal.common import uploads
from governance.models import User
from selfassessment.models import Assessment
from selfassessment.services.demo import cast
from selfassessment.services.filling import evidence
from selfassessment.services.filling.evidence import Piece

FIRST, SECOND, THIRD = "D1.1", "D1.2", "D2.1"
BOARD = "https://seu.exemple.example/tauler"


def last_year(assessment: Assessment, *, now: datetime) -> None:
    """Give ASSESSMENT, still open, what can be used again this year."""
    by = _person("secretaria")
    _give(assessment, FIRST, evidence.a_link(BOARD, "Acord inventat al tauler d’anuncis"), by, now)
    _give(assessment, SECOND, _picture("acta-de-mostra.png"), by, now)


def this_year(assessment: Assessment, *, now: datetime) -> None:
    """Give ASSESSMENT, which is open, evidence of each kind."""
    secretary, assistant = _person("secretaria"), _person("auxiliar")
    _give(assessment, FIRST, _picture("captura-de-mostra.png"), assistant, now)
    words = "La Diputació fa les còpies de seguretat i en guarda el registre (inventat)."
    _give(assessment, SECOND, evidence.from_supporter(words), secretary, now)
    document = Document.objects.in_order().first()
    if document is not None:
        _give(assessment, THIRD, evidence.a_document(document), assistant, now)


def _give(assessment: Assessment, code: str, piece: Piece, by: User, now: datetime) -> None:
    evidence.add(assessment=assessment, code=code, piece=piece, by=by, now=now)


def _picture(name: str) -> Piece:
    """Return an empty picture as if somebody had taken it of a screen."""
    content = io.BytesIO()
    Image.new("RGB", (640, 360), (226, 232, 235)).save(content, "PNG")
    file = SimpleUploadedFile(name, content.getvalue())
    return evidence.a_file(uploads.checked(file), "Imatge inventada")


def _person(box: str) -> User:
    return User.objects.get(email=f"{box}@{cast.DOMAIN}")
