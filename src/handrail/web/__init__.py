"""The web app: one Django project, one app for each part of a school's work with its policy."""
