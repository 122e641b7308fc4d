"""Tie the citations of what is already published to norms, once, before they are frozen."""

from django.db import migrations

from docs_library.rules import norm_kinds


def tie(apps, _schema_editor):
    Edition = apps.get_model("docs_library", "Edition")
    Norm = apps.get_model("docs_library", "Norm")
    EditionNorm = apps.get_model("docs_library", "EditionNorm")
    for edition in Edition.objects.exclude(norms=[]).only("norms"):
        for position, citation in enumerate(edition.norms):
            kind, name = norm_kinds.identify(citation)
            norm, _made = Norm.objects.get_or_create(
                name=name, defaults={"kind": kind, "title": name}
            )
            EditionNorm.objects.create(
                edition=edition, norm=norm, citation=citation, position=position
            )


class Migration(migrations.Migration):
    """Norms as data."""

    dependencies = [("docs_library", "0003_editing_and_publishing")]
    operations = [migrations.RunPython(tie, migrations.RunPython.noop)]
