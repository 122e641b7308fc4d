"""People and what they may do where."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes people."""

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> "User":
        """Return a new person who signs in with EMAIL; no password means none that works."""
        if not email:
            raise ValueError("a person signs in with an e-mail address")
        user = self.model(email=self.normalize_email(email).lower(), **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the person with that address, in whatever case it was typed."""
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person: one account, many memberships."""

    email = models.EmailField(_("e-mail address"), unique=True)
    full_name = models.CharField(_("full name"), max_length=120)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)
    session_round = models.PositiveIntegerField(default=0, db_default=0)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_is_lower")
        ]

    def __str__(self) -> str:
        if self.forgotten_at:
            return gettext("Former user %(number)s") % {"number": self.pk}
        return self.full_name or self.email

    def get_full_name(self) -> str:
        """Return the name to show."""
        return str(self)

    def get_session_auth_hash(self) -> str:
        """Return what each session must bear: a new round ends all that there are."""
        return self._of_this_round(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Return what sessions may bear that are older than the secret key."""
        return map(self._of_this_round, super().get_session_auth_fallback_hash())

    def _of_this_round(self, mark: str) -> str:
        return f"{mark}:{self.session_round}" if self.session_round else mark
