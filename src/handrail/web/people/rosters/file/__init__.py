"""A CSV file as it came: its lines, which of its columns are ours, and what their cells say."""
