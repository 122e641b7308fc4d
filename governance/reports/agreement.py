"""Write the agreement of adhesion with the facts of the body, as a tagged PDF to be signed."""

from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from eset_portal.common import pdf
from governance.models import Application, Population

TEMPLATE = "governance/adhesion/agreement.html"
STYLE = "css/agreement.css"
LANGUAGE = "ca"
"""The language of the method's owner; an agreement is not translated."""


def draw(case: Application, *, now: datetime) -> bytes:
    """Return the agreement of CASE, which has its number and terms; see `pdf.render` for errors."""
    with translation.override(LANGUAGE):
        context = {
            "case": case,
            "entity": case.entity,
            "day": timezone.localdate(now),
            "population": _population(case),
            "demo": settings.PORTAL_DEMO,
        }
        metadata = pdf.Metadata(
            title=f"{_('Agreement of adhesion to e-SET')} · {case.body_name}",
            language=LANGUAGE,
            author="Consorci Administració Oberta de Catalunya",
            created=now,
            identifier=case.agreement_number,
        )
        return pdf.render(render_to_string(TEMPLATE, context), [_style()], metadata=metadata)


def _population(case: Application) -> Population | None:
    rows = Population.objects.filter(entity=case.entity).order_by("-year")
    return rows.first()


@cache
def _style() -> str:
    return (Path(settings.BASE_DIR) / "static" / STYLE).read_text(encoding="utf-8")
