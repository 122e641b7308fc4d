"""What is done in one go leaves what one by one would leave, in the state and in the database."""

from typing import Any

from django.db import connection, migrations, models
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from eset_portal.common.migrating import InOneGo, in_one_go


def table(name: str, *more: tuple[str, "models.Field[Any, Any]"]) -> migrations.CreateModel:
    """Return an operation that creates the model NAME with its key and MORE."""
    return migrations.CreateModel(name, [("id", models.AutoField(primary_key=True)), *more])


def operations() -> list[Operation]:
    """Return what makes two tied tables with a rule and an index."""
    positive = models.CheckConstraint(condition=models.Q(size__gt=0), name="trial_size_is_positive")
    return [
        table("Town", ("size", models.IntegerField(default=1))),
        table("Street"),
        migrations.AddField("Street", "town", models.ForeignKey("trial.Town", models.CASCADE)),
        migrations.AddConstraint("Town", positive),
        migrations.AddIndex("Town", models.Index(fields=["size"], name="trial_size")),
        migrations.RunSQL("SELECT 1", "SELECT 1"),
        migrations.AddField("Town", "name", models.TextField(default="")),
    ]


def after(steps: list[Operation], *, drawn: bool) -> ProjectState:
    """Return the state that STEPS lead to, where models are DRAWN or only described."""
    state = ProjectState()
    if drawn:
        assert state.apps
    for step in steps:
        step.state_forwards("trial", state)
    return state


def test_neighbours_of_one_sort_go_together_and_others_stay_where_they_are() -> None:
    found = in_one_go(operations())
    sizes = [len(step.operations) if isinstance(step, InOneGo) else 0 for step in found]
    assert sizes == [2, 3, 0, 1]


def test_the_models_are_those_that_one_by_one_would_leave() -> None:
    for drawn in (True, False):
        assert after(in_one_go(operations()), drawn=drawn) == after(operations(), drawn=drawn)


def test_the_models_drawn_know_their_ties() -> None:
    apps = after(in_one_go(operations()), drawn=True).apps
    street, town = apps.get_model("trial", "Street"), apps.get_model("trial", "Town")
    assert street._meta.get_field("town").related_model is town
    assert {field.name for field in town._meta.get_fields()} >= {"size", "name", "street"}


def test_the_database_gets_all_of_it_and_gives_it_back(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path TO pg_temp, public")  # the app may make no others
    steps, states = in_one_go(operations()), [ProjectState()]
    with connection.schema_editor() as editor:
        for step in steps:
            states.append(states[-1].clone())
            step.state_forwards("trial", states[-1])
            step.database_forwards("trial", editor, *states[-2:])
    assert _parts() == {"trial_size_is_positive", "trial_size"}
    with connection.schema_editor() as editor:
        for number, step in reversed(list(enumerate(steps))):
            step.database_backwards("trial", editor, states[number + 1], states[number])
    assert _parts() == set()
    assert "trial_town" not in connection.introspection.table_names()


def _parts() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conname = 'trial_size_is_positive'"
            " UNION SELECT indexname FROM pg_indexes WHERE indexname = 'trial_size'"
        )
        return {name for (name,) in cursor.fetchall()}
