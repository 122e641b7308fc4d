"""What stands beside an edition for the person who reads it: following, having read, adopting."""

from datetime import date

from docs_library.models import Edition
from docs_library.rules import adapting, telling
from docs_library.selectors import acknowledging, adoption, notices
from docs_library.selectors.adapting import copies, texts
from docs_library.selectors.practices import lists as practices
from governance.models import Entity, User
from governance.rules import roles


def beside(
    person: User, body: Entity | None, edition: Edition, today: date, rights: frozenset[str]
) -> dict[str, object]:
    """Return what the page of EDITION offers PERSON, who acts for BODY with RIGHTS."""
    own = copies.of_body(body, edition.document) if body else None
    adopts = roles.SUBMIT in rights
    return {
        "acknowledging": acknowledging.asked(person, edition, on=today),
        "following": notices.following(person, edition),
        "rhythms": telling.rhythm_choices(),
        "adopts": adopts,
        "adopted": adoption.last(body, edition) if body and adopts else None,
        "own": own,
        "own_shown": own is not None
        and own.state in adapting.SHOWN
        and texts.approved(own) is not None,
        "practices": list(practices.beside(edition.document)),
        "may_adapt": roles.ANSWER in rights,
        "body": body,
        "today": today,
    }
