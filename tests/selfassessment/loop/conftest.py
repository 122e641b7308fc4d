"""One world for all that hangs together."""

from tests.architecture.conftest import source, world

__all__ = ["source", "world"]
