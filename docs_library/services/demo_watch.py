"""What the watch over the method shows in the demonstration: a norm, a decision, reviews."""

from datetime import datetime, timedelta

from django.utils import timezone

from docs_library.models import Document, Norm, Signal
from docs_library.rules.watch.dates import YEAR
from docs_library.selectors.watch import touched
from docs_library.services.watch import changes, confirming, opening
from docs_library.services.watch.changes import Change
from governance.models import User

AMENDED = "Reglament (UE) 910/2014"
AMENDMENT = (
    "El Reglament (UE) 2024/1183 el modifica: hi afegeix la cartera europea d’identitat digital,"
    " que les administracions hauran d’acceptar per identificar les persones."
)
IN_FORCE_FROM = "2024-05-20"
SOURCE = "http://data.europa.eu/eli/reg/2024/1183/oj"
DECIDED = "Cada ens nomena una persona suplent del responsable e-SET"
DECISION = (
    "Decisió inventada per a la demostració: el comitè acorda que cada ens tingui una persona"
    " suplent amb els mateixos permisos."
)
LATE = "FOR-01"
CONFIRMED = "S’ha repassat article per article: el text ja preveu aquest canvi i no cal tocar-lo."
UNCHECKED = "Decret 13/2008"


def load(*, editor: User, now: datetime) -> None:
    """Note a change of a norm and a decision, begin their reviews, and let one review be late."""
    if Signal.objects.exists():
        return
    today = timezone.localdate(now)
    norm = Norm.objects.filter(name=AMENDED).first()
    if norm is not None:
        day = datetime.fromisoformat(IN_FORCE_FROM).date()
        change = Change("amended", day, AMENDMENT, source=SOURCE, norm=norm)
        signal = changes.note(change=change, by=editor, now=now)
        _confirm_first(signal, editor, now)
    decided = Change(
        "decided",
        today + timedelta(days=20),
        DECISION,
        title=DECIDED,
        collections=("governance", "people"),
    )
    signal = changes.note(change=decided, by=editor, now=now)
    for row in touched.line(signal, on=today).rows[:2]:
        opening.open_for(signal=signal, edition=row.edition, by=editor, now=now)
    Document.objects.filter(code=LATE).update(review_due=today - timedelta(days=12))
    Norm.objects.filter(name=UNCHECKED).update(checked_on=today - YEAR - timedelta(days=30))


def _confirm_first(signal: Signal, editor: User, now: datetime) -> None:
    """Confirm the first edition that SIGNAL touches without change."""
    today = timezone.localdate(now)
    for row in touched.line(signal, on=today).rows[:1]:
        recheck = opening.open_for(signal=signal, edition=row.edition, by=editor, now=now)
        confirming.confirm(
            recheck=recheck, note=CONFIRMED, next_review=today + YEAR, by=editor, now=now
        )
