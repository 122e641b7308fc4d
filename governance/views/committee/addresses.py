"""Addresses of the bodies of governance."""

from django.urls import URLPattern, path

from governance.views.committee import session

ADDRESSES: list[URLPattern] = [
    path("sessions/<uuid:pk>/", session.page, name="session"),
]
