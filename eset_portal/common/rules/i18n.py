"""Mark words in pure tables so that they are translated where they are shown."""


def noop(message: str) -> str:
    """Return MESSAGE unchanged; the catalogue tool collects it for translation."""
    return message
