from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def of_their_groups(apps: Any, _schema_editor: Any) -> None:
    """Every draft there was is a group's: its network is the group's."""
    draft, group = apps.get_model("bylaws", "Draft"), apps.get_model("people", "Group")
    network = group.objects.filter(pk=models.OuterRef("group")).values("network")
    draft.objects.filter(network=None).update(network=models.Subquery(network))


class Migration(migrations.Migration):

    dependencies = [
        ('bylaws', '0004_chapters_and_common_numbers'),
        ('people', '0002_passkeys'),
    ]

    operations = [
        migrations.AddField(
            model_name='draft',
            name='network',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='people.network'),
        ),
        migrations.RunPython(of_their_groups, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='draft',
            name='network',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='people.network'),
        ),
        migrations.AlterField(
            model_name='draft',
            name='group',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='people.group'),
        ),
        migrations.AddIndex(
            model_name='draft',
            index=models.Index(condition=models.Q(('group', None)), fields=['network', 'state'], name='bylaws_draft_of_network'),
        ),
    ]
