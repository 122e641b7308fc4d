"""The catalogue of services and tools, what is announced of them, and which body uses which."""

from django.db import models
from django.utils.translation import gettext

from eset_portal.common.models import Keyed
from governance.rules import tools


def kind_choices() -> list[tuple[str, str]]:
    """Return what may be announced of a tool as (code, words) pairs."""
    return list(tools.KINDS.items())


class Tool(Keyed):
    """A service or tool of e-administration. VERSION counts the changes of its words."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    group = models.CharField(max_length=12, choices=tools.group_choices)
    purpose = models.TextField(max_length=1000)
    owner = models.CharField(max_length=120)
    website = models.URLField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name

    @property
    def group_label(self) -> str:
        """The group in the reader's language."""
        return gettext(tools.GROUPS[self.group])
