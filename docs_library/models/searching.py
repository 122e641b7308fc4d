"""What a search looks in: a row an edition, and all the words of the library.

Both are written by triggers of the migration that makes them: whatever is published is found.
"""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from docs_library.models.editions import Edition


class SearchEntry(models.Model):
    """The words of an edition, made alike, with the weight of where they stand."""

    edition = models.OneToOneField(
        Edition, on_delete=models.PROTECT, primary_key=True, related_name="search_entry"
    )
    vector = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["vector"], name="search_entry_by_word")]

    def __str__(self) -> str:
        return str(self.edition_id)


class SearchWord(models.Model):
    """A word that stands somewhere in the library, as written and without accents."""

    word = models.CharField(max_length=30, primary_key=True)
    plain = models.CharField(max_length=60)

    class Meta:
        indexes = [
            GinIndex(fields=["plain"], name="search_word_by_likeness", opclasses=["gin_trgm_ops"])
        ]

    def __str__(self) -> str:
        return self.word
