"""What may be typed in; nothing is saved here."""

from collections.abc import Iterable, Mapping
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.models import Entity
from governance.rules import bands, entity_kinds
from selfassessment.rules.answer_rules import LONGEST_COMMENT, LONGEST_REASON
from selfassessment.rules.scoring.degrees import DEGREES
from selfassessment.selectors.dashboards import OTHERS
from selfassessment.selectors.standings import SORTS, Wanted
from selfassessment.services.answering import Draft

NOT_APPLICABLE = "na"
STAGE_WORDS = [
    ("waiting", _("Not begun")),
    ("started", _("Under way")),
    ("submitted", _("Submitted")),
]


class _Lines(forms.CharField):
    """A text whose line ends count as one character, as the page counts them."""

    def to_python(self, value: Any) -> str:
        """Return VALUE with the line ends that people typed, not those that forms send."""
        return cast("str", super().to_python(value)).replace("\r\n", "\n")


class AnswerForm(forms.Form):
    """One answer as it comes from the page; the template draws it, this validates it."""

    level = forms.ChoiceField(
        choices=[("", ""), *((str(n), str(n)) for n in range(5)), (NOT_APPLICABLE, "")],
        required=False,
        error_messages={"invalid_choice": _("Choose one of the levels from 0 to 4.")},
    )
    reason = _Lines(max_length=LONGEST_REASON, required=False)
    comment = _Lines(max_length=LONGEST_COMMENT, required=False, strip=False)
    version = forms.IntegerField(min_value=0)
    over = forms.IntegerField(min_value=0, required=False)
    key = forms.UUIDField()
    after = forms.UUIDField(required=False)

    def draft(self, code: str) -> Draft:
        """Return the valid form as the draft of an answer to question CODE."""
        data: dict[str, Any] = self.cleaned_data
        level: str = data["level"]
        not_applicable = level == NOT_APPLICABLE
        return Draft(
            code=code,
            level=int(level) if level and not not_applicable else None,
            not_applicable=not_applicable,
            reason=data["reason"] if not_applicable else "",
            comment=data["comment"],
            seen=data["version"] if data["over"] is None else data["over"],
            key=data["key"],
            after=data["after"],
        )


def fresh_key() -> UUID:
    """Return a new key for the next change."""
    return uuid4()


class StandingsForm(forms.Form):
    """What is asked of the list of bodies; anything unknown is ignored."""

    stage = forms.ChoiceField(label=_("State"), required=False)
    degree = forms.ChoiceField(label=_("Degree"), required=False)
    band = forms.ChoiceField(label=_("Size"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    supporter = forms.ChoiceField(label=_("Supporter"), required=False)
    sort = forms.ChoiceField(choices=[(key, key) for key in SORTS], required=False)

    def __init__(self, data: Mapping[str, Any], *, bodies: Iterable[Entity]) -> None:
        super().__init__(data)
        lists: dict[str, list[tuple[str, Any]]] = {
            "stage": STAGE_WORDS,
            "degree": [(degree.code, gettext(degree.label)) for degree in DEGREES],
            "band": [*bands.choices(), (OTHERS, _("Others"))],
            "kind": entity_kinds.choices(),
            "supporter": [(str(body.pk), body.name) for body in bodies],
        }
        for name, rows in lists.items():
            field = cast("forms.ChoiceField", self.fields[name])
            field.choices = [("", _("All")), *((code, gettext(str(word))) for code, word in rows)]

    def wanted(self) -> Wanted:
        """Return the valid part of what is asked."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return Wanted(**asked)
