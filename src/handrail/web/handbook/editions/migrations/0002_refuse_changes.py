"""Puts the trigger on that refuses to change a published edition or what is signed of it; `triggers` has its words.

A later migration that alters one of these tables has to put it on again: SQLite alters a table by making it anew.
"""

from django.db import migrations

from handrail.web.handbook.editions import triggers


class Migration(migrations.Migration):
    dependencies = [("editions", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: triggers.install(editor.connection),
            lambda apps, editor: triggers.remove(editor.connection),
        )
    ]
