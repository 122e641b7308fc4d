"""The questionnaire of needs as a form, made from its table."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext

from governance.models import NeedsRecord
from governance.rules.deployment import needs, needs_answers
from governance.rules.deployment.needs import Question
from governance.rules.deployment.needs_answers import Answer


class NeedsForm(forms.Form):
    """One field for each question. `seen` is the number of the answers that they saw."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self,
        questions: Sequence[Question],
        record: NeedsRecord | None,
        data: QueryDict | None = None,
    ) -> None:
        initial = {**(record.answers if record else {}), "seen": record.number if record else 0}
        super().__init__(data, initial=initial, use_required_attribute=False)
        self.questions = questions
        for question in questions:
            self.fields[question.code] = _field(question)

    def clean(self) -> dict[str, object]:
        """Say of each answer that cannot be one why not."""
        found: dict[str, object] = super().clean() or {}
        self.answers = {row.code: _answer(found.get(row.code)) for row in self.questions}
        for code, text in needs_answers.problems(self.questions, self.answers).items():
            if code not in self.errors:
                self.add_error(code, gettext(text))
        return found


def _answer(value: object) -> Answer:
    return value if isinstance(value, (int, list)) else str(value or "")


def _field(question: Question) -> forms.Field:
    label = gettext(question.text)
    choices = [(option.code, gettext(option.label)) for option in question.options]
    if question.kind == needs.NUMBER:
        return forms.IntegerField(
            label=label,
            required=question.required,
            min_value=0,
            max_value=needs_answers.MOST,
            widget=forms.NumberInput(attrs={"class": "short"}),
        )
    if question.kind == needs.CHOICE:
        return forms.ChoiceField(
            label=label, required=question.required, choices=choices, widget=forms.RadioSelect
        )
    if question.kind == needs.SEVERAL:
        return forms.MultipleChoiceField(
            label=label,
            required=question.required,
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
        )
    return forms.CharField(
        label=label,
        required=question.required,
        max_length=needs_answers.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
