"""What a change note must say, by the kind of change."""

from docs_library.rules import rendering
from docs_library.rules.content import Content

SHORTEST_NOTE, SHORTEST_WHY = 20, 10


def tells(content: Content) -> bool:
    """Say whether CONTENT tells its readers enough about what changes.

    A first edition has nothing to compare with; a small change says what; a major one also why,
    and at least one impact.
    """
    if content.change_kind == "initial":
        return True
    if content.change_kind == "major":
        impacts = (
            content.impact_normative,
            content.impact_technological,
            content.impact_organisational,
        )
        return (
            len(content.change_note.strip()) >= SHORTEST_NOTE
            and len(content.why.strip()) >= SHORTEST_WHY
            and any(impact.strip() for impact in impacts)
        )
    return bool(content.change_note.strip())


def is_whole(content: Content) -> bool:
    """Say whether title, summary and text all say something."""
    return all(map(rendering.says_anything, (content.title, content.summary, content.text)))
