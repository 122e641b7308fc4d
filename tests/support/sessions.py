"""Sessions of people who are signed in, to hand to a client or a browser as a cookie."""

import time

from django.conf import settings
from django.test import Client

from governance.models import User


def opened(user: User, *, password_given: bool = False) -> str:
    """Return the key of a new session of USER, who has just given the password if so said."""
    client = Client()
    client.force_login(user)
    if password_given:
        session = client.session
        just_now = {"method": "password", "at": time.time(), "reauthenticated": True}
        session["account_authentication_methods"] = [just_now]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value
