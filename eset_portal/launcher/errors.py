"""What can go wrong while starting, said so that a person can act on it."""


class StartError(Exception):
    """Something is missing or in the way; the text says what and what to do."""
