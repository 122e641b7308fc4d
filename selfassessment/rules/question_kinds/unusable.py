"""What is given to a question and cannot be its answer."""

from collections.abc import Mapping


class Unusable(ValueError):
    """What was given is no answer to the question; the text waits for its PARAMS."""

    def __init__(self, message: str, **params: str | int) -> None:
        super().__init__(message)
        self.message = message
        self.params: Mapping[str, str | int] = params
