"""Where the questions of a draft come from, and what that means for the answers of a body."""

from collections.abc import Mapping
from dataclasses import dataclass

from governance.models import Entity
from selfassessment.models import Assessment, QuestionnaireDraft
from selfassessment.rules import migration, moving_over
from selfassessment.rules.assessment_states import WITHDRAWN
from selfassessment.rules.authoring import likeness
from selfassessment.rules.authoring.likeness import Alike
from selfassessment.rules.authoring.problems import sound
from selfassessment.rules.instrument import Instrument, Question
from selfassessment.rules.migration import Link
from selfassessment.rules.moving_over import Outcome
from selfassessment.selectors import assessments, carried, instruments, lineage


@dataclass(frozen=True, slots=True)
class Row:
    """A question of the draft, or one that it leaves out, and those before it."""

    link: Link
    question: Question
    before: tuple[Question, ...]
    proposals: tuple[Alike, ...] = ()

    @property
    def is_declared(self) -> bool:
        """Whether somebody said where it comes from; else it goes by its code."""
        return bool(self.link.now) and self.question.origins is not None


def rows(draft: QuestionnaireDraft) -> list[Row] | None:
    """Return the questions of DRAFT with their origins, and at the end those left out.

    None while the draft is not sound, or when it starts from no version.
    """
    now = _now(draft)
    if now is None or draft.base is None:
        return None
    then = instruments.of_version(draft.base)
    links = migration.links(now, then)
    proposed = likeness.proposals(now, then, links)
    asked, past = ({question.code: question for question in one} for one in (now, then))
    return [
        Row(
            link,
            asked[link.now] if link.now else past[link.then[0]],
            tuple(past[code] for code in link.then),
            proposed.get(link.now, ()),
        )
        for link in links
    ]


def counts(found: list[Row]) -> Mapping[str, int]:
    """Return how many questions became each of what a question may become."""
    return {what: sum(row.link.what == what for row in found) for what in migration.LABELS}


def last_answers(draft: QuestionnaireDraft, body: Entity) -> Assessment | None:
    """Return what BODY handed in last of the questionnaire of DRAFT; None without any."""
    done = assessments.of_entity(body).filter(submitted_at__isnull=False).exclude(state=WITHDRAWN)
    return done.filter(campaign__version__slug=draft.slug).first()


def preview(draft: QuestionnaireDraft, before: Assessment) -> list[Outcome]:
    """Return what DRAFT would make of the answers of BEFORE; empty while it is not sound."""
    now = _now(draft)
    if now is None or draft.base is None:
        return []
    then = before.campaign.version
    between = [instruments.of_version(draft.base), *lineage.between(draft.base, then)]
    return moving_over.outcomes(
        now.visible_to(before.kind, before.band),
        instruments.of_assessment(before),
        assessments.given(before) | carried.validated(before),
        between if draft.base_id != then.pk else (),
    )


def _now(draft: QuestionnaireDraft) -> Instrument | None:
    """Return what the draft asks; that its number is not chosen yet does not matter here."""
    return sound({**draft.content, "number": draft.content["number"] or "0"})
