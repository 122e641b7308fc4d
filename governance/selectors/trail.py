"""Lines of the audit trail, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext, ngettext

from governance.models import AuditEvent, Entity, User
from governance.rules.fact_words import FACT_WORDS
from governance.rules.verbs import Verb
from governance.selectors.fact_values import Values

USER = User._meta.label_lower
ENTITY = Entity._meta.label_lower
NEAR = 2
MOST_SAME = 10


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks for: a person's key, a verb, part of a body's name, first and last day.

    The person 0 is the portal itself.
    """

    who: int | None = None
    what: str | None = None
    body: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line as people read it."""

    number: int
    at: datetime
    who: str
    what: str
    body: str
    mark: str


def words() -> dict[str, Verb]:
    """Return the verbs of every app in words, keyed by code."""
    found: dict[str, Verb] = {}
    for name in settings.TRAIL_WORDS:
        found |= import_string(name)
    return found


def verbs() -> list[tuple[str, str]]:
    """Return the verbs that may occur as (code, heading) pairs, by heading."""
    pairs = [(code, gettext(verb.label)) for code, verb in words().items()]
    return sorted(pairs, key=lambda pair: pair[1].casefold())


def actors() -> list[tuple[int, str]]:
    """Return everybody who has written a line as (key, name) pairs, by name."""
    keys = AuditEvent.objects.exclude(actor=None).values("actor").distinct()
    people = User.objects.filter(pk__in=keys).order_by("full_name", "pk")
    return [(person.pk, str(person)) for person in people]


def events(wanted: Wanted) -> QuerySet[AuditEvent]:
    """Return the lines that fit WANTED, newest first."""
    fits = Q()
    if wanted.who is not None:
        fits &= Q(actor=wanted.who or None)
    if wanted.what:
        fits &= Q(verb=wanted.what)
    if wanted.body:
        text = wanted.body.strip()
        fits &= Q(acting_for__name__icontains=text) | Q(acting_for__search_name__icontains=text)
    if wanted.since:
        fits &= Q(at__gte=_midnight(wanted.since))
    if wanted.until:
        fits &= Q(at__lt=_midnight(wanted.until + timedelta(days=1)))
    rows = AuditEvent.objects.filter(fits).select_related("actor", "acting_for")
    return rows.order_by("-id")


def lines(rows: Iterable[AuditEvent], only: User | None = None) -> Iterator[Line]:
    """Put ROWS into words; names of people and bodies are asked for all rows at once.

    With ONLY, the words name no other person.
    """
    rows = list(rows)
    names, table, values = _names(rows, only), words(), Values()
    for row in rows:
        yield Line(
            number=row.pk,
            at=row.at,
            who=str(row.actor) if row.actor else gettext("The portal"),
            what=_sentence(row, table.get(row.verb), names, values),
            body=row.acting_for.name if row.acting_for else "",
            mark=bytes(row.hash).hex(),
        )


def lines_in_words(number: int) -> str:
    """Return NUMBER of lines as words."""
    return ngettext("%(number)d line", "%(number)d lines", number) % {"number": number}


def alone(number: int) -> AuditEvent | None:
    """Return line NUMBER; None if there is none."""
    rows = AuditEvent.objects.select_related("actor", "acting_for")
    return rows.filter(pk=number).first()


def around(row: AuditEvent) -> list[AuditEvent]:
    """Return the lines just before and after ROW, newest first, without ROW."""
    near = range(row.pk - NEAR, row.pk + NEAR + 1)
    rows = AuditEvent.objects.filter(pk__in=near).exclude(pk=row.pk)
    return list(rows.select_related("actor", "acting_for").order_by("-pk"))


def about_the_same(row: AuditEvent) -> list[AuditEvent]:
    """Return the newest other lines about the thing that ROW is about."""
    if not row.target_id:
        return []
    same = AuditEvent.objects.filter(target_type=row.target_type, target_id=row.target_id)
    rows = same.exclude(pk=row.pk).select_related("actor", "acting_for")
    return list(rows.order_by("-pk")[:MOST_SAME])


def heading(row: AuditEvent) -> str:
    """Return what kind of deed ROW tells of, in words; the code of a verb that is no more."""
    verb = words().get(row.verb)
    return gettext(verb.label) if verb else row.verb


def facts(row: AuditEvent) -> list[tuple[str, str]]:
    """Return the facts of ROW as (name, value) pairs in words, by name."""
    told = _told(row, _names([row]), Values())
    found = ((gettext(FACT_WORDS.get(name, name)), value) for name, value in told.items() if value)
    return sorted(found, key=lambda pair: pair[0].casefold())


def _told(row: AuditEvent, names: dict[tuple[str, str], str], values: Values) -> dict[str, str]:
    """Return the values of the facts of ROW in words, by the name of the fact."""
    found = {name: values.told(row.verb, name, value) for name, value in row.facts.items()}
    if "user" in found:
        found["user"] = names.get((USER, found["user"]), found["user"])
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _names(rows: list[AuditEvent], only: User | None = None) -> dict[tuple[str, str], str]:
    people = {row.target_id for row in rows if row.target_type == USER}
    people |= {str(row.facts["user"]) for row in rows if "user" in row.facts}
    bodies = {row.target_id for row in rows if row.target_type == ENTITY}
    found = {
        (USER, str(row.pk)): str(row) if only in (None, row) else gettext("another person")
        for row in User.objects.filter(pk__in=people)
    }
    found |= {(ENTITY, str(row.pk)): str(row) for row in Entity.objects.filter(pk__in=bodies)}
    return found


def _sentence(
    row: AuditEvent, verb: Verb | None, names: dict[tuple[str, str], str], values: Values
) -> str:
    if verb is None:
        return row.verb
    unnamed = row.target_id or gettext("unknown address")
    told = _told(row, names, values)
    told["target"] = names.get((row.target_type, row.target_id), unnamed)
    try:
        return gettext(verb.sentence or verb.label) % told
    except KeyError:  # an older line that lacks a fact
        return gettext(verb.label)
