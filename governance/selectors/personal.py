"""What the portal keeps about people, from the lists of the apps and the tables themselves."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.module_loading import import_string

from governance.models import User
from governance.rules.personal import Kept

USER = User._meta.label_lower
OF_PEOPLE = {"full_name", "first_name", "last_name", "username", "user_agent", "signatures"}
OF_PEOPLE_IN_PARTS = {"phone", "post", "email"}


def kept() -> list[Kept]:
    """Return what every app says that it keeps."""
    return [row for name in settings.PERSONAL_DATA for row in import_string(name)]


def model_of(row: Kept) -> type[models.Model]:
    """Return the table that ROW is about."""
    return next(model for model in _tables() if model._meta.label_lower == row.table)


def rows_of(row: Kept, user: User) -> models.QuerySet[models.Model]:
    """Return the rows of the table of ROW that are about USER or point to them."""
    points = Q(pk__in=[])
    for column in row.people:
        points |= Q(**{column: user.pk})
    return models.QuerySet(model_of(row)).filter(points | _about(row, user)).order_by("pk")


def own_rows(row: Kept, user: User) -> models.QuerySet[models.Model]:
    """Return the rows of the table of ROW that are about USER."""
    return models.QuerySet(model_of(row)).filter(_about(row, user))


def _about(row: Kept, user: User) -> Q:
    about = Q(pk__in=[])
    if row.table == USER:
        about |= Q(pk=user.pk)
    elif row.address:
        about |= Q(**{f"{row.address}__iexact": user.email})
    return about | Q(**{row.owner: user.pk}) if row.owner else about


def cells(row: Kept, found: models.Model, user: User, *, own: bool) -> dict[str, Any]:
    """Return what FOUND, a row of the table of ROW, says about USER, by the name of the column.

    Other people are not named: unless the row is about USER, OWN, what describes one is left out.
    """
    left_out = {*row.hidden, *(() if own else row.columns)}
    return {
        str(field.verbose_name): _said(found, field, user)
        for field in found._meta.concrete_fields
        if field.name not in left_out and not isinstance(field, models.BinaryField)
    }


def personal_columns() -> dict[str, set[str]]:
    """Return the columns of every table that point to a person or seem to describe one."""
    found = {model._meta.label_lower: {*_personal(model)} for model in _tables()}
    return {table: columns for table, columns in found.items() if columns}


def _tables() -> list[type[models.Model]]:
    return list(apps.get_models(include_auto_created=True))


def _personal(model: type[models.Model]) -> Iterator[str]:
    for field in model._meta.concrete_fields:
        points = field.is_relation and field.related_model is User
        describes = isinstance(field, models.EmailField | models.GenericIPAddressField)
        if points or describes or _tells(field.name):
            yield field.name


def _tells(name: str) -> bool:
    return name in OF_PEOPLE or not OF_PEOPLE_IN_PARTS.isdisjoint(name.split("_"))


def _said(found: models.Model, field: Any, user: User) -> Any:
    if not field.is_relation:
        return getattr(found, field.name)
    if field.related_model is User:
        key = getattr(found, field.attname)
        return None if key is None else _who(key, user)
    other = getattr(found, field.name)
    return None if other is None else str(other)


def _who(key: int, user: User) -> str:
    return str(user) if key == user.pk else "—"
