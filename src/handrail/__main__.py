"""`python -m handrail` is the same as `handrail`."""

from handrail.cli import main

main(prog_name="handrail")
