"""An edition as a Markdown file."""

import yaml

from docs_library.models import Edition


def write(edition: Edition, *, address: str) -> str:
    """Return EDITION as Markdown that begins with its facts and its permanent ADDRESS.

    Only what never changes: until when it was in force is told by the portal.
    """
    facts = {
        "code": edition.document.code,
        "title": edition.title,
        "edition": str(edition.number),
        "effective_from": edition.effective_from,
        "norms": list(edition.norms),
        "change_note": edition.change_note,
        "sha256": edition.sha256,
        "address": address,
    }
    head = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{head}---\n\n# {edition.title}\n\n{edition.text}"
