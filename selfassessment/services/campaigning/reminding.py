"""Remind the bodies of a campaign, by calendar and by hand: once a day and body at most."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import User
from governance.services import letters
from selfassessment.models import Campaign, Reminded, ReminderDay
from selfassessment.rules import reminding as rules
from selfassessment.selectors import reminding

LETTER = "selfassessment/letters/reminder.txt"
AT_ONCE = 200


@transaction.atomic
def schedule(*, campaign: Campaign, days_before: int, by: User, now: datetime) -> None:
    """Remind DAYS_BEFORE the campaign closes; raise Conflict when that is set, DomainError.

    A day that has passed already is refused: nothing would ever go out.
    """
    held = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    if not 0 <= days_before <= rules.MOST_DAYS:
        words = _("Choose from 0 to %(most)d days before the campaign closes.")
        raise DomainError(words % {"most": rules.MOST_DAYS})
    if rules.falls_on(held.closes_on, days_before) < timezone.localdate(now):
        raise DomainError(_("That day has passed already: remind by hand instead."))
    rows = ReminderDay.objects.filter(campaign=held)
    if rows.filter(days_before=days_before).exists():
        raise Conflict(_("There is a reminder on that day already."))
    if rows.count() >= rules.MOST_ROWS:
        raise DomainError(_("There are enough reminders: take one away first."))
    ReminderDay.objects.create(campaign=held, days_before=days_before)
    audit.record(by, "campaign.reminders_changed", held, days=days_before)


@transaction.atomic
def unschedule(*, campaign: Campaign, days_before: int, by: User) -> None:
    """Remind no more DAYS_BEFORE the campaign closes; doing it twice changes nothing."""
    done, _rows = ReminderDay.objects.filter(campaign=campaign, days_before=days_before).delete()
    if done:
        audit.record(by, "campaign.reminders_changed", campaign, days=-days_before)


@transaction.atomic
def remind(*, campaign: Campaign, groups: Collection[str], by: User | None, now: datetime) -> int:
    """Remind the bodies of GROUPS in CAMPAIGN that were not reminded today; return how many.

    Their letters follow by `post_waiting`. Raise DomainError for a campaign that is not open,
    unless only returned answers are reminded of.
    """
    held = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    today = timezone.localdate(now)
    if not held.is_open(today) and set(groups) - {rules.RETURNED}:
        raise DomainError(_("The campaign takes no answers: there is nothing to remind of."))
    found = [
        one for group in reminding.groups(held, today, tuple(groups)) for one in group.recipients
    ]
    Reminded.objects.bulk_create(
        [
            Reminded(
                assessment=one.assessment, on=today, group=one.group, asked_by=by, asked_at=now
            )
            for one in found
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
    if found:
        audit.record(by, "campaign.reminded", held, bodies=len(found))
    return len(found)


def remind_due(*, now: datetime) -> int:
    """Do what the calendars of open campaigns ask for by today; return how many bodies."""
    today = timezone.localdate(now)
    rows = ReminderDay.objects.filter(
        done_at=None, campaign__is_prepared=False, campaign__closes_on__gte=today
    )
    done = 0
    for row in rows.select_related("campaign").order_by("campaign_id", "-days_before"):
        if row.campaign.is_open(today) and rules.is_due(
            row.campaign.closes_on, row.days_before, today
        ):
            done += _once(row, now)
    return done


@transaction.atomic
def _once(row: ReminderDay, now: datetime) -> int:
    """Send the reminder of ROW unless another sweep was faster."""
    if not ReminderDay.objects.filter(pk=row.pk, done_at=None).update(done_at=now):
        return 0
    return remind(campaign=row.campaign, groups=tuple(rules.GROUPS), by=None, now=now)


def post_waiting(*, now: datetime, most: int = AT_ONCE) -> int:
    """Write the letters of at most MOST bodies that are to be reminded; return how many bodies."""
    keys = list(
        Reminded.objects.filter(posted_at=None).order_by("asked_at", "pk").values_list("pk")[:most]
    )
    return sum(_post(key, now) for (key,) in keys)


@transaction.atomic
def _post(key: int, now: datetime) -> bool:
    """Write the letters of the reminder KEY, unless somebody else does or nothing is left to do."""
    rows = Reminded.objects.select_for_update(of=("self",), skip_locked=True)
    known = rows.select_related("assessment__campaign", "assessment__entity")
    row = known.defer("assessment__frozen_levels").filter(pk=key, posted_at=None).first()
    if row is None:
        return False
    facts = {
        "assessment": row.assessment,
        "group": row.group,
        "path": reverse("selfassessment:assessment-detail", kwargs={"pk": row.assessment_id}),
    }
    owes = reminding.still_owes(row)
    people = reminding.managers([row.assessment.entity_id], row.on) if owes else {}
    for person in people.get(row.assessment.entity_id, []):
        letter = f"campaign-reminder:{row.assessment_id}:{row.on}:{person.pk}"
        letters.post(LETTER, facts, to=person, key=letter, now=now)
    Reminded.objects.filter(pk=row.pk).update(posted_at=now)
    return True
