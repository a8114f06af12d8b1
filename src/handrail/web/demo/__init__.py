"""The demo: a throw-away database of five invented schools, and a page on which one becomes anybody there.

Only the command `handrail demo` uses this package, and fills it; its address exists in that mode alone.
"""
