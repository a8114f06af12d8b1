"""Signing the policy: who is asked, a short check of understanding, paper, reminders, certificates."""
