"""Signs that nobody sees and that would make one text look like another."""

import re

# Control characters, and those that turn the direction of the text around them or are not seen.
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_ENDS_OF_LINES = str.maketrans("", "", "\n\r\t")


def has_unseen(text: str, *, in_lines: bool = False) -> bool:
    """Say whether TEXT has a sign that nobody sees; ends of lines are fine IN_LINES."""
    return bool(_UNSEEN.search(text.translate(_ENDS_OF_LINES) if in_lines else text))
