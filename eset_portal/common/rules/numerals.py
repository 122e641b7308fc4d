"""Whole numbers as forms and addresses write them."""

LONGEST = 9  # digits, which every integer column holds
NONE = -1


def whole(written: str) -> int:
    """Return the whole number that WRITTEN is, in plain digits; NONE, -1, for anything else."""
    plain = written.isascii() and written.isdigit() and len(written) <= LONGEST
    return int(written) if plain else NONE
