"""Questions as school people type them, each with the structured question that it states, and how answers score."""
