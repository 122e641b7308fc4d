"""The text in which a search once looked is gone: nothing reads it since 0006."""

from django.db import migrations


class Migration(migrations.Migration):
    """Drop `search_text`."""

    dependencies = [("docs_library", "0010_search_vectors_stay_in_their_rows")]
    operations = [migrations.RemoveField(model_name="edition", name="search_text")]
