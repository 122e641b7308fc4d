"""The own copies of the demonstration: one to bring up to date, one that is, one detached."""

from collections.abc import Sequence
from datetime import datetime

from docs_library.models import Adaptation, Document, Edition
from docs_library.rules import blocks
from docs_library.selectors.adapting import texts
from docs_library.services.adapting import approving, leaving, starting, touching
from docs_library.services.adapting.touching import Touch
from governance.models import Entity, User

REGISTRY, CURRENT, DETACHED = "INS-04", "INS-06", "PLA-01"
CHANGED = {
    "L’àrea disposa d’un dia hàbil": "L’àrea disposa de dos dies hàbils",
    "La bústia d’escàner és buida.": "La bústia d’escàner del registre i la de serveis són buides.",
    "Cada entrada s’assigna **en dos dies hàbils**": "Cada entrada s’assigna **en dos dies hàbils,"
    " i en un quan ho demana la persona,**",
}
ADDED = "A {{ ens.nom }}, qui assigna és la secretaria; quan no hi és, la persona suplent."
WHY = "L’ajuntament treballa amb un pla propi, aprovat pel Ple, que només s’hi assembla."


def load(*, bodies: Sequence[Entity], manager: User, now: datetime) -> None:
    """Let MANAGER adapt three documents for each of BODIES."""
    if Adaptation.objects.exists() or not bodies:
        return
    old = Edition.objects.filter(document__code=REGISTRY, major=1).order_by("minor").first()
    for body in bodies:
        row = _copy(REGISTRY, body, manager, now, upon=old)
        if row is not None:
            _write(row, CHANGED, manager, now)
        _settled(body, manager, now)


def _settled(body: Entity, manager: User, now: datetime) -> None:
    """Give BODY a copy that is up to date, and one that goes its own way."""
    current = _copy(CURRENT, body, manager, now)
    if current is not None:
        touch = Touch(seen=1, place=1, text=_part(current, 1), after=ADDED)
        touching.touch(adaptation=current, touch=touch, by=manager, now=now)
        _approve(current, manager, now)
    detached = _copy(DETACHED, body, manager, now)
    if detached is not None:
        _approve(detached, manager, now)
        leaving.detach(adaptation=detached, by=manager, reason=WHY, now=now)


def _copy(
    code: str, body: Entity, by: User, now: datetime, upon: Edition | None = None
) -> Adaptation | None:
    document = Document.objects.filter(code=code, editions__state="published").first()
    if document is None:
        return None
    return starting.start(document=document, entity=body, by=by, now=now, upon=upon)


def _write(row: Adaptation, changes: dict[str, str], by: User, now: datetime) -> None:
    for old, new in changes.items():
        newest = texts.newest(row)
        found = blocks.split(newest.text)
        place = next((at for at, one in enumerate(found) if old in one.content), None)
        if place is not None:
            text = found[place].source.replace(old, new)
            touch = Touch(seen=newest.number, place=place, text=text)
            touching.touch(adaptation=row, touch=touch, by=by, now=now)
    _approve(row, by, now)


def _part(row: Adaptation, place: int) -> str:
    return blocks.split(texts.newest(row).text)[place].source


def _approve(row: Adaptation, by: User, now: datetime) -> None:
    approving.approve(adaptation=row, seen=texts.newest(row).number, by=by, now=now)
