"""Questions as school people type them, each with the structured question that its words state, and how answers are scored."""
