"""Body `a` at work together: evidence, shared dimensions and conversations."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from eset_portal.common import uploads
from selfassessment.models import Assessment, Delegation, Evidence, Thread
from selfassessment.services.filling import delegating, discussing, evidence, pieces
from selfassessment.services.filling.delegating import Share
from tests.cast import Cast
from tests.common import files


@dataclass(frozen=True)
class Filling:
    """One of each thing that stands beside the answers."""

    file: Evidence
    spare: Evidence
    delegation: Delegation
    thread: Thread
    settled: Thread


def make(assessment: Assessment, cast: Cast, *, now: datetime) -> Filling:
    """Give question D1.1 a file, a link and what the supporter has."""
    pdf = uploads.checked(files.upload("acta.pdf", files.pdf()))
    given = (
        pieces.a_file(pdf, "El ple ho va aprovar."),
        pieces.from_supporter("La Diputació fa les còpies de seguretat."),
        pieces.a_link("https://seu.example.cat/tauler", "Tauler d’anuncis"),
    )
    file, spare, _link = (
        evidence.add(assessment=assessment, code="D1.1", piece=piece, by=cast.bob, now=now)
        for piece in given
    )
    share = Share(("D1", "D2"), cast.bob, now.date() + timedelta(days=10), "Pregunteu a l’arxiu.")
    shared = delegating.give(assessment=assessment, share=share, by=cast.alice, now=now)
    thread, settled = (
        discussing.begin(assessment=assessment, code="D1.1", text=text, by=cast.bob, now=now)
        for text in ("Compta el conveni amb el consell comarcal?", "On és l’acta?")
    )
    discussing.answer(thread=thread, text="Sí, si és vigent.", by=cast.tecla, now=now)
    discussing.settle(thread=settled, by=cast.bob, now=now)
    return Filling(file, spare, shared[1], thread, settled)
