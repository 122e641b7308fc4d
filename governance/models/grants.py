"""Rights over bodies as rows: django-guardian's tables with direct foreign keys."""

from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase


class EntityUserGrant(UserObjectPermissionBase):
    """A person holds a right over a body."""

    content_object = models.ForeignKey("governance.Entity", on_delete=models.CASCADE)

    class Meta(UserObjectPermissionBase.Meta):
        abstract = False


class EntityGroupGrant(GroupObjectPermissionBase):
    """A group (the team of a supporter) holds a right over a body."""

    content_object = models.ForeignKey("governance.Entity", on_delete=models.CASCADE)

    class Meta(GroupObjectPermissionBase.Meta):
        abstract = False
