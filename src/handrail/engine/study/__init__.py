"""Study policies rather than ask them: compare several, check the health of one, replay kept questions under two."""
