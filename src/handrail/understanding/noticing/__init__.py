"""What a text shows before anybody asks what it means: people, ages, times, phrases that speak of a fact, denials."""
