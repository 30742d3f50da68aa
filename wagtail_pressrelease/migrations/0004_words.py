from django.apps import apps as site
from django.db import migrations, models
from modelcluster.models import model_from_serializable_data

from wagtail_pressrelease.publishing import value
from wagtail_pressrelease.publishing.words import words


def fill(apps, schema_editor):
    """What was issued before gets its words. They are in the search index once that is rebuilt."""
    types = dict(apps.get_model("contenttypes", "ContentType").objects.values_list("pk", "model"))
    labels = dict(apps.get_model("contenttypes", "ContentType").objects.values_list("pk", "app_label"))
    for edition in apps.get_model("wagtail_pressrelease", "Edition").objects.select_related("revision").iterator(200):
        kind = edition.revision.content_type_id
        model = site.get_model(labels[kind], types[kind])
        page = model_from_serializable_data(model, edition.revision.content, check_fks=False, strict_fks=False)
        edition.words = words(page, value.load(edition.data))
        edition.save(update_fields=["words"])


class Migration(migrations.Migration):

    dependencies = [
        ('wagtail_pressrelease', '0003_house_style'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        migrations.AddField(
            model_name='edition',
            name='words',
            field=models.TextField(blank=True, verbose_name='words that it is found by'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
