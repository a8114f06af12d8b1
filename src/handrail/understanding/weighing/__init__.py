"""Which action or event a text speaks of: the phrases that speak for each, and whether somebody asks or tells."""
