from datetime import date

from django.db import migrations, models


def fill(apps, schema_editor):
    """What was issued before learns whom it names, and says what was agreed where lists can ask."""
    people = dict(apps.get_model("wagtail_pressrelease", "Person").objects.values_list("pk", "key"))
    editions = apps.get_model("wagtail_pressrelease", "Edition").objects
    for edition in editions.select_related("revision").iterator(200):
        persons = persons_by_row(edition.revision.content)
        rows = [*edition.data["signatories"], *edition.data["quotes"]]
        for row in rows:
            row["person"] = people.get(persons.get(row["uid"]), "")
        agreement = edition.data.get("agreement") or {}
        edition.agreement_kind = agreement.get("kind", "")
        edition.signed_on = day(agreement.get("signed_on"))
        edition.valid_until = day(agreement.get("valid_until"))
        edition.save(update_fields=["data", "agreement_kind", "signed_on", "valid_until"])
        edition.people.set({persons[row["uid"]] for row in rows if row["person"]})


def persons_by_row(content):
    """The primary key of who signs or speaks, by the uid of the row in a version."""
    columns = (("signatories", "person"), ("quotes", "speaker"))
    return {str(row["uid"]): row[column] for name, column in columns for row in content.get(name) or ()}


def day(stored):
    return date.fromisoformat(stored) if stored else None


class Migration(migrations.Migration):

    dependencies = [
        ('wagtail_pressrelease', '0008_text_status'),
    ]

    operations = [
        migrations.AddField(
            model_name='edition',
            name='agreement_kind',
            field=models.CharField(blank=True, choices=[('memorandum', 'Memorandum of understanding'), ('contract', 'Contract'), ('partnership', 'Partnership agreement'), ('other', 'Other agreement')], max_length=12, verbose_name='kind of agreement'),
        ),
        migrations.AddField(
            model_name='edition',
            name='people',
            field=models.ManyToManyField(related_name='+', to='wagtail_pressrelease.person'),
        ),
        migrations.AddField(
            model_name='edition',
            name='signed_on',
            field=models.DateField(blank=True, null=True, verbose_name='signed on'),
        ),
        migrations.AddField(
            model_name='edition',
            name='valid_until',
            field=models.DateField(blank=True, null=True, verbose_name='valid until'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('agreement_kind', ''), _negated=True), fields=['language', 'signed_on'], name='press_edition_signed'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
