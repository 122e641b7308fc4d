"""The control: whether the method is applied properly."""

from django.utils.translation import gettext as _

from selfassessment.reports.values import ReportContext, Section


def build(context: ReportContext) -> Section | None:
    """Return the result of the control, or None if there is none to tell."""
    if context.control is None:
        return None
    return Section(
        title=_("Control of the correct application"),
        template="selfassessment/report/control.html",
        anchor="control",
        data={"control": context.control},
    )
