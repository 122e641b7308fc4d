"""Invented applications for the demonstration: one or two in each state that matters."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from eset_portal.common import pdf
from governance.models import Application, AskedPaper, CasePaper, Entity, Membership, Support, User
from governance.models.dated import holding
from governance.rules import adhesion_states as at
from governance.selectors import cases
from governance.services import people
from governance.services.adhesion import (
    agreements,
    deciding,
    demo_papers,
    filing,
    moving,
    papers,
)
from governance.services.adhesion.moving import Act

NEUS, BIEL = "neus@demo.example", "biel@demo.example"
FILERS = {NEUS: "Neus de Mostra", BIEL: "Biel de Mostra"}
ASKED = {
    "asked_name": "Patronat Municipal de Cultura de Mostra",
    "asked_kind": "patronat",
    "asked_about": "Ens inventat per a la demostració: depèn d’un ajuntament de mostra.",
}
REASONS = "Volem treballar amb un mètode compartit i deixar de fer-ho cadascú a la seva manera."
TOOLS = "Registre MUX, e-NOTUM i e-TAULER; els expedients, encara en carpetes."
WANTED = ("Acord del ple que aprova l’adhesió", "Certificat de qui fa de secretari")
MISSING = "Encara no hi veiem l’acord del ple ni qui n’és el secretari."
REFUSED = "L’ens ja s’hi adhereix amb el seu ajuntament: no cal que ho faci a part."


@dataclass(frozen=True, slots=True)
class Story:
    """An invented application: who filed it, how long ago, how far it came, for which body."""

    filer: str
    days: int
    state: str
    kind: str = "ajuntament"
    most: int = 1_000
    small_office: bool = True


STORIES = (
    Story(NEUS, 24, at.PAPERS_REQUESTED, most=1_000),
    Story(BIEL, 9, at.SUBMITTED, most=3_000, small_office=False),
    Story(BIEL, 6, at.SUBMITTED, kind="emd"),
    Story(BIEL, 15, at.UNDER_REVIEW, most=1_000),
    Story(BIEL, 30, at.ACCEPTED, most=5_000, small_office=False),
    Story(BIEL, 41, at.AGREEMENT_SENT, kind="mancomunitat", small_office=False),
    Story(BIEL, 55, at.AGREEMENT_SIGNED, most=3_000),
    Story(BIEL, 90, at.DEPLOYING, most=1_000),
    Story(BIEL, 70, at.REJECTED, kind="emd"),
)
DRAWN = {at.AGREEMENT_SENT, at.AGREEMENT_SIGNED, at.DEPLOYING}


def is_loaded() -> bool:
    """Say whether the invented applications are there."""
    return Application.objects.filter(is_demo=True).exists()


@transaction.atomic
def load(*, password: str, now: datetime) -> int:
    """Invent applications as if people had filed and decided on them; return how many.

    Takes the first administrator of the demonstration as who decides. Without the libraries that
    draw PDFs, those that need an agreement are left out.
    """
    decider = User.objects.filter(memberships__role="aoc_admin", is_demo=True).earliest("pk")
    filers = {address: _person(address, name) for address, name in FILERS.items()}
    User.objects.filter(email__in=FILERS).update(password=make_password(password))
    told = [story for story in STORIES if pdf.available() or story.state not in DRAWN]
    for story, entity in zip(told, _bodies(told), strict=True):
        _tell(story, entity, filers[story.filer], decider, now)
    begun = now - timedelta(days=3)
    case = filing.start_for_unknown(facts=ASKED, by=filers[BIEL], now=begun)
    _file(case, small_office=True, by=filers[BIEL], now=begun)
    Application.objects.filter(filer__in=filers.values()).update(is_demo=True)
    return len(told) + 1


def _person(address: str, name: str) -> User:
    found = User.objects.filter(email=address).first()
    return found or people.add(email=address, full_name=name, by=None, demo=True)


def _bodies(stories: list[Story]) -> list[Entity]:
    """Return a body for each of STORIES, the same at each start; none that has a manager."""
    managed = Membership.objects.filter(role="entity_manager").values("entity")
    known = Entity.objects.with_facts(timezone.localdate()).exclude(pk__in=managed)
    ranked = sorted(known.in_order(), key=lambda body: -_inhabitants(body))
    taken: list[Entity] = []
    for story in stories:
        fits = (row for row in ranked if row.kind == story.kind and row not in taken)
        taken.append(next(row for row in fits if _inhabitants(row) <= story.most))
    return taken


def _inhabitants(body: Entity) -> int:
    return getattr(body, "inhabitants", None) or 0


def _tell(story: Story, entity: Entity, filer: User, decider: User, now: datetime) -> None:
    at_first = now - timedelta(days=story.days)
    case = filing.start(entity=entity, by=filer, now=at_first)
    _file(case, small_office=story.small_office, by=filer, now=at_first)
    for number, code in enumerate(_way(story.state), start=1):
        by = filer if at.FILER in at.MOVES[code].by else decider
        act = Act(by=by, seen=case.step, now=at_first + timedelta(days=2 * number))
        _move(case, code, act)


def _way(state: str) -> list[str]:
    """Return the moves that lead from a sent application to STATE."""
    if state == at.SUBMITTED:
        return []
    decision = {at.PAPERS_REQUESTED: [at.ASK_PAPERS], at.REJECTED: [at.REJECT]}.get(state)
    if decision or state == at.UNDER_REVIEW:
        return [at.TAKE, *(decision or [])]
    way = [at.TAKE, at.ACCEPT, at.SEND_AGREEMENT, at.SIGN, at.COUNTERSIGN]
    ends = [at.MOVES[code].end for code in way]
    return way[: ends.index(state) + 1]


def _file(case: Application, *, small_office: bool, by: User, now: datetime) -> None:
    answers = {
        "post": "Secretaria intervenció",
        "phone": "900 000 000",
        "reasons": REASONS,
        "tools": TOOLS,
        "shared_secretaria": small_office,
        "has_file_manager": not small_office,
        "in_archives_network": not small_office,
    }
    filing.save(case=case, answers=answers, by=by, now=now)
    for row in cases.owed(case):
        _bring(case, CasePaper.Kind.OWED, by, now, owed=row.rule.code)
    moving.submit(case=case, act=Act(by=by, seen=case.step, now=now))


def _move(case: Application, code: str, act: Act) -> None:
    """Make the move CODE as the pages do, with what it needs."""
    if code == at.ASK_PAPERS:
        deciding.ask_papers(case=case, titles=list(WANTED), act=_saying(act, MISSING))
        first = AskedPaper.objects.filter(application=case).earliest("pk")
        _bring(case, CasePaper.Kind.ASKED, case.filer, act.now, answers=first.pk)
    elif code == at.ACCEPT:
        deciding.accept(case=case, terms=_terms(case, act.now), act=act)
    elif code == at.SEND_AGREEMENT:
        agreements.send(case=case, act=act)
    elif code == at.SIGN:
        _bring(case, CasePaper.Kind.SIGNED, act.by, act.now)
        moving.move(case=case, code=code, act=act)
    elif code == at.COUNTERSIGN:
        _bring(case, CasePaper.Kind.COUNTERSIGNED, act.by, act.now)
        agreements.countersign(case=case, act=act)
    else:
        moving.move(case=case, code=code, act=_saying(act, REFUSED if code == at.REJECT else ""))


def _saying(act: Act, comment: str) -> Act:
    return Act(by=act.by, seen=act.seen, now=act.now, comment=comment)


def _terms(case: Application, now: datetime) -> deciding.Terms:
    """Return terms that leave the body with whoever accompanies it, or else the first there is."""
    today = timezone.localdate(now)
    held = holding(Support.objects.filter(entity=case.entity), today).select_related("supporter")
    row = held.first()
    supporter = row.supporter if row else Entity.objects.filter(kind="diputacio").in_order()[0]
    return deciding.Terms(supporter, today, today + timedelta(days=60))


def _bring(case: Application, kind: str, by: User, now: datetime, **which: Any) -> None:
    file = SimpleUploadedFile("paper-inventat.pdf", demo_papers.paper(kind), "application/pdf")
    papers.add(case=case, upload=papers.Upload(file, kind, **which), by=by, now=now)
