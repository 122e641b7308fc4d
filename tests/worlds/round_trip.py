"""A workbook that came back to body `a`: something changed here, there, on both sides, wrongly."""

from datetime import datetime
from uuid import uuid4

from selfassessment.models import Assessment
from selfassessment.services import answering
from selfassessment.services.round_trip import taking_in, taking_out
from tests.cast import Cast
from tests.selfassessment.round_trip.books import filled, upload


def add_upload(cast: Cast, open_one: Assessment, now: datetime) -> None:
    """Let Bob bring a workbook back after Alice answered two of its questions."""
    content = taking_out.take_out(assessment=open_one, by=cast.bob)
    typed = {"D3.1": ("1",), "D3.2": ("2", "", "Fet fora."), "D3.4": ("cap",)}
    for code in ("D3.1", "D3.3"):
        draft = answering.Draft(code, 2, False, "", "", 0, uuid4())  # as its fields go
        answering.save(assessment=open_one, draft=draft, by=cast.alice, now=now)
    file = upload(filled(content, typed))
    taking_in.take_in(assessment=open_one, file=file, by=cast.bob, now=now)
