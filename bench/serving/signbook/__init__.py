"""The peer's app: a signature and an audit row."""
