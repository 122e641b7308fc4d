"""Readers of another language than Catalan: they chose it, and their cookie says so."""

from django.conf import settings
from django.test import Client


def reading(client: Client, language: str = "en") -> Client:
    """Return CLIENT with LANGUAGE chosen, as by the links in the header."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client
