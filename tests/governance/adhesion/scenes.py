"""Applications for tests, brought as far as a test wants by the services themselves."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from governance.models import Application, AskedPaper, CasePaper, Entity, User
from governance.rules import adhesion_states as at
from governance.selectors import cases
from governance.services.adhesion import agreements, deciding, filing, moving, papers
from governance.services.adhesion.deciding import Terms
from governance.services.adhesion.moving import Act
from tests.common.files import pdf, upload
from tests.factories import EntityFactory

NOW = timezone.now()
ANSWERS = {
    "post": "Secretària",
    "phone": "930 000 000",
    "reasons": "Volem treballar amb el mateix mètode que els altres.",
    "shared_secretaria": True,
    "has_file_manager": False,
}
TYPED = {name: str(value) for name, value in ANSWERS.items()}
Kind = CasePaper.Kind


def a_body(name: str = "Ajuntament de Vallfosca", **facts: object) -> Entity:
    """Return a body that has not joined."""
    return EntityFactory.create(name=name, **facts)


def a_draft(filer: User, entity: Entity | None = None, now: datetime = NOW) -> Application:
    """Return a new draft with nothing filled in."""
    return filing.start(entity=entity or a_body(), by=filer, now=now)


def act(by: User, case: Application, comment: str = "", now: datetime = NOW) -> Act:
    """Return that BY acts on CASE as it stands."""
    return Act(by=by, seen=case.step, now=now, comment=comment)


def bring(case: Application, kind: str, by: User, **which: object) -> CasePaper:
    """Upload a PDF."""
    wanted = papers.Upload(upload("paper.pdf", pdf()), kind, **which)
    return papers.add(case=case, upload=wanted, by=by, now=NOW)


def sent(filer: User, entity: Entity | None = None, now: datetime = NOW) -> Application:
    """Return an application that was filled in and sent."""
    case = a_draft(filer, entity, now)
    fill_in(case)
    moving.submit(case=case, act=act(filer, case, now=now))
    return case


def fill_in(case: Application) -> None:
    """Give a draft all that it needs."""
    filing.save(case=case, answers=ANSWERS, by=case.filer, now=NOW)
    for row in cases.owed(case):
        bring(case, Kind.OWED, case.filer, owed=row.rule.code)


def in_state(state: str, filer: User, decider: User, supporter: Entity) -> Application:
    """Return an application that came to STATE by the shortest way."""
    case = a_draft(filer) if state in (at.DRAFT, at.WITHDRAWN) else sent(filer)
    for code in way_to(state):
        by = filer if at.FILER in at.MOVES[code].by else decider
        make(case, code, by, supporter)
    return case


def way_to(state: str) -> list[str]:
    """Return the moves from a sent application, or a draft for what is withdrawn, to STATE."""
    trunk = [at.TAKE, at.ACCEPT, at.SEND_AGREEMENT, at.SIGN, at.COUNTERSIGN, at.CONSOLIDATE]
    branches = {
        at.DRAFT: [],
        at.SUBMITTED: [],
        at.WITHDRAWN: [at.WITHDRAW],
        at.PAPERS_REQUESTED: [at.TAKE, at.ASK_PAPERS],
        at.REJECTED: [at.TAKE, at.REJECT],
        at.SUSPENDED: [*trunk, at.SUSPEND],
        at.LEFT: [*trunk, at.LEAVE],
    }
    if state in branches:
        return branches[state]
    ends = [at.MOVES[code].end for code in trunk]
    return trunk[: ends.index(state) + 1]


def terms(supporter: Entity | None, on: date | None = None) -> Terms:
    """Return terms from today on."""
    today = on or timezone.localdate(NOW)
    return Terms(supporter, today, today + timedelta(days=60))


def make(case: Application, code: str, by: User, supporter: Entity) -> None:
    """Make the move CODE on CASE, with all that it needs."""
    doing = act(by, case, "Perquè sí.")
    if code == at.ASK_PAPERS:
        deciding.ask_papers(case=case, titles=["Acord del ple"], act=doing)
    elif code == at.BRING_PAPERS:
        for asked in AskedPaper.objects.filter(application=case):
            bring(case, Kind.ASKED, by, answers=asked.pk)
        moving.move(case=case, code=code, act=doing)
    elif code == at.ACCEPT:
        deciding.accept(case=case, terms=terms(supporter), act=doing)
    elif code == at.SEND_AGREEMENT:
        agreements.send(case=case, act=doing)
    elif code == at.SIGN:
        bring(case, Kind.SIGNED, by)
        moving.move(case=case, code=code, act=doing)
    elif code == at.COUNTERSIGN:
        bring(case, Kind.COUNTERSIGNED, by)
        agreements.countersign(case=case, act=doing)
    else:
        moving.move(case=case, code=code, act=doing)
