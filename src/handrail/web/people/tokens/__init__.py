"""Personal access tokens: what a program shows in place of a person, within some scopes and until a day."""
