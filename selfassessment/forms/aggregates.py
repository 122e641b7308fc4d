"""What is asked of an aggregate report: about whom, and in which language."""

from typing import cast

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.models import Comarca, Entity
from governance.rules import entity_kinds
from selfassessment.models import Assessment, Campaign
from selfassessment.rules import aggregates
from selfassessment.selectors import standings

Choices = list[tuple[str, str]]


class AggregateForm(forms.Form):
    """ABOUT is a scope, and after a colon the key of its group."""

    about = forms.ChoiceField(label=_("About"))
    language = forms.ChoiceField(
        label=_("Language of the report"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )

    def __init__(self, *arguments: object, campaign: Campaign, **more: object) -> None:
        super().__init__(*arguments, **more)  # type: ignore[arg-type]
        scopes = aggregates.SCOPES
        whole = [
            (code, gettext(scopes[code])) for code in (aggregates.CATALONIA, aggregates.METHOD)
        ]
        groups = (
            (aggregates.COMARCA, _comarques(campaign)),
            (aggregates.SUPPORTER, _supporters(campaign)),
            (aggregates.KIND, _kinds(campaign)),
        )
        cast("forms.ChoiceField", self.fields["about"]).choices = [
            *whole,
            *(
                (gettext(scopes[scope]), [(f"{scope}:{key}", name) for key, name in rows])
                for scope, rows in groups
                if rows
            ),
        ]

    def asked(self) -> tuple[str, str]:
        """Return the scope and the key of the group."""
        scope, _colon, group = self.cleaned_data["about"].partition(":")
        return scope, group


def _comarques(campaign: Campaign) -> Choices:
    keys = Assessment.objects.filter(campaign=campaign).values("comarca")
    rows = Comarca.objects.filter(pk__in=keys).order_by("sort_name")
    return [(row.pk, row.name) for row in rows]


def _supporters(campaign: Campaign) -> Choices:
    found: list[Entity] = standings.supporters(campaign)
    return [(str(body.pk), body.name) for body in found]


def _kinds(campaign: Campaign) -> Choices:
    rows = Assessment.objects.filter(campaign=campaign).order_by("kind")
    used = set(rows.values_list("kind", flat=True))
    kinds = entity_kinds.KINDS.items()
    return [(code, gettext(kind.plural)) for code, kind in kinds if code in used]
