"""Whom the other bodies may ask, where a body chose to say so."""

from django.db import models

from governance.models.entities import Entity
from governance.models.people import User


class PublicContact(models.Model):
    """A line that the members of the network see; without one, nobody is named."""

    entity = models.OneToOneField(Entity, on_delete=models.PROTECT, related_name="contact")
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=120)
    email = models.EmailField()
    about = models.CharField(max_length=300, blank=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"
