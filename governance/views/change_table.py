"""The changes of a body: the words of each, its form, what it brings, and the service behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from eset_portal.common.rules.i18n import noop
from governance.forms import changes as forms
from governance.models import Entity, User
from governance.rules import entity_kinds
from governance.services import changes, endings
from governance.views import change_effects
from governance.views.change_effects import Facts


@dataclass(frozen=True, slots=True)
class Change:
    """A change: part of its address, words, form, and for which kinds of body it makes sense."""

    slug: str
    label: str
    hint: str
    form: type[forms.ChangeForm]
    effects: Callable[[Entity, Facts], list[str]]
    act: Callable[[Entity, Facts, User, datetime], object]
    concerns: Callable[[Entity], bool] = lambda _entity: True
    danger: bool = False


CHANGES = {
    change.slug: change
    for change in (
        Change(
            "poblacio",
            noop("New population figure"),
            noop("The inhabitants on 1 January of a year, as the census says."),
            forms.PopulationForm,
            change_effects.figure,
            lambda entity, facts, by, _now: changes.state_population(
                entity=entity,
                year=facts["year"],
                inhabitants=facts["inhabitants"],
                correct=facts["correct"],
                by=by,
            ),
            lambda entity: entity_kinds.KINDS[entity.kind].in_comarca,
        ),
        Change(
            "comarca",
            noop("Change of comarca"),
            noop("It belongs to another comarca from a day on."),
            forms.ComarcaForm,
            change_effects.comarca,
            lambda entity, facts, by, _now: changes.move(
                entity=entity, comarca=facts["comarca"], on=facts["on"], by=by
            ),
        ),
        Change(
            "nom",
            noop("Another name"),
            noop("It is called otherwise from a day on."),
            forms.NameForm,
            change_effects.name,
            lambda entity, facts, by, now: changes.rename(
                entity=entity, name=facts["name"], on=facts["on"], by=by, now=now
            ),
        ),
        Change(
            "dependencia",
            noop("Depends on another body"),
            noop("The body that it depends on is another from a day on."),
            forms.ParentForm,
            change_effects.parent,
            lambda entity, facts, by, now: changes.attach(
                entity=entity, parent=facts["parent"], on=facts["on"], by=by, now=now
            ),
            lambda entity: entity_kinds.KINDS[entity.kind].has_parent,
        ),
        Change(
            "fusio",
            noop("Others merge into it"),
            noop("One or more bodies merge into this one, which takes over."),
            forms.MergerForm,
            change_effects.merger,
            lambda entity, facts, by, now: endings.merge(
                entities=facts["bodies"], successor=entity, on=facts["on"], by=by, now=now
            ),
            danger=True,
        ),
        Change(
            "dissolucio",
            noop("Dissolution"),
            noop("It is no more from a day on; somebody else may follow it."),
            forms.DissolutionForm,
            change_effects.end,
            lambda entity, facts, by, now: endings.dissolve(
                entity=entity, on=facts["on"], successor=facts["successor"], by=by, now=now
            ),
            danger=True,
        ),
    )
}


def possible(entity: Entity) -> list[Change]:
    """Return the changes that make sense for ENTITY; none for one that is no more."""
    if entity.status != Entity.Status.ACTIVE:
        return []
    return [change for change in CHANGES.values() if change.concerns(entity)]
