from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('wagtail_pressrelease', '0010_pdf'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['public_from'], name='press_edition_from'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['public_until'], name='press_edition_until'),
        ),
    ]
