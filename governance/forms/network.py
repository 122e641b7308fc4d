"""What a reader of the directory may ask for, and the contact line of a body."""

from django import forms
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, ChoiceFilter

from governance.forms.entities import EntityFilter
from governance.forms.naming import NameField
from governance.models import DeploymentPlan, ToolUse
from governance.models.dated import holding
from governance.models.entities import EntityQuerySet
from governance.rules.deployment.phases import PHASES
from governance.rules.tools import USED
from governance.selectors import network

LONGEST_ABOUT = 300
DONE = "finished"


def phase_choices() -> list[tuple[str, str]]:
    """Return the phases in the reader's language, and that all are closed."""
    named = [(phase.code, gettext(phase.label)) for phase in PHASES.values()]
    return [*named, (DONE, gettext("Finished"))]


class MemberFilter(EntityFilter):
    """The filters of the register, and whether somebody can be asked."""

    phase = ChoiceFilter(
        choices=phase_choices, method="in_phase", label=_("Phase"), empty_label=_("All")
    )
    tool = ChoiceFilter(
        choices=network.tool_choices, method="with_tool", label=_("Tool"), empty_label=_("All")
    )
    contact = BooleanFilter(
        method="with_contact",
        label=_("Only with somebody to ask"),
        widget=forms.CheckboxInput,
    )

    def in_phase(self, rows: EntityQuerySet, _name: str, code: str) -> EntityQuerySet:
        """Keep the bodies whose plan is in that phase."""
        plans = DeploymentPlan.objects.filter(entity=OuterRef("pk"), ended_at=None)
        return rows.filter(Exists(plans.filter(phase="" if code == DONE else code)))

    def with_tool(self, rows: EntityQuerySet, _name: str, slug: str) -> EntityQuerySet:
        """Keep the bodies that use that tool today."""
        uses = ToolUse.objects.filter(entity=OuterRef("pk"), tool__slug=slug, level__in=USED)
        return rows.filter(Exists(holding(uses, timezone.localdate())))

    def with_contact(self, rows: EntityQuerySet, _name: str, wanted: bool) -> EntityQuerySet:  # noqa: FBT001 - django-filter calls it so
        """Keep the bodies that name a contact, if that is WANTED."""
        return rows.filter(contact__isnull=False) if wanted else rows


class ContactForm(forms.Form):
    """Whom the other bodies may ask."""

    name = NameField(label=_("Name"))
    post = NameField(label=_("Post"), help_text=_("For example: secretary, archivist."))
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("Rather the address of the service than a private one.")
    )
    about = forms.CharField(
        label=_("What can they be asked about"),
        required=False,
        max_length=LONGEST_ABOUT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    agreed = forms.BooleanField(
        label=_("This person agrees that the members of the network see these lines."),
        error_messages={"required": _("Without their agreement nobody can be named.")},
    )

    @property
    def line(self) -> dict[str, str]:
        """What the members will see."""
        return {name: self.cleaned_data[name] for name in ("name", "post", "email", "about")}
