"""For which bodies a campaign is, and what is asked of its list."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.rules import bands, entity_kinds
from governance.selectors import entities
from selfassessment.rules import campaigns as stages
from selfassessment.rules.populations import ADHESIONS, Population
from selfassessment.selectors.populations import JOINING
from selfassessment.selectors.progress import Line, Wanted

LONGEST_LIST = 200_000
WITHOUT = "none"


def _many(label: object) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,  # type: ignore[arg-type]
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from the list.")},
    )


class PopulationForm(forms.Form):
    """Filters on the register: what is left empty asks nothing; all must hold."""

    kinds = _many(_("Kinds of body"))
    bands = _many(_("Inhabitants"))
    adhesions = _many(_("Adhesion"))
    supporters = _many(_("Accompanied by"))
    comarques = _many(_("Comarques"))
    text = forms.CharField(
        label=_("Only the bodies of a list"),
        required=False,
        max_length=LONGEST_LIST,
        strip=False,
        help_text=_("One body a line: its code of ten digits, its INE code, or its name."),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def __init__(self, data: Mapping[str, Any] | None, **more: Any) -> None:
        super().__init__(data, **more)
        lists: dict[str, list[tuple[str, Any]]] = {
            "kinds": [(code, gettext(entity_kinds.KINDS[code].plural)) for code in JOINING],
            "bands": [(code, gettext(label)) for code, label in bands.choices()],
            "adhesions": [(code, gettext(label)) for code, label in ADHESIONS.items()],
            "supporters": [*entities.supporter_choices(), (WITHOUT, gettext("Nobody"))],
            "comarques": entities.comarca_choices(),
        }
        for name, rows in lists.items():
            cast("forms.MultipleChoiceField", self.fields[name]).choices = rows

    def population(self) -> Population:
        """Return the valid form."""
        given = self.cleaned_data
        keys = tuple("" if key == WITHOUT else key for key in given["supporters"])
        several = {name: tuple(given[name]) for name in ("kinds", "bands", "adhesions")}
        comarques = tuple(given["comarques"])
        return Population(supporters=keys, comarques=comarques, text=given["text"], **several)


def initial(population: Population) -> dict[str, Any]:
    """Return POPULATION as the form shows it."""
    facts = population.as_facts()
    return facts | {"supporters": [key or WITHOUT for key in population.supporters]}


class BodiesForm(forms.Form):
    """What is asked of the list of a campaign's bodies; anything unknown is ignored."""

    q = forms.CharField(label=_("Body"), required=False, max_length=100)
    stage = forms.ChoiceField(label=_("State"), required=False)
    supporter = forms.ChoiceField(label=_("Supporter"), required=False)
    comarca = forms.ChoiceField(label=_("Comarca"), required=False)

    def __init__(
        self, data: Mapping[str, Any], *, supporters: list[Line], comarques: list[Line]
    ) -> None:
        super().__init__(data)
        lists: dict[str, list[tuple[str, str]]] = {
            "stage": [(code, gettext(label)) for code, label in stages.STAGES.items()],
            "supporter": [(line.key, line.name) for line in supporters],
            "comarca": [(line.key, line.name) for line in comarques],
        }
        for name, rows in lists.items():
            field = cast("forms.ChoiceField", self.fields[name])
            field.choices = [("", gettext("All")), *rows]

    def wanted(self) -> Wanted:
        """Return the valid part of what is asked."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return Wanted(**asked)
