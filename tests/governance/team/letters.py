"""Read invitations as their letters tell them."""

import re

from governance.models import Invitation, Letter

LINK = re.compile(r"/invitacio/([^/\s]+)/")


def token_of(invitation: Invitation) -> str:
    """Return the token in the newest letter of INVITATION."""
    letter = Letter.objects.filter(key__startswith=f"invitation:{invitation.pk}:")
    found = LINK.search(letter.order_by("-key")[0].text)
    assert found
    return found[1]
