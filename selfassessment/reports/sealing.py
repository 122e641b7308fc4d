"""The electronic seal of the portal on a report, where the settings name one."""

from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from eset_portal.common.pdf_terms import BadSeal, Seal

SEALER = "eset_portal.common.pdf_sealing.seal"  # takes half a second to load: not without a seal


def sealed(content: bytes) -> tuple[bytes, str]:
    """Return the PDF CONTENT with the seal of the settings, and the name on its certificate.

    Without a seal in the settings it stays as it is, and nobody is named. BadSeal when the file
    of the seal is missing or no good.
    """
    if not settings.SEAL_FILE:
        return content, ""
    stamps = settings.SEAL_TIMESTAMPS if settings.SEAL_LEVEL == "b-t" else ""
    try:
        store = Path(settings.SEAL_FILE).read_bytes()
    except OSError as error:
        raise BadSeal(str(error)) from error
    seal = Seal(store, settings.SEAL_PASSWORD, stamps)
    put: tuple[bytes, str] = import_string(SEALER)(
        content, seal, reason=_("Seal of the portal that issued it")
    )
    return put
