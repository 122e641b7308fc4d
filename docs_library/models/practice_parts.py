"""What a shared practice stands on and hands out: documents, tools, files."""

from django.db import models

from docs_library.models import practice_guards as guards
from docs_library.models.documents import Document
from docs_library.models.files import StoredFile
from docs_library.models.practices import Practice
from eset_portal.common.models import Keyed


class PracticeDocument(Keyed):
    """A practice follows a document of the method."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="documents")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="practices")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "document"], name="practice_follows_a_document_once"
            )
        ]
        triggers = [guards.while_draft()]

    def __str__(self) -> str:
        return f"{self.practice_id} {self.document_id}"


class PracticeTool(Keyed):
    """A practice is done with a tool."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="tools")
    tool = models.ForeignKey("governance.Tool", on_delete=models.PROTECT, related_name="practices")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "tool"], name="practice_names_a_tool_once")
        ]
        triggers = [guards.while_draft()]

    def __str__(self) -> str:
        return f"{self.practice_id} {self.tool_id}"


class PracticeFile(Keyed):
    """A file that a practice hands out, under the name with which readers get it."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="files")
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="practices")
    name = models.CharField(max_length=130)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "name"], name="practice_file_name_is_unique"
            )
        ]
        triggers = [guards.while_draft()]

    def __str__(self) -> str:
        return self.name
