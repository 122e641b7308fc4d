"""Tables of what they follow."""

from docs_library.models.documents import Document
from docs_library.models.editions import Edition

__all__ = ["Document", "Edition"]
