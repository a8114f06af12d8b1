"""Django's SQLite, with a fairer wait for the one writer; the engine that `environment` names."""
