"""Prepare a campaign: nobody is asked anything before it opens."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import User
from selfassessment.models import Campaign, QuestionnaireVersion
from selfassessment.rules import campaigns as rules
from selfassessment.rules.populations import Population
from selfassessment.selectors import instruments

LONGEST_SLUG = 34


@dataclass(frozen=True, slots=True)
class Plan:
    """What is decided about a campaign before it opens."""

    title: str
    version: QuestionnaireVersion
    instrument: str
    opens_on: date
    closes_on: date
    control_until: date | None = None
    amendments_until: date | None = None
    carries_forward: bool = False
    opens_itself: bool = False


@transaction.atomic
def create(*, plan: Plan, by: User | None) -> Campaign:
    """Make a campaign to be prepared; raise WrongDates when its days cannot be."""
    _check(plan)
    campaign = Campaign(slug=_free_slug(plan.title), is_prepared=True)
    _write(campaign, plan)
    campaign.save(force_insert=True)
    audit.record(by, "campaign.prepared", campaign, campaign=campaign.slug)
    return campaign


@transaction.atomic
def change(*, campaign: Campaign, plan: Plan, by: User | None) -> None:
    """Change what was decided of CAMPAIGN; raise Conflict once it is open, WrongDates."""
    held = hold(campaign)
    _check(plan)
    if held.version_id != plan.version.pk:
        held.chosen = []
    _write(held, plan)
    held.save()
    audit.record(by, "campaign.changed", held)


@transaction.atomic
def choose(*, campaign: Campaign, codes: Iterable[str], by: User | None) -> int:
    """Let a light check ask the questions of CODES; return how many.

    Raise DomainError for none, too many, or one that the questionnaire does not have.
    """
    held = hold(campaign)
    if held.instrument != rules.LIGHT:
        raise DomainError(_("Questions are chosen for a light periodic check only."))
    wanted = set(codes)
    known = [question.code for question in instruments.of_version(held.version)]
    if not wanted:
        raise DomainError(
            _("Choose at least one question: a check without questions asks nothing.")
        )
    if not wanted <= set(known):
        raise DomainError(_("Choose questions from the list: one of these is not in it."))
    if len(wanted) > rules.MOST_CHOSEN:
        words = _("A light check has at most %(most)d questions.")
        raise DomainError(words % {"most": rules.MOST_CHOSEN})
    held.chosen = [code for code in known if code in wanted]
    held.save(update_fields=["chosen"])
    audit.record(by, "campaign.changed", held)
    return len(held.chosen)


@transaction.atomic
def populate(*, campaign: Campaign, population: Population, by: User | None) -> None:
    """Keep for which bodies CAMPAIGN is; the list itself is made when it opens."""
    held = hold(campaign)
    held.population = population.as_facts()
    held.save(update_fields=["population"])
    audit.record(by, "campaign.changed", held)


def hold(campaign: Campaign) -> Campaign:
    """Lock CAMPAIGN and return it as it stands; raise Conflict unless it is being prepared."""
    rows = Campaign.objects.select_for_update(of=("self",)).select_related("version")
    held = rows.defer("version__content").get(pk=campaign.pk)
    if not held.is_prepared:
        raise Conflict(_("The campaign is open: what it asks, and of whom, stays as it is."))
    return held


def check_days(
    opens: date, closes: date, control_until: date | None, amendments_until: date | None
) -> None:
    """Raise WrongDates, in the reader's words, unless each day may follow the one before."""
    try:
        rules.check_days(opens, closes, control_until, amendments_until)
    except rules.WrongDates as error:
        raise rules.WrongDates(error.place, _(error.message)) from None


def _check(plan: Plan) -> None:
    check_days(plan.opens_on, plan.closes_on, plan.control_until, plan.amendments_until)
    if plan.instrument not in rules.INSTRUMENTS:
        raise DomainError(_("Choose what the campaign asks from the list."))


def _write(campaign: Campaign, plan: Plan) -> None:
    for name in asdict(plan):
        setattr(campaign, name, getattr(plan, name))


def _free_slug(title: str) -> str:
    """Return a name for the address of a campaign called TITLE that no other has."""
    wanted = slugify(title)[:LONGEST_SLUG].strip("-") or "campanya"
    taken = {"nova"} | set(
        Campaign.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)
    )
    return next(
        slug
        for slug in (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3)))
        if slug not in taken
    )
