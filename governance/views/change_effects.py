"""What a change of a body brings, in sentences to read before one confirms it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eset_portal.templatetags.days import in_words
from governance.models import Entity, Support
from governance.rules import bands, entity_kinds
from governance.selectors import past

Facts = dict[str, Any]
"""What the form of the change said."""


def figure(entity: Entity, facts: Facts) -> list[str]:
    """Say which band the new figure means."""
    known = past.standing(entity, facts["on"])
    before = known.band
    after = bands.band_of(facts["inhabitants"]) if entity_kinds.KINDS[entity.kind].banded else ""
    if not after or before == after:
        return [_("Its band stays as it is.")] if after else []
    words = {"after": _(bands.BANDS[after].label)}
    if not before:
        return [_("Its band is then: %(after)s.") % words]
    words["before"] = _(bands.BANDS[before].label)
    return [
        _("It crosses into another band: from “%(before)s” to “%(after)s”.") % words,
        _("From its next self-assessment on, questions and comparison are those of the new band."),
    ]


def comarca(entity: Entity, facts: Facts) -> list[str]:
    """Say which comarca it leaves for which."""
    known = past.standing(entity, facts["on"])
    words = {
        "before": known.comarca or "—",
        "after": facts["comarca"].name,
        "day": in_words(facts["on"]),
    }
    return [_("Until %(day)s: %(before)s. From then on: %(after)s.") % words]


def name(entity: Entity, facts: Facts) -> list[str]:
    """Say how it was and will be called."""
    words = {"before": entity.name, "after": facts["name"]}
    return [
        _("“%(before)s” will be called “%(after)s”.") % words,
        _("It is still found by its old name."),
    ]


def parent(entity: Entity, facts: Facts) -> list[str]:
    """Say on whom it depended and will depend."""
    words = {
        "before": entity.parent.name if entity.parent else "—",
        "after": facts["parent"].name,
    }
    return [_("Until now it depends on %(before)s, then on %(after)s.") % words]


def end(entity: Entity, facts: Facts) -> list[str]:
    """Say who and what rests on a body that ends."""
    people = entity.memberships.filter(ends_on=None).values("user").distinct().count()
    below = Entity.objects.filter(parent=entity, status=Entity.Status.ACTIVE).count()
    successor: Entity | None = facts.get("successor")
    found = [_("%(body)s is no more from %(day)s on.") % _words(entity, facts)]
    if people:
        text = ngettext(
            "%(number)d person loses their role there today.",
            "%(number)d people lose their roles there today.",
            people,
        )
        found.append(text % {"number": people})
    if Support.objects.filter(entity=entity, ends_on=None).exists():
        found.append(_("The support of %(body)s ends on that day.") % _words(entity, facts))
    if successor and below:
        text = ngettext(
            "%(number)d body that depends on it depends on %(successor)s then.",
            "%(number)d bodies that depend on it depend on %(successor)s then.",
            below,
        )
        found.append(text % {"number": below, "successor": successor.name})
    return found


def _words(entity: Entity, facts: Facts) -> dict[str, str]:
    return {"body": entity.name, "day": in_words(facts["on"])}


def merger(entity: Entity, facts: Facts) -> list[str]:
    """Say it for each body that merges, and what the merger leaves to be stated."""
    found = [
        sentence
        for body in facts["bodies"]
        for sentence in end(body, {**facts, "successor": entity})
    ]
    if entity_kinds.KINDS[entity.kind].banded:
        found.append(_("Inhabitants are not added up: state the new figure when there is one."))
    return found
