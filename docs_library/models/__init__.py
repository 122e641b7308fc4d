"""Tables of what they follow."""

from docs_library.models.documents import Document
from docs_library.models.editions import Edition
from docs_library.models.searching import SearchEntry, SearchWord

__all__ = ["Document", "Edition", "SearchEntry", "SearchWord"]
