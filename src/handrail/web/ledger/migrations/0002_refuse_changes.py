"""Puts the triggers on that refuse every change to streams and entries.

A later migration that alters one of these tables has to put them on again: SQLite alters a table by making it anew.
"""

from django.db import migrations

from handrail.web.ledger import triggers


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: triggers.install(editor.connection),
            lambda apps, editor: triggers.remove(editor.connection),
        )
    ]
