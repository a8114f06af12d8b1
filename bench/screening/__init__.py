"""Planted texts with ground truth for the screening bench."""
