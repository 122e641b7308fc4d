"""Body `a` at work together: evidence of each kind in its open assessment."""

from dataclasses import dataclass
from datetime import datetime

from eset_portal.common import uploads
from selfassessment.models import Assessment, Evidence
from selfassessment.services.filling import evidence
from tests.cast import Cast
from tests.common import files


@dataclass(frozen=True)
class Filling:
    """One of each thing that stands beside the answers."""

    file: Evidence
    spare: Evidence


def make(assessment: Assessment, cast: Cast, *, now: datetime) -> Filling:
    """Give question D1.1 a file, a link and what the supporter has."""
    pdf = uploads.checked(files.upload("acta.pdf", files.pdf()))
    pieces = (
        evidence.a_file(pdf, "El ple ho va aprovar."),
        evidence.from_supporter("La Diputació fa les còpies de seguretat."),
        evidence.a_link("https://seu.example.cat/tauler", "Tauler d’anuncis"),
    )
    file, spare, _link = (
        evidence.add(assessment=assessment, code="D1.1", piece=piece, by=cast.bob, now=now)
        for piece in pieces
    )
    return Filling(file=file, spare=spare)
