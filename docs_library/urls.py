"""Addresses of the library."""

from django.urls import path

from docs_library.views import reading

app_name = "docs_library"
EDITION = "<str:code>/v/<int:major>.<int:minor>/"
urlpatterns = [
    path("", reading.document_list, name="document-list"),
    path("<str:code>/", reading.document_detail, name="document-detail"),
    path(EDITION, reading.edition_detail, name="edition-detail"),
    path(f"{EDITION}markdown/", reading.document_download, name="document-download"),
]
