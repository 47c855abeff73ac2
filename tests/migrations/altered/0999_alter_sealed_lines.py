"""A nullable column is added in place; a filled one makes SQLite build the table anew and drop its triggers with the old one."""

from pathlib import Path

from django.db import migrations, models

from khaotom.ledger import migrations as ours

NEWEST = max(file.stem for folder in ours.__path__ for file in Path(folder).glob("[0-9]*.py"))


class Migration(migrations.Migration):
    dependencies = [("ledger", NEWEST)]
    operations = [
        migrations.AddField("line", "added_empty", models.IntegerField(null=True)),
        migrations.AddField("line", "added_filled", models.IntegerField(default=7)),
        migrations.AddField("entry", "added_filled", models.IntegerField(default=7)),
    ]
