"""What a roster would change: computed from the file and from what is known, before anything is written."""
