"""Append-only, hash-chained streams of entries, and what checks them; no pages."""
