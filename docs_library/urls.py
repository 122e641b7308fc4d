"""Addresses of the library."""

from django.urls import URLPattern

app_name = "docs_library"
urlpatterns: list[URLPattern] = []
