"""The cast at work: campaigns, assessments, reports and a document, to visit pages with.

Everything that a page needs belongs to body `a`, so that alice, bob and rosa are at home, tecla
supports them, charlie and rita are strangers. Rosa has set up a second factor.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.files.base import ContentFile
from django.utils import timezone

from docs_library.models import Edition
from docs_library.services import publishing as library
from eset_portal.common.rules import codes
from governance.models import Population
from selfassessment.models import AggregateReport, Assessment, Campaign, Report, ReportBatch
from selfassessment.rules.loading import load_yaml
from selfassessment.selectors import instruments
from selfassessment.services import answering, campaigns, publishing, submitting
from tests.cast import Cast, make_cast
from tests.support import databases
from tests.worlds import (
    adhesion,
    aggregates,
    authoring,
    batches,
    committee,
    deployment,
    filling,
    network,
    told,
)
from tests.worlds import campaigns as light_check
from tests.worlds.adhesion import Adhesion
from tests.worlds.authoring import Authoring
from tests.worlds.committee import CommitteeWorld
from tests.worlds.control import add_controls
from tests.worlds.copies import Copies, make_copies
from tests.worlds.deployment import DeploymentWorld
from tests.worlds.editing import Desk, make_desk
from tests.worlds.filling import Filling
from tests.worlds.improvement import add_actions
from tests.worlds.practices import Practices, make_practices
from tests.worlds.proposals import Proposals, make_proposals
from tests.worlds.round_trip import add_upload
from tests.worlds.team import add_team
from tests.worlds.watch import Watch, make_watch

SEED = Path("selfassessment/seed/questionnaire.yaml")


@dataclass(frozen=True)
class World:
    """The cast, and one of each thing: a campaign, an assessment open and one submitted, …"""

    cast: Cast
    campaign: Campaign
    open_one: Assessment
    finished: Assessment
    ready: Report
    failed: Report
    waiting: Report
    batches: dict[str, ReportBatch]
    aggregates: dict[str, AggregateReport]
    edition: Edition
    adhesion: Adhesion
    desk: Desk
    watch: Watch
    copies: Copies
    deployment: DeploymentWorld
    light: Campaign
    filling: Filling
    authoring: Authoring
    committee: CommitteeWorld
    proposals: Proposals
    practices: Practices


def shared_world() -> str:
    """Return the name of the database with the world of today, which is made once per run."""
    return databases.filled("world", lambda: make_world(on=timezone.localdate()))


def make_world(*, on: date) -> World:
    """Put everything into the database, as it stands on that day."""
    cast = make_cast(on=on)
    network.make(cast, on=on)
    _settle(cast, on)
    then, now = _noon(on - timedelta(days=365)), _noon(on)
    last_year, this_year = _campaign("passada", then), _campaign("actual", now)
    finished = _handed_in(last_year, cast, then)
    add_controls(cast, now)
    add_actions(cast, finished, then, now)
    open_one = _opened(this_year, cast, now)
    _answer(open_one, cast, "D1.1", now)
    _brought(open_one, cast, now)
    _publish(last_year, now)
    desk = make_desk(cast, now)
    told.tell(now)
    ready = _report(finished, "ca", "ready", now)
    return World(
        cast=cast,
        campaign=this_year,
        open_one=open_one,
        finished=finished,
        ready=ready,
        failed=_report(finished, "es", "failed", now),
        waiting=_report(finished, "en", "queued", now),
        batches=batches.make(ready, cast.tecla, now=now),
        aggregates=aggregates.make(last_year, cast.adam, now=now),
        edition=Edition.objects.in_force(on).newest_first()[0],
        adhesion=adhesion.make(cast, on=on, now=now),
        desk=desk,
        watch=make_watch(cast, now),
        copies=make_copies(cast, now),
        deployment=deployment.make(cast, now=now),
        light=light_check.make(open_one, cast, on=on, now=now),
        filling=filling.make(open_one, cast, now=now),
        authoring=authoring.make(this_year.version, cast, now=now),
        committee=committee.make(cast, now=now),
        proposals=make_proposals(cast, now),
        practices=make_practices(cast, now),
    )


def _settle(cast: Cast, on: date) -> None:
    """Give rosa her second factor, and the bodies their inhabitants."""
    TOTP.activate(cast.rosa, generate_totp_secret())
    RecoveryCodes.activate(cast.rosa)
    for body in (cast.a, cast.b):
        Population.objects.create(entity=body, year=on.year - 1, inhabitants=1200)


def _publish(campaign: Campaign, now: datetime) -> None:
    """Publish the library, and the figures of CAMPAIGN, which is over."""
    library.load_sample(now=min(now, timezone.now()))  # before all that follows, at any hour
    publishing.publish(campaign=campaign, now=now)


def _brought(assessment: Assessment, cast: Cast, now: datetime) -> None:
    """Let ASSESSMENT come back as a file, and people to the team."""
    add_upload(cast, assessment, now)
    add_team(cast, now)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 11, tzinfo=UTC)


def _campaign(slug: str, now: datetime) -> Campaign:
    content = load_yaml(SEED.read_text())
    version = campaigns.publish(slug="eset", content=content, by=None, now=now)
    days = timedelta(days=30)
    return Campaign.objects.create(
        slug=slug,
        title=f"Campanya {slug}",
        version=version,
        opens_on=now.date() - days,
        closes_on=now.date() + days,
    )


def _opened(campaign: Campaign, cast: Cast, now: datetime) -> Assessment:
    campaigns.open_for(campaign=campaign, bodies=[cast.a, cast.b], on=now.date(), by=None)
    return Assessment.objects.select_related("campaign__version", "entity").get(
        campaign=campaign, entity=cast.a
    )


def _handed_in(campaign: Campaign, cast: Cast, now: datetime) -> Assessment:
    assessment = _opened(campaign, cast, now)
    _answer_all(assessment, cast, now)
    submitting.submit(assessment=assessment, by=cast.alice, now=now)
    assessment.refresh_from_db()
    return assessment


def _answer_all(assessment: Assessment, cast: Cast, now: datetime) -> None:
    for question in instruments.of_assessment(assessment):
        _answer(assessment, cast, question.code, now)


def _answer(assessment: Assessment, cast: Cast, code: str, now: datetime) -> None:
    draft = answering.Draft(
        code=code, level=3, not_applicable=False, reason="", comment="", seen=0, key=uuid4()
    )
    answering.save(assessment=assessment, draft=draft, by=cast.bob, now=now)


def _report(assessment: Assessment, language: str, state: str, now: datetime) -> Report:
    report = Report(
        assessment=assessment,
        language=language,
        input_hash=uuid4().hex,
        code=codes.fresh(),
        state=state,
        created_at=now,
        requested_by=assessment.submitted_by,
        error="It took too long and was stopped. Try again in a while."
        if state == "failed"
        else "",
    )
    if state == "ready":
        report.sha256, report.size, report.finished_at, report.progress = "0" * 64, 4, now, 100
        report.file.save("informe.pdf", ContentFile(b"%PDF"), save=False)
    report.save()
    return report
