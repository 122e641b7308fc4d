"""Open a campaign, let it last longer, and close it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import User
from selfassessment.models import Assessment, Campaign, Control, ReminderDay
from selfassessment.rules import assessment_states, control_dates, populations, reminding
from selfassessment.rules import campaigns as rules
from selfassessment.selectors import populations as whom
from selfassessment.services import campaigns, carrying
from selfassessment.services.campaigning import preparing

CONTROLLED = (
    assessment_states.SUBMITTED,
    assessment_states.IN_CONTROL,
    assessment_states.RETURNED,
)


@dataclass(frozen=True, slots=True)
class Days:
    """Until when answers are taken, controlled and amended."""

    closes_on: date
    control_until: date | None = None
    amendments_until: date | None = None


@transaction.atomic
def open_(*, campaign: Campaign, by: User | None, now: datetime) -> int:
    """Open CAMPAIGN today: freeze the list of its bodies and return how many.

    A first day still to come becomes today; reminders whose day has passed are not made up for,
    as nobody could have begun. Raise Conflict when it is open already, DomainError
    without bodies or questions, or when its last day has passed.
    """
    held, today = preparing.hold(campaign), timezone.localdate(now)
    if held.closes_on < today:
        raise DomainError(_("The last day of the campaign has passed: change its dates first."))
    if held.instrument == rules.LIGHT and not held.chosen:
        raise DomainError(_("Choose the questions of the light check first."))
    found = whom.preview(held, populations.read(held.population), today)
    if not found.bodies:
        raise DomainError(
            _("The campaign has no bodies: nothing was opened. Choose for which bodies it is.")
        )
    held.is_prepared, held.opens_on = False, min(held.opens_on, today)
    held.save(update_fields=["is_prepared", "opens_on"])
    _drop_reminders_of_before(held, now)
    count = campaigns.open_for(campaign=held, bodies=found.bodies, on=today, by=by)
    if held.carries_forward:
        carrying.offer_all(held)
    return count


@transaction.atomic
def extend(*, campaign: Campaign, days: Days, by: User | None, now: datetime) -> None:
    """Let CAMPAIGN take answers until other DAYS, also when it was closed.

    Raise WrongDates when they cannot be or its last day would lie in the past. Reminders whose
    day comes again go out again; controls that have not ended are due by the new day.
    """
    held, today = _hold(campaign), timezone.localdate(now)
    due_before = held.control_until
    preparing.check_days(held.opens_on, days.closes_on, days.control_until, days.amendments_until)
    if days.closes_on < today:
        raise rules.WrongDates("closes_on", _("Choose today or a later day."))
    before = held.closes_on
    held.closes_on, held.control_until = days.closes_on, days.control_until
    held.amendments_until, held.closed_at = days.amendments_until, None
    held.save(update_fields=["closes_on", "control_until", "amendments_until", "closed_at"])
    for row in ReminderDay.objects.filter(campaign=held, done_at__isnull=False):
        if reminding.falls_on(days.closes_on, row.days_before) >= today:
            ReminderDay.objects.filter(pk=row.pk).update(done_at=None)
    if held.control_until != due_before:
        _move_controls(held)
    audit.record(by, "campaign.extended", held, before=str(before), until=str(days.closes_on))


@transaction.atomic
def close(*, campaign: Campaign, by: User | None, now: datetime) -> int:
    """Take no more answers in CAMPAIGN and return how many stay unsubmitted, as they are.

    What was handed in goes on through its control. Raise Conflict when it is closed already.
    """
    held = _hold(campaign)
    if not held.is_open(timezone.localdate(now)):
        raise Conflict(_("The campaign is closed already."))
    held.closed_at = now
    held.save(update_fields=["closed_at"])
    rows = Assessment.objects.filter(campaign=held, state=assessment_states.OPEN)
    unsubmitted = rows.count()
    audit.record(by, "campaign.closed", held, unsubmitted=unsubmitted)
    return unsubmitted


def open_due(*, now: datetime) -> int:
    """Open the campaigns that open by themselves and whose day has come; return how many.

    What cannot be opened stays as it is: its page says why.
    """
    rows = Campaign.objects.filter(
        is_prepared=True, opens_itself=True, opens_on__lte=timezone.localdate(now)
    )
    done = 0
    for campaign in rows.order_by("opens_on", "pk"):
        try:
            open_(campaign=campaign, by=None, now=now)
            done += 1
        except DomainError:
            continue  # without bodies, or somebody was faster
    return done


def _drop_reminders_of_before(held: Campaign, now: datetime) -> None:
    """Let no reminder of HELD go out that should have gone out before it opens."""
    for row in ReminderDay.objects.filter(campaign=held, done_at=None):
        if reminding.falls_on(held.closes_on, row.days_before) < timezone.localdate(now):
            ReminderDay.objects.filter(pk=row.pk).update(done_at=now)


def _move_controls(held: Campaign) -> None:
    """Give the controls of HELD that have not ended the day by which they are due now."""
    rows = Control.objects.filter(
        assessment__campaign=held,
        assessment__state__in=CONTROLLED,
        assessment__submitted_at__isnull=False,
    )
    moved = list(rows.select_related("assessment").only("due_on", "assessment__submitted_at"))
    for row in moved:
        handed_in = timezone.localdate(row.assessment.submitted_at)
        row.due_on = control_dates.due(handed_in, held.control_until)
    Control.objects.bulk_update(moved, ["due_on"], batch_size=500)


def _hold(campaign: Campaign) -> Campaign:
    rows = Campaign.objects.select_for_update(of=("self",))
    held = rows.get(pk=campaign.pk)
    if held.is_prepared:
        raise Conflict(_("The campaign is not open yet."))
    return held
