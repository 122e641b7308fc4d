"""Addresses of the library."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter, StringConverter

from docs_library.views import comparing, reading


class CodeConverter(StringConverter):
    """The code of a document, in whatever case it was typed."""

    regex = "[A-Za-z]{3}-[0-9]{2,3}"


class PartConverter(IntConverter):
    """One half of the number of an edition."""

    regex = "0|[1-9][0-9]{0,3}"


register_converter(CodeConverter, "document_code")
register_converter(PartConverter, "edition_part")

app_name = "docs_library"
DOCUMENT = "<document_code:code>/"
EDITION = f"{DOCUMENT}v/<edition_part:major>.<edition_part:minor>/"
TWO = (
    "canvis/<edition_part:major>.<edition_part:minor>"
    "...<edition_part:to_major>.<edition_part:to_minor>/"
)
urlpatterns = [
    path("", reading.document_list, name="document-list"),
    path(DOCUMENT, reading.document_detail, name="document-detail"),
    path(f"{DOCUMENT}canvis/", comparing.differences, name="differences"),
    path(f"{DOCUMENT}{TWO}", comparing.difference_detail, name="difference-detail"),
    path(EDITION, reading.edition_detail, name="edition-detail"),
    path(f"{EDITION}markdown/", reading.document_download, name="document-download"),
]
