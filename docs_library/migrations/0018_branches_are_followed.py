"""A branch of the tree of collections can be followed like a collection."""

from django.db import migrations, models

import docs_library.rules.collection_names


class Migration(migrations.Migration):

    dependencies = [
        ('docs_library', '0017_practices_passed_to_the_consortium'),
    ]

    operations = [
        migrations.AlterField(
            model_name='subscription',
            name='collection',
            field=models.CharField(blank=True, choices=docs_library.rules.collection_names.followed_choices, default='', max_length=20),
        ),
    ]
