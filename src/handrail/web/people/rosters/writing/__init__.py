"""What the steps of a plan are once they are rows: read, looked at again, and written many at a time."""
