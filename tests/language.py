"""Readers of other languages than Catalan."""

from django.conf import settings
from django.test import Client


def reading(client: Client, language: str) -> Client:
    """Return CLIENT after it chose LANGUAGE in the header."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client
