"""The demo: a throw-away database with a trust of five invented schools, and a page on which one becomes anybody there.

Nothing outside imports this package: its address exists only where the mode is `demo`, and it is filled by `handrail demo`.
"""
