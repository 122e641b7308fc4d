"""What publishing a questionnaire asks: about each accepted proposal on its questions."""

from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from docs_library.forms.proposals import aiming
from selfassessment.selectors import proposals


class PublishForm(forms.Form):
    """Whether the version resolves each accepted open proposal about questions of SLUG."""

    use_required_attribute = False

    def __init__(self, data: QueryDict | None, *, slug: str) -> None:
        super().__init__(data)
        hint = _("Accepted proposal: say what this version does about it.")
        aiming.ask(self, proposals.asked_by(slug), hint=hint)

    def brings(self) -> dict[UUID, bool]:
        """Return of each proposal that a valid form asked about whether it is resolved."""
        here = aiming.resolved(self) or set()
        return {key: key in here for key in aiming.asked(self)}
